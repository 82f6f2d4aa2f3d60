"""The words and pictures of a session, as plain text."""

from casebook.meeting.marking import Spread
from casebook.meeting.state import PhaseState, Round, RoundKind, SessionState
from tui.meeting_text import answer_words, asking, between, followed_words, said_in_words, spread_text, spreads_beside

HOT = Spread(RoundKind.TEMPERATURE_IN, (("1", 0), ("2", 0), ("3", 1), ("4", 2), ("5", 0)))
COOL = Spread(RoundKind.TEMPERATURE_OUT, (("1", 1), ("2", 2), ("3", 0), ("4", 0), ("5", 0)))
VOTES = Spread(RoundKind.BALLOT, (("none", 0), ("technical", 1), ("adaptive", 1), ("mixed", 2)))


def test_a_spread_shows_every_answer_with_its_word_and_its_number() -> None:
    """Bars on one scale; an answer that nobody gave keeps its place."""
    assert [line.rstrip() for line in spread_text(HOT, 4).plain.splitlines()] == [
        "1 comfortable",
        "2 warm",
        "3 stretched    ██ 1",
        "4 hot          ████ 2",
        "5 too much",
    ]


def test_only_the_heading_of_a_pair_of_spreads_is_dim() -> None:
    """Its bars are as bright as any."""
    pair = spreads_beside(HOT, COOL, 51)
    assert pair.style == ""
    assert [line.rstrip() for line in pair.plain.splitlines()] == [
        "               On the way in     On the way out",
        "1 comfortable                    ███████ 1",
        "2 warm                           ██████████████ 2",
        "3 stretched    ███████ 1",
        "4 hot          ██████████████ 2",
        "5 too much",
    ]


def test_a_spread_is_told_in_words() -> None:
    """To be read out without comment."""
    assert said_in_words(HOT) == "3 answered: 1 stretched, 2 hot."
    assert said_in_words(VOTES) == "4 answered: 1 technical, 1 adaptive, 2 both."


def test_an_answer_has_a_shape_beside_its_word() -> None:
    """So that no colour is needed."""
    assert [answer_words(RoundKind.BALLOT, value) for value, _ in VOTES.counts] == [
        "· no challenge",
        "■ technical",
        "◆ adaptive",
        "■◆ both",
    ]


def test_what_one_person_sees_holds_no_number_of_answers() -> None:
    """Neither question nor pause says what others answered."""
    assert "answered" not in asking(RoundKind.BALLOT).plain
    state = SessionState("30", (PhaseState("open", 2),), people=3, round=Round(RoundKind.BALLOT, 1, (("mixed", 2),)))
    waiting = between(state).plain
    assert "2 of 3 have answered." in waiting
    assert "both" not in waiting
    assert "mixed" not in waiting


def test_a_low_screen_has_room_for_every_answer() -> None:
    """Item, question and keys on 24 lines."""
    for kind in RoundKind:
        assert len(asking(kind, low=True).plain.splitlines()) <= 11


def test_what_became_of_a_list_is_counted_once_for_each_thing() -> None:
    """The last word counts."""
    assert followed_words(["action:1:kept", "action:2:done", "action:1:dropped", "escalation:1:answered"]) == (
        "1 done, 1 dropped, 1 answered"
    )
    assert followed_words([]) == ""
