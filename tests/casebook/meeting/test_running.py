"""Every key press that decides is in the casebook before the next."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from casebook.database.casebook import Casebook
from casebook.database.sessions import marks_of, phases_of
from casebook.incoming import Part
from casebook.meeting.deciding import answer, decide_label, diagnosis_of, take_apart
from casebook.meeting.focusing import choose_strategy, next_item, show_reading
from casebook.meeting.follow_up import drop, enter_answer, keep_on, mark_done, open_actions, waiting_escalations
from casebook.meeting.marking import mark_avoidance, mark_covered, mark_heat, mark_move, reveal, spreads_of
from casebook.meeting.missing import missing_fields
from casebook.meeting.moving import advance, jump, pause, skip, start
from casebook.meeting.private_entry import enter, open_round
from casebook.meeting.running import Meeting, begin, find_unfinished, resume
from casebook.meeting.state import RoundKind
from casebook.meeting.taking_back import take_back
from casebook.meeting.taking_on import park, parked_so_far, raise_to, record_voice, take_on, take_out
from casebook.records import NEW, Action, ActionState, Escalation
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label, Strategy
from strategies.diagnosis import Answer
from strategies.schema import Playbook


def test_a_meeting_resumes_at_the_same_phase_item_and_second(
    meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook
) -> None:
    """What passed while no program ran is not counted."""
    meeting.do(clock.after(0), start)
    meeting.do(clock.after(60), skip, "late")
    meeting.do(clock.after(5), jump, "work")
    meeting.do(clock.after(5), next_item)
    meeting.do(clock.after(5), choose_strategy, meeting.state.item_id, Strategy.VOICES)
    meeting.beat(clock.after(8))
    saved = meeting.state
    again = resume(casebook, playbook, meeting.id, clock.after(3600))
    assert again.state.phase == saved.phase
    assert (again.state.phase.key, again.state.phase.seconds) == ("work", 18)
    assert (again.state.item_id, again.state.focus) == (saved.item_id, saved.focus)
    assert [phase.skipped for phase in phases_of(casebook, meeting.id)][:2] == ["late", None]


_HOLD = """
import sys
from datetime import UTC, datetime, timedelta
from casebook.database.opening import open_casebook
from casebook.meeting.running import resume
from casebook.meeting.moving import advance, start
from strategies.loader import load_playbook
now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
meeting = resume(open_casebook(sys.argv[1]), load_playbook(), int(sys.argv[2]), now)
meeting.do(now, start)
meeting.do(now + timedelta(seconds=90), advance)
meeting.beat(now + timedelta(seconds=97))
print("held", flush=True)
sys.stdin.read()
"""


def test_kill_9_loses_nothing(meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook) -> None:
    """Another process holds the meeting and is killed for real."""
    command = [sys.executable, "-c", _HOLD, f"sqlite:///{casebook.place}", str(meeting.id)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        os.kill(held.pid, signal.SIGKILL)
    state = resume(casebook, playbook, meeting.id, clock.after(7200)).state
    assert (state.phase.key, state.phase.seconds, state.phases[0].seconds) == ("temperature_in", 7, 90)


def test_an_unknown_preset_is_refused_with_the_nearest(casebook: Casebook, playbook: Playbook, clock: Any) -> None:
    """Nothing begins."""
    with pytest.raises(UsageError, match="did you mean 'case'"):
        begin(casebook, playbook, "cases", clock.now)


def test_a_finished_meeting_is_not_resumed(
    meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook
) -> None:
    """Before, it is among the unfinished ones; after, it is not."""
    assert [each.id for each in find_unfinished(casebook)] == [meeting.id]
    meeting.finish(clock.after(10))
    assert find_unfinished(casebook) == ()
    with pytest.raises(UsageError, match="closed"):
        resume(casebook, playbook, meeting.id, clock.now)


def test_a_spread_shows_once_all_have_entered_and_is_kept_without_order(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook
) -> None:
    """Marks of one round share their time, and stand in the answers' order and not in the room's."""
    meeting.do(clock.after(1), open_round, RoundKind.BALLOT, item_ids[0])
    for value in ("mixed", "adaptive"):
        meeting.do(clock.after(9), enter, value)
    with pytest.raises(UsageError, match="2 of 3"):
        reveal(meeting, clock.now)
    assert marks_of(casebook, meeting.id) == ()
    meeting.do(clock.after(9), enter, "technical")
    assert dict(reveal(meeting, clock.now).counts) == {"none": 0, "technical": 1, "adaptive": 1, "mixed": 1}
    kept = marks_of(casebook, meeting.id, kind="ballot")
    assert [mark.value for mark in kept] == ["technical", "adaptive", "mixed"]
    assert len({mark.at for mark in kept}) == 1


def test_a_second_round_stands_beside_the_first(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], enter_all: Callable[..., None], casebook: Casebook
) -> None:
    """Before and after the talk."""
    for values in ("technical adaptive mixed", "adaptive adaptive adaptive"):
        enter_all(RoundKind.BALLOT, values, item_ids[0])
        reveal(meeting, clock.after(1))
    before, after = spreads_of(marks_of(casebook, meeting.id), RoundKind.BALLOT, item_ids[0])
    assert (before.agreed, after.agreed) == (False, True)


def test_answers_move_the_reading_in_the_open_and_the_last_one_counts(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...]
) -> None:
    """From the reading's own probability, step by step."""
    answer(meeting, clock.after(1), item_ids[2], "came_back", Answer.NO)
    answer(meeting, clock.after(1), item_ids[2], "same_words", Answer.NO)
    found = answer(meeting, clock.after(1), item_ids[2], "came_back", Answer.YES)
    assert found.prior == pytest.approx(0.58 / 0.98)
    assert [step.question for step in found.steps] == ["same_words", "came_back"]
    assert found.adaptive > found.steps[0].after > found.prior
    answer(meeting, clock.after(1), item_ids[2], "same_words", None)
    assert [step.question for step in diagnosis_of(meeting, item_ids[2]).steps] == ["came_back"]


def test_keys_that_the_playbook_does_not_have_are_refused(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...]
) -> None:
    """With the nearest one."""
    with pytest.raises(UsageError, match="came_back"):
        answer(meeting, clock.now, item_ids[0], "come_back", Answer.YES)
    with pytest.raises(UsageError, match="proxy_fight"):
        mark_avoidance(meeting, clock.now, "proxy_fights")


def test_marks_know_their_phase_and_item_and_nobody_s_name(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook
) -> None:
    """An item only where the phase is about one."""
    mark_heat(meeting, clock.after(1), up=False, how="A break.")
    meeting.do(clock.after(1), jump, "work")
    mark_avoidance(meeting, clock.after(1), "proxy_fight")
    mark_covered(meeting, clock.after(1), item_ids[0])
    mark_covered(meeting, clock.after(1), item_ids[0])
    found = [(mark.kind, mark.value, mark.phase, mark.item_id) for mark in marks_of(casebook, meeting.id)]
    assert found == [
        ("heat_down", "A break.", "open", None),
        ("avoidance", "proxy_fight", "work", item_ids[0]),
        ("covered", "yes", "work", item_ids[0]),
    ]


def test_a_tick_is_a_mark_and_goes_with_it(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook
) -> None:
    """State and marks agree."""
    assert mark_move(meeting, clock.after(1), item_ids[0], "write_first")
    assert [mark.value for mark in marks_of(casebook, meeting.id, kind="move")] == ["write_first"]
    assert not mark_move(meeting, clock.after(1), item_ids[0], "write_first")
    assert marks_of(casebook, meeting.id, kind="move") == ()
    assert meeting.state.focus[0].moves == ()


def test_a_verdict_says_whether_the_reading_had_been_seen(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...]
) -> None:
    """What learns from verdicts wants to know."""
    blind = decide_label(meeting, clock.after(1), item_ids[0], Label.ADAPTIVE, Strategy.IDENTIFY)
    meeting.do(clock.after(1), show_reading, item_ids[1])
    seen = decide_label(meeting, clock.after(1), item_ids[1], Label.TECHNICAL, note="ring the firm")
    assert blind.verdict is not None
    assert seen.verdict is not None
    assert (blind.verdict.seen_reading, seen.verdict.seen_reading) == (False, True)


def test_parts_come_into_focus_and_are_found_again_after_a_crash(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook, playbook: Playbook
) -> None:
    """Even where the crash came between the split and the list."""
    before = meeting.state
    parts = [Part("Which timetable?", Label.TECHNICAL), Part("What do we avoid?", Label.ADAPTIVE, Strategy.ATTENTION)]
    made = take_apart(meeting, clock.after(1), item_ids[2], parts)
    assert [each.item_id for each in meeting.state.focus] == [*item_ids, *(part.id for part in made)]
    meeting.do(clock.after(1), lambda _state, _now: before)  # the list as it was, with the parts in the casebook
    again = resume(casebook, playbook, meeting.id, clock.after(1))
    assert [each.item_id for each in again.state.focus] == [*item_ids, *(part.id for part in made)]


def test_earlier_actions_come_first_the_longest_overdue_on_top(
    meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook
) -> None:
    """Done, kept with another date, or dropped with a reason; this meeting's own are not among them."""
    today = clock.now.date()
    for text, days in (("ring the firm", 1), ("ask the council", -30), ("draw the table", 9)):
        take_on(meeting, clock.now, Action(NEW, text, due=today.fromordinal(today.toordinal() + days)))
    assert open_actions(meeting) == ()
    later = begin(casebook, playbook, "15", clock.after(86_400))
    overdue, soon, third = open_actions(later)
    assert (overdue.text, soon.text) == ("ask the council", "ring the firm")
    mark_done(later, clock.now, overdue, "they said yes")
    keep_on(later, clock.now, soon, due=today.replace(month=6))
    with pytest.raises(UsageError, match="why"):
        drop(later, clock.now, third, "  ")
    drop(later, clock.now, third, "the table is no longer used")
    [left] = open_actions(later)
    assert (left.text, left.due) == ("ring the firm", today.replace(month=6))
    take_back(later, clock.now)
    assert {each.state for each in open_actions(later)} == {ActionState.OPEN}
    assert len(open_actions(later)) == 2
    assert len(marks_of(casebook, later.id, kind="follow_up")) == 2


def test_an_answer_from_another_level_is_entered_in_the_next_meeting(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook, playbook: Playbook
) -> None:
    """And waits no longer."""
    raise_to(meeting, clock.now, Escalation(NEW, item_ids[0], "district", ask="One more post."))
    later = begin(casebook, playbook, "15", clock.after(86_400))
    [asked] = waiting_escalations(later)
    enter_answer(later, clock.now, asked, "Not this year.", clock.now.date())
    assert waiting_escalations(later) == ()


def test_what_is_parked_comes_up_in_later_meetings_until_it_is_done_with(
    meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook
) -> None:
    """Earlier things first."""
    park(meeting, clock.now, "parking spaces")
    later = begin(casebook, playbook, "15", clock.after(86_400))
    park(later, clock.now, "the new logo")
    assert [each.text for each in parked_so_far(later)] == ["parking spaces", "the new logo"]
    take_out(later, clock.now, parked_so_far(later)[0])
    assert [each.text for each in parked_so_far(later)] == ["the new logo"]


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_what_has_no_words_is_not_kept(meeting: Meeting, clock: Any, empty: str) -> None:
    """An empty line is a slip of the hand."""
    for keep in (
        lambda: take_on(meeting, clock.now, Action(NEW, empty)),
        lambda: record_voice(meeting, clock.now, empty, missing=False),
        lambda: park(meeting, clock.now, empty),
    ):
        with pytest.raises(UsageError, match="words"):
            keep()


def test_missing_fields_are_named_by_the_kind_of_item() -> None:
    """A plan is measured, an experiment has a trigger, and either will do where the kind is not known."""
    bare = Action(NEW, "ask them", if_then="If nobody comes, then we go to them.")
    assert len(missing_fields(bare)) == 2
    assert "measure" in missing_fields(bare, Label.TECHNICAL)[-1]
    assert [each.split(":")[0] for each in missing_fields(bare, Label.ADAPTIVE)] == ["no owner", "no date"]


def test_a_refused_move_changes_nothing(meeting: Meeting, clock: Any, casebook: Casebook, playbook: Playbook) -> None:
    """Neither here nor in the casebook."""
    meeting.do(clock.after(1), start)
    before = meeting.state
    with pytest.raises(UsageError):
        meeting.do(clock.after(1), jump, "nowhere")
    assert meeting.state == before
    meeting.do(clock.after(0), pause)
    meeting.do(clock.after(9), advance)
    assert resume(casebook, playbook, meeting.id, clock.now).state == meeting.state


def test_taking_back_goes_as_far_as_the_meeting_and_no_further(
    meeting: Meeting, clock: Any, item_ids: tuple[int, ...], casebook: Casebook, playbook: Playbook
) -> None:
    """Ticks and parts go from the screen with what the casebook held of them; other meetings are left alone."""
    mark_heat(meeting, clock.after(1), up=True)
    later = begin(casebook, playbook, "15", clock.after(60), item_ids=item_ids)
    mark_move(later, clock.after(1), item_ids[0], "write_first")
    take_apart(later, clock.after(1), item_ids[0], [Part("a", Label.TECHNICAL), Part("b", Label.TECHNICAL)])
    take_back(later, clock.after(1))
    assert [each.item_id for each in later.state.focus] == list(item_ids)
    assert later.state.focus[0].moves == ("write_first",)
    take_back(later, clock.after(1))
    assert later.state.focus[0].moves == ()
    with pytest.raises(NothingToDoError):
        take_back(later, clock.after(1))
    assert len(marks_of(casebook, meeting.id)) == 1
