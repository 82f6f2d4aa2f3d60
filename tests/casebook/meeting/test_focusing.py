"""A meeting turns to items, and what people enter in private stays private."""

from datetime import UTC, datetime

import pytest

from casebook.meeting.focusing import (
    add_after,
    begin_item,
    choose_strategy,
    drop_item,
    focus,
    next_item,
    previous_item,
    show_reading,
    tick_move,
)
from casebook.meeting.moving import advance, count_people, jump, start
from casebook.meeting.private_entry import all_in, break_off, enter, open_round
from casebook.meeting.state import Focus, PhaseState, RoundKind, SessionState
from codebook.errors import UsageError
from codebook.keys import Strategy

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
STATE = SessionState(
    "15",
    (PhaseState("open", 1), PhaseState("work", 10, True)),
    focus=(Focus(7), Focus(8), Focus(9)),
    item_id=7,
    people=3,
)


def ids(state: SessionState) -> list[int]:
    """The items in focus."""
    return [each.item_id for each in state.focus]


def test_items_come_round() -> None:
    """After the last the first, and back."""
    assert [previous_item(STATE, NOW).item_id, next_item(next_item(next_item(STATE, NOW), NOW), NOW).item_id] == [9, 7]


def test_an_item_has_been_shown_once_a_phase_about_items_is_at_it() -> None:
    """Being on the list is not having had a turn."""
    state = start(STATE, NOW)
    assert not any(each.shown for each in state.focus)
    state = next_item(advance(state, NOW), NOW)
    assert [each.shown for each in state.focus] == [True, True, False]


def test_another_item_joins_at_the_end_and_parts_join_behind_their_whole() -> None:
    """Once each."""
    assert ids(focus(STATE, NOW, 5)) == [7, 8, 9, 5]
    assert ids(add_after(STATE, NOW, 8, (21, 22, 9))) == [7, 8, 21, 22, 9]


def test_dropping_the_current_item_turns_to_the_one_behind_it() -> None:
    """Or to none where none is left."""
    dropped = drop_item(STATE, NOW, 7)
    assert (ids(dropped), dropped.item_id) == ([8, 9], 8)
    assert drop_item(drop_item(drop_item(STATE, NOW, 7), NOW, 8), NOW, 9).item_id is None


def test_a_tick_is_taken_away_by_the_same_key() -> None:
    """And the strategy is the group's own choice."""
    ticked = tick_move(tick_move(STATE, NOW, 7, "write_first"), NOW, 7, "loss_first")
    assert ticked.focus[0].moves == ("write_first", "loss_first")
    assert tick_move(ticked, NOW, 7, "write_first").focus[0].moves == ("loss_first",)
    assert choose_strategy(STATE, NOW, 7, Strategy.VOICES).focus[0].strategy is Strategy.VOICES


def test_an_item_out_of_focus_cannot_be_worked() -> None:
    """It says what to do."""
    with pytest.raises(UsageError, match="turn to it first"):
        tick_move(STATE, NOW, 99, "write_first")


def test_nothing_but_the_count_is_kept_of_private_entries() -> None:
    """Two orders of the same answers leave the same state behind."""
    opened = open_round(STATE, NOW, RoundKind.BALLOT, 7)
    one, other = opened, opened
    for value, reverse in zip(("adaptive", "technical", "mixed"), ("mixed", "technical", "adaptive"), strict=True):
        one, other = enter(one, NOW, value), enter(other, NOW, reverse)
    assert one == other
    assert one.round is not None
    assert one.round.entered == 3


def test_a_round_is_full_when_everyone_in_the_room_has_entered() -> None:
    """No earlier, no more often; someone who leaves is taken off the number."""
    state = enter(enter(open_round(STATE, NOW, RoundKind.TEMPERATURE_IN), NOW, "2"), NOW, "5")
    assert not all_in(state)
    assert all_in(count_people(state, NOW, 2))
    with pytest.raises(UsageError, match="already"):
        enter(count_people(state, NOW, 2), NOW, "3")


def test_a_round_needs_to_know_how_many_people_there_are() -> None:
    """Else nobody knows when it is over."""
    with pytest.raises(UsageError, match="how many people"):
        open_round(count_people(STATE, NOW, 0), NOW, RoundKind.TEMPERATURE_IN)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(RoundKind.TEMPERATURE_IN, "6"), (RoundKind.BALLOT, "3"), (RoundKind.BALLOT, "Maria: technical")],
)
def test_only_the_answers_that_were_asked_for_can_be_entered(kind: RoundKind, value: str) -> None:
    """A name is none of them."""
    with pytest.raises(UsageError, match="enter one of"):
        enter(open_round(STATE, NOW, kind, 7), NOW, value)


def test_a_round_that_is_broken_off_leaves_nothing() -> None:
    """Neither does moving to another phase."""
    state = enter(open_round(STATE, NOW, RoundKind.BALLOT, 7), NOW, "mixed")
    assert break_off(state, NOW).round is None
    assert jump(state, NOW, "work").round is None


def test_the_reading_stays_hidden_while_people_answer() -> None:
    """Anchoring is immune to warnings."""
    state = open_round(STATE, NOW, RoundKind.BALLOT, 7)
    with pytest.raises(UsageError, match="still entering"):
        show_reading(state, NOW, 7)
    with pytest.raises(UsageError, match="still entering"):
        next_item(state, NOW)
    assert show_reading(STATE, NOW, 7).focus[0].reading_shown


def test_the_next_item_begins_where_the_first_one_began() -> None:
    """The phase that is left is done with; the one that is begun again is open, and its item has been seen."""
    phases = (PhaseState("open", 1), PhaseState("vote", 2, True), PhaseState("decide", 2, True), PhaseState("close", 1))
    state = jump(start(SessionState("x", phases, focus=(Focus(7), Focus(8)), item_id=7), NOW), NOW, "decide")
    state = begin_item(state, NOW, 8)
    assert (state.phase.key, state.item_id) == ("vote", 8)
    assert [each.done for each in state.phases] == [False, False, True, False]
    assert [each.shown for each in state.focus] == [True, True]


def test_no_item_begins_while_people_answer_for_another() -> None:
    """Their answers would be for nothing."""
    state = open_round(start(STATE, NOW), NOW, RoundKind.BALLOT, 7)
    with pytest.raises(UsageError, match="still entering"):
        begin_item(state, NOW, 8)
