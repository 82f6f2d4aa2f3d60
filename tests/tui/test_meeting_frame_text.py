"""The words around a session's work."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from casebook.meeting.clock import clock
from casebook.meeting.fidelity import Fidelity, HowItWent, PhaseFidelity, over_sessions
from casebook.meeting.moving import advance, skip, start
from casebook.meeting.state import PhaseState, SessionState
from strategies.loader import load_playbook
from tui.look import DARK
from tui.meeting_frame_text import PARTS, Aside, over_text, phase_list, script, top_line

PLAYBOOK = load_playbook()
NOW = datetime(2026, 3, 30, 9, 0, tzinfo=UTC)
STATE = start(
    SessionState("30", (PhaseState("open", 5), PhaseState("follow_up", 4), PhaseState("close", 2)), people=3), NOW
)


def top(state: SessionState, minutes: float) -> str:
    """The top line some minutes later."""
    now = NOW + timedelta(minutes=minutes)
    phase = PLAYBOOK.session.phase(state.phase.key)
    assert phase
    return top_line(state, phase, clock(state, now), 78, DARK.variables | {"accent": "#D9A75F"}).plain


def test_the_top_line_says_where_one_is_and_what_the_clock_advises() -> None:
    """Words as well as numbers; it is as wide as it may be."""
    assert top(STATE, 0).split() == ["Open", "phase", "1", "of", "3", "0:00", "/", "5:00"]
    assert "Half the time is gone." in top(STATE, 2.6)
    assert "Two minutes left." in top(STATE, 3.5)
    assert "2 minutes over. Go on when you are ready." in top(STATE, 7.2)
    assert {len(top(STATE, minutes)) for minutes in (0, 2.6, 3.5, 7.2)} == {78}


def test_a_short_line_cuts_words_and_never_the_clock() -> None:
    """Advice that does not fit is said shorter; a long name gives way before the time does."""
    phase = PLAYBOOK.session.phase("listen")
    assert phase
    late = clock(STATE, NOW + timedelta(minutes=7))
    shown = [
        top_line(STATE, phase, late, cells, DARK.variables | {"accent": "#D9A75F"}).plain for cells in (100, 76, 40)
    ]
    assert [len(line) for line in shown] == [100, 76, 40]
    assert all(line.endswith("7:00 / 5:00 ") for line in shown)
    assert [" over. Go on" in line for line in shown] == [True, False, False]
    assert "2 minutes over" in shown[1]


def test_a_part_of_the_script_says_how_to_see_the_rest() -> None:
    """And what was noted just now stands before it, in its place where there is room for one thing alone."""
    phase = PLAYBOOK.session.phase("open")
    assert phase
    one = script(phase, clock(STATE, NOW), PARTS[1:2]).plain
    assert one.startswith("Then   tab: watch for")
    assert phase.say not in one
    aside = Aside("Noted. Now ask", "What [/foo] did we leave out?")
    assert script(phase, clock(STATE, NOW), PARTS[:1], aside).plain == "Noted. Now ask\nWhat [/foo] did we leave out?\n"
    assert phase.say in script(phase, clock(STATE, NOW), PARTS, aside).plain


def test_a_pause_is_said() -> None:
    """In the place of advice."""
    assert "paused" in top(replace(STATE, running_since=None), 9)


def test_the_list_tells_done_now_skipped_and_ahead_by_shape() -> None:
    """And the minutes of each."""
    state = skip(advance(STATE, NOW), NOW, "no time")
    lines = phase_list(state, PLAYBOOK, 29).plain.splitlines()
    assert [(line[0], line.split()[-1]) for line in lines] == [("✓", "5"), ("–", "4"), ("▶", "2")]
    assert phase_list(STATE, PLAYBOOK, 29).plain.splitlines()[1][0] == "·"


def test_the_script_is_the_playbooks() -> None:
    """What to say, to do, to watch for; and a word when the plan no longer fits."""
    phase = PLAYBOOK.session.phase("open")
    assert phase
    words = script(phase, clock(STATE, NOW)).plain
    assert phase.say in words
    assert all(each in words for each in (*phase.do, *phase.watch_for))
    assert "The plan is 6 min longer" in script(phase, clock(STATE, NOW + timedelta(minutes=11))).plain


def test_how_sessions_went_is_told_in_counts() -> None:
    """What takes longer, what is skipped; nothing where none was held."""
    phases = (
        PhaseFidelity("open", 2, 6, HowItWent.DONE),
        PhaseFidelity("follow_up", 4, 0, HowItWent.SKIPPED, "no time"),
    )
    words = over_text(
        over_sessions([Fidelity(phases, voices=1, items=3, covered=2, owned_and_dated=1)]), PLAYBOOK
    ).plain
    assert words.splitlines() == [
        "How the last one went",
        "6 of 6 planned minutes.",
        "1 of 2 phases done.",
        "2 of 3 items had their turn,",
        "1 left with an owner and a date.",
        "1 voice on record.",
        "",
        "Took longer than planned",
        "Open: 6 min for 2",
        "",
        "Skipped",
        "What became of it: in 1 of 1",
        "",
        "Counts of meetings, not of people.",
    ]
    assert over_text(over_sessions([]), PLAYBOOK).plain == ""
