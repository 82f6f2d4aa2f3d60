"""Marks, and what they stand for."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.redaction.book import Book, redact, restore
from casebook.redaction.book_file import load_book, save_book
from casebook.redaction.roster import Roster
from codebook.errors import InputError

ROSTER = Roster.of(["Maria Alvarez", "Will Grant"])
_PARTS = st.one_of(
    st.sampled_from(
        ["[person 1]", "[person 1.2]", "[[person 1]]", "[bracket 1]", "[", "]", "[email 2", " 1]", " ", "\n"]
    ),
    st.sampled_from(
        ["Mrs Alvarez", "Maria", "alvarez", "’s ", "Will", "jo@x.org", "call (614) 555-0123", "DOB 3/4/2012"]
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(_PARTS, max_size=8).map("".join), min_size=1, max_size=3))
def test_what_was_hidden_comes_back_exactly(texts: list[str]) -> None:
    """For any texts in one map, also such as hold marks already, and hidden twice over."""
    book = Book()
    once = [redact(text, book, ROSTER) for text in texts]
    twice = [redact(text, book, ROSTER) for text in once]
    assert [restore(text, book) for text in once] == texts
    assert [restore(restore(text, book), book) for text in twice] == texts


def test_one_person_keeps_a_number_and_each_spelling_a_mark() -> None:
    """Readers can follow who is who; restoring knows the spelling."""
    text = "Maria Alvarez met Will Grant. Mrs Alvarez's list went to W. Grant. Maria Alvarez left"
    assert redact(text, Book(), ROSTER) == (
        "[person 1] met [person 2]. Mrs [person 1.2]'s list went to [person 2.2]. [person 1] left"
    )


def test_a_mark_of_another_map_stays() -> None:
    """Nothing is invented for it."""
    assert restore("[person 7] left", Book()) == "[person 7] left"


def test_a_map_is_its_owners_alone_and_survives(tmp_path: Path) -> None:
    """Mode 0600, the same marks after it was read again, and new numbers behind the old ones."""
    book, file = Book(), tmp_path / "data" / "map.json"
    hidden = redact("Mrs Álvarez, jo@x.org", book)
    save_book(book, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = load_book(file)
    assert redact("Mrs Álvarez, jo@x.org", again) == hidden == "Mrs [person 1], [email 1]"
    assert redact("Mr Stone", again) == "Mr [person 2]"
    assert [path.name for path in file.parent.iterdir()] == ["map.json"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"form": "balcony redaction map 1", "entries": [{"mark": "x"}]}', '{"form": "other"}']
)
def test_a_damaged_map_is_refused_and_not_replaced(tmp_path: Path, content: str) -> None:
    """A new map over it would lose what it hides."""
    file = tmp_path / "map.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"map\.json"):
        load_book(file)
