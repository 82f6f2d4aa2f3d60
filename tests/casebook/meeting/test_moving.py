"""A meeting moves through its phases, and its clock counts only what was met."""

from datetime import UTC, datetime, timedelta

import pytest

from casebook.meeting.clock import Hint, clock, clock_face
from casebook.meeting.moving import add_minutes, advance, back, end, jump, pause, resumed, settled, skip, start
from casebook.meeting.state import PhaseState, SessionState
from codebook.errors import UsageError

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
BEFORE = SessionState("15", (PhaseState("open", 1), PhaseState("work", 10, True), PhaseState("close", 4)))


def at(seconds: float) -> datetime:
    """So many seconds after nine."""
    return NINE + timedelta(seconds=seconds)


def test_the_clock_stands_until_the_meeting_starts() -> None:
    """People come late."""
    assert settled(BEFORE, at(600)) == BEFORE


def test_seconds_are_counted_for_the_phase_they_were_spent_in() -> None:
    """Each phase has its own."""
    state = advance(start(BEFORE, NINE), at(70))
    state = settled(state, at(100))
    assert [phase.seconds for phase in state.phases] == [70, 30, 0]
    assert [phase.done for phase in state.phases] == [True, False, False]


def test_a_pause_costs_no_time() -> None:
    """The fire alarm."""
    state = start(pause(start(BEFORE, NINE), at(30)), at(500))
    assert settled(state, at(510)).phase.seconds == 40


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    """Daylight saving, or a laptop that finds the network."""
    assert settled(start(BEFORE, NINE), at(-3600)).phase.seconds == 0


def test_a_saved_state_goes_on_at_its_second() -> None:
    """An hour without a program is no hour of the meeting."""
    saved = settled(start(BEFORE, NINE), at(42))
    assert settled(resumed(saved, at(3600)), at(3605)).phase.seconds == 47


def test_a_paused_meeting_is_still_paused_when_it_is_resumed() -> None:
    """Nobody pressed anything."""
    assert not resumed(pause(start(BEFORE, NINE), at(5)), at(3600)).running


def test_a_skipped_phase_keeps_its_reason_and_loses_it_when_it_is_entered_after_all() -> None:
    """Skipped is not lost."""
    skipped = skip(start(BEFORE, NINE), at(1), "we all\nknow each other")
    assert (skipped.at, skipped.phases[0].skipped) == (1, "we all know each other")
    assert back(skipped, at(2)).phase.skipped is None


def test_a_jump_leaves_what_lies_between_neither_done_nor_skipped() -> None:
    """It was not reached, and the summary says so."""
    state = jump(start(BEFORE, NINE), at(20), "close")
    assert [(phase.done, phase.skipped) for phase in state.phases] == [(True, None), (False, None), (False, None)]


def test_an_unknown_phase_is_refused_with_those_there_are() -> None:
    """Nothing moves."""
    with pytest.raises(UsageError, match="open, work, close"):
        jump(BEFORE, NINE, "wrok")


def test_there_is_nothing_before_the_first_phase_and_nothing_after_the_last() -> None:
    """The keys may be pressed all the same."""
    assert back(BEFORE, NINE).at == 0
    last = advance(jump(BEFORE, NINE, "close"), NINE)
    assert (last.at, last.phase.done) == (2, True)


def test_ending_stops_the_clock_for_good() -> None:
    """A later start does not begin again."""
    ended = end(jump(start(BEFORE, NINE), at(10), "close"), at(20))
    assert ended.phase.done
    assert start(ended, at(30)) == ended


@pytest.mark.parametrize(
    ("spent", "hint"),
    [(0, None), (299, None), (300, Hint.HALF), (479, Hint.HALF), (480, Hint.TWO_MINUTES), (600, Hint.TWO_MINUTES)],
)
def test_a_phase_of_ten_minutes_hints_at_half_time_and_at_two_minutes(spent: float, hint: Hint | None) -> None:
    """And not before."""
    assert clock(start(jump(BEFORE, NINE, "work"), NINE), at(spent)).hint is hint


def test_a_phase_that_is_over_goes_on_and_says_by_how_much() -> None:
    """Advice, not an order."""
    state = start(jump(BEFORE, NINE, "work"), NINE)
    read = clock(state, at(690))
    assert (read.over, read.remaining, read.words) == (True, -90, "1 minute over. Go on when you are ready.")
    assert state.phase.key == "work"


def test_a_short_phase_says_nothing_before_its_end() -> None:
    """One minute needs no word at half time."""
    assert clock(start(BEFORE, NINE), at(45)).words == ""


def test_minutes_can_be_added_and_taken_away_but_not_below_none() -> None:
    """The plan stays on record."""
    state = add_minutes(add_minutes(BEFORE, NINE, 3), NINE, -99)
    assert (state.phase.allotted_seconds, state.phase.planned_minutes) == (0, 1)
    assert add_minutes(BEFORE, NINE, 3).phase.allotted_seconds == 240


def test_the_clock_says_when_the_rest_of_the_plan_no_longer_fits() -> None:
    """Five minutes over at the beginning are missing at the end."""
    state = start(BEFORE, NINE)
    assert clock(state, at(30)).short_by == 0
    assert clock(state, at(6 * 60)).short_by == 5 * 60


@pytest.mark.parametrize(("seconds", "face"), [(245, "4:05"), (0, "0:00"), (-30.9, "+0:30"), (3600, "60:00")])
def test_a_clock_face_is_minutes_and_seconds(seconds: float, face: str) -> None:
    """Below 0 it counts up."""
    assert clock_face(seconds) == face
