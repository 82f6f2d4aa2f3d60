"""What was decided, taken back or brought back, in words that say which of many it was."""

from dataclasses import replace

import pytest

from casebook.database.casebook import Casebook
from casebook.database.keeping import add, change
from casebook.database.ledger import history, redo, undo
from casebook.meeting.marking import mark_move
from casebook.records import NEW, Annotation, Escalation
from codebook.keys import Driver, Label, Strategy
from tui.history_words import told, told_of

from .small_meeting import NOW, UNSPOKEN, room_at

FIRST = Annotation(NEW, 1, "Ana", Label.ADAPTIVE)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"label": Label.NONE}, "labelled it no challenge"),
        ({"strategy": Strategy.GIVE_BACK}, "strategy: give back"),
        ({"driver": Driver.ADMINISTRATION}, "driver: admin"),
        ({"mixed": True}, "mixed"),
        ({"confidence": "low"}, "how sure: a guess"),
        ({"confidence": "words of a file"}, "how sure: not said"),
        ({"span": (0, 3)}, "the words that show it"),
        ({"note": "[/foo] why"}, "a note: [/foo] why"),
        ({"label": None, "state": "unsure", "note": "two ways"}, "said that they are unsure"),
        ({"label": None, "state": "skipped"}, "put it behind the others"),
        ({"state": "flagged"}, "said that something is wrong with it"),
    ],
)
def test_each_answer_of_an_annotation_is_named(
    filled_casebook: Casebook, changes: dict[str, object], words: str
) -> None:
    """The same words for what is taken back and for what is brought back."""
    first = add(filled_casebook, "Ana", FIRST)
    change(filled_casebook, "Ana", replace(first, **changes))  # type: ignore[arg-type]
    assert told_of(undo(filled_casebook, "Ana"), taken_back=True) == words
    assert told_of(redo(filled_casebook, "Ana")) == words


def test_the_first_answer_is_told_by_its_label(filled_casebook: Casebook) -> None:
    """All of the row is new then; the label comes first."""
    add(filled_casebook, "Ana", FIRST)
    assert told_of(undo(filled_casebook, "Ana"), taken_back=True) == "labelled it adaptive"


def test_an_items_history_gives_no_vote_away(filled_casebook: Casebook) -> None:
    """Whoever is to label an item, or to settle it, may look at it on any screen."""
    add(filled_casebook, "Ana", FIRST)
    assert all("adaptive" not in (told(event) or "") for event in history(filled_casebook, 1))


def test_what_has_no_words_is_still_a_decision() -> None:
    """Nothing is said that is not known."""
    assert told_of([]) == "a decision"


def test_what_was_noted_in_a_session_is_told_when_it_is_taken_back_and_never_in_an_items_history(
    filled_casebook: Casebook,
) -> None:
    """A vote shows there as nobody's."""
    room = room_at(filled_casebook, "work")
    mark_move(room.meeting, NOW, UNSPOKEN, "private_lines")
    assert all("move" not in (told(event) or "") for event in history(filled_casebook, UNSPOKEN))
    assert told_of(undo(filled_casebook, room.meeting.who), taken_back=True) == "a move that was ticked"


def test_an_answer_of_another_level_is_not_the_request(filled_casebook: Casebook) -> None:
    """Taking the answer back leaves the request."""
    asked = add(filled_casebook, "Ana", Escalation(NEW, 1, "district", ask="Sign it"))
    change(filled_casebook, "Ana", replace(asked, answer="No"))
    assert told_of(undo(filled_casebook, "Ana"), taken_back=True) == "the answer from district: No"
    assert told_of(undo(filled_casebook, "Ana"), taken_back=True) == "raised to district: Sign it"
