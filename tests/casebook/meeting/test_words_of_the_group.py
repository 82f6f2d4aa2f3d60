"""What a group says that an item is, and what is made of it."""

from collections.abc import Callable
from typing import Any

import pytest

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.database.verdicts import set_verdict
from casebook.meeting.coverage import coverage
from casebook.meeting.deciding import decide_label, settle, word_of
from casebook.meeting.focusing import choose_strategy
from casebook.meeting.marking import Spread, reveal
from casebook.meeting.running import Meeting
from casebook.meeting.state import RoundKind
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.markdown import markdown_of
from casebook.meeting.summary.structure import KeptItem
from casebook.meeting.taking_back import take_back
from casebook.meeting.words_of_the_group import Says, majority_of, strategy_for
from casebook.records import Verdict
from codebook.keys import Driver, Label, Strategy

from .conftest import BEGAN

Vote = Callable[[str, int], None]


@pytest.fixture
def vote(meeting: Meeting, enter_all: Callable[..., None], clock: Any) -> Vote:
    """Three people answer in silence, and their answers are shown."""

    def voted(values: str, item_id: int) -> None:
        enter_all(RoundKind.BALLOT, values, item_id)
        reveal(meeting, clock.after(1))

    return voted


def spread(technical: int, adaptive: int, both: int = 0, none: int = 0) -> Spread:
    """A vote."""
    counts = (("technical", technical), ("adaptive", adaptive), ("mixed", both), ("none", none))
    return Spread(RoundKind.BALLOT, counts)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (spread(1, 5), "5 of 6 say adaptive"),
        (spread(0, 6), "all say adaptive"),
        (spread(2, 0, 4), "4 of 6 say both"),
        (spread(0, 0, 0, 2), "both of you say no challenge"),
        (spread(1, 0), "you say technical"),
        (spread(1, 2), "2 of 3 say adaptive"),
    ],
)
def test_two_thirds_are_a_clear_majority(given: Spread, words: str) -> None:
    """In words that a facilitator can read out."""
    found = majority_of(given)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize("given", [spread(3, 3), spread(2, 3), spread(2, 2, 2), spread(0, 0)])
def test_where_people_differ_there_is_no_majority(given: Spread) -> None:
    """Nor where nobody answered."""
    assert majority_of(given) is None


def test_the_vote_stands_over_the_reading_and_the_groups_word_over_the_vote(
    meeting: Meeting, item_ids: tuple[int, ...], vote: Vote, clock: Any
) -> None:
    """The second item is technical as the model reads it, and adaptive as the room says."""
    item_id = item_ids[1]

    def said() -> tuple[Label | None, Says]:
        word = word_of(meeting, get_item(meeting.casebook, item_id))
        return word.label, word.says

    assert said() == (Label.TECHNICAL, Says.READING)
    vote("adaptive adaptive technical", item_id)
    assert said() == (Label.ADAPTIVE, Says.VOTE)
    settle(meeting, clock.after(1), item_id, Label.NONE)
    assert said() == (Label.NONE, Says.GROUP)
    take_back(meeting, clock.after(1))
    assert said() == (Label.ADAPTIVE, Says.VOTE)
    take_back(meeting, clock.after(1))
    assert said() == (Label.TECHNICAL, Says.READING)


def test_people_who_differ_leave_the_reading_as_it_was_and_are_offered_nothing(
    meeting: Meeting, item_ids: tuple[int, ...], vote: Vote
) -> None:
    """That they differ is known."""
    vote("adaptive technical mixed", item_ids[1])
    word = word_of(meeting, get_item(meeting.casebook, item_ids[1]))
    assert (word.label, word.says, word.differ, word.to_settle) == (Label.TECHNICAL, Says.READING, True, None)


def test_both_is_to_be_taken_apart_and_counts_as_what_would_be_left_over(
    meeting: Meeting, item_ids: tuple[int, ...], vote: Vote, clock: Any
) -> None:
    """Until the group settles it as one thing."""
    item_id = item_ids[1]
    vote("mixed mixed technical", item_id)
    word = word_of(meeting, get_item(meeting.casebook, item_id))
    assert (word.label, word.to_take_apart, word.to_settle) == (Label.ADAPTIVE, True, None)
    settle(meeting, clock.after(1), item_id, Label.TECHNICAL)
    assert not word_of(meeting, get_item(meeting.casebook, item_id)).to_take_apart


def test_a_vote_stands_over_what_was_decided_before_the_meeting(
    meeting: Meeting, item_ids: tuple[int, ...], vote: Vote
) -> None:
    """An earlier verdict counts until the group has spoken."""
    item_id = item_ids[0]
    before = BEGAN.replace(year=2025)
    set_verdict(meeting.casebook, item_id, Verdict(Label.TECHNICAL, None, None, "someone", before, True))
    assert word_of(meeting, get_item(meeting.casebook, item_id)).says is Says.EARLIER
    vote("adaptive adaptive adaptive", item_id)
    word = word_of(meeting, get_item(meeting.casebook, item_id))
    assert (word.label, word.says) == (Label.ADAPTIVE, Says.VOTE)


def test_a_later_vote_against_the_settled_word_is_offered_and_changes_nothing_by_itself(
    meeting: Meeting, item_ids: tuple[int, ...], vote: Vote, clock: Any
) -> None:
    """What is settled stays until somebody presses a key."""
    settle(meeting, clock.after(1), item_ids[0], Label.ADAPTIVE)
    vote("technical technical technical", item_ids[0])
    word = word_of(meeting, get_item(meeting.casebook, item_ids[0]))
    assert (word.label, word.says, word.to_settle) == (Label.ADAPTIVE, Says.GROUP, Label.TECHNICAL)


def test_settling_writes_the_sessions_verdict_with_what_is_known(
    meeting: Meeting, item_ids: tuple[int, ...], clock: Any
) -> None:
    """Who: the session. A strategy that the group chose goes with it, and the driver."""
    meeting.do(clock.after(1), choose_strategy, item_ids[0], Strategy.VOICES)
    verdict = settle(meeting, clock.after(1), item_ids[0], Label.ADAPTIVE).verdict
    assert verdict is not None
    assert (verdict.who, verdict.label, verdict.strategy, verdict.driver, verdict.seen_reading) == (
        f"session {meeting.id}",
        Label.ADAPTIVE,
        Strategy.VOICES,
        Driver.COACHING,
        False,
    )


def test_an_item_that_the_group_calls_adaptive_has_the_strategy_that_the_model_finds_likeliest(
    meeting: Meeting, item_ids: tuple[int, ...]
) -> None:
    """Though the model read it as technical; none as anything else."""
    technical = get_item(meeting.casebook, item_ids[1])
    assert [strategy_for(technical, label) for label in Label if label is not Label.ADAPTIVE] == [None, None]
    assert strategy_for(technical, Label.ADAPTIVE) is Strategy.IDENTIFY


def test_the_summary_follows_the_groups_word(
    meeting: Meeting, casebook: Casebook, item_ids: tuple[int, ...], vote: Vote, clock: Any
) -> None:
    """A vote that was not settled is told as that; once settled the item counts as decided, with its card."""

    def kept() -> KeptItem:
        return gather(casebook, meeting.playbook, meeting.id).items[1]

    vote("adaptive adaptive technical", item_ids[1])
    assert (kept().label, kept().unsettled) == (None, "not settled, 2 of 3 said adaptive")
    assert "not settled, 2 of 3 said adaptive" in markdown_of(gather(casebook, meeting.playbook, meeting.id))
    settle(meeting, clock.after(1), item_ids[1], Label.ADAPTIVE)
    assert (kept().label, kept().unsettled) == (Label.ADAPTIVE, "")
    assert kept().approach == meeting.playbook.strategies[Strategy.IDENTIFY].name
    assert gather(casebook, meeting.playbook, meeting.id).coverage.decided == 1


def test_a_vote_alone_decides_nothing(
    meeting: Meeting, casebook: Casebook, item_ids: tuple[int, ...], vote: Vote
) -> None:
    """However clear it is: one key press stands between."""
    vote("adaptive adaptive adaptive", item_ids[1])
    items = {each: get_item(casebook, each) for each in item_ids}
    assert coverage(meeting.state.focus, items, meeting.session.started).decided == 0
    assert items[item_ids[1]].verdict is None
    decide_label(meeting, BEGAN, item_ids[1], Label.ADAPTIVE)
    items = {each: get_item(casebook, each) for each in item_ids}
    assert coverage(meeting.state.focus, items, meeting.session.started).decided == 1
