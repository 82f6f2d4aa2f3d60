"""Names that a file lists itself, and what looks like a name there and is none."""

import time
from pathlib import Path

import docx
import pytest

from casebook.redaction.attendance import ListReader, listed_names
from casebook.redaction.book import Book
from casebook.redaction.common import may_be_listed
from casebook.redaction.pieces import Piece
from casebook.redaction.running import hide


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present: Sarah Whitfield (chair), K. Vandermolen, John S.", ["Sarah Whitfield", "K Vandermolen", "John S"]),
        ("Apologies: Will Hartley and Grace", ["Will Hartley", "Grace"]),
        ("**Attendees:** Ana Ruiz; Tom Okafor, Deputy Head", ["Ana Ruiz", "Tom Okafor"]),
        ("In attendance – Dr Amin, Everyone from Finance", ["Amin"]),
        ("Room 4. Here: Wren, Ikenna (phone). Paulo is on leave.", ["Wren", "Ikenna"]),
        ("Facilitator / Recorder: Ana Ruiz / Jon Reyes", ["Ana Ruiz", "Jon Reyes"]),
        ("Owner: Facilities", []),
        ("Owner: Teams", []),
        ("We were all present: it went well", []),
        ("Present: six of us, all staff", []),
    ],
)
def test_a_line_that_lists_people_gives_their_names(text: str, names: list[str]) -> None:
    """Without roles, titles and what stands in brackets."""
    assert list(listed_names(text)) == names


def test_names_below_a_heading_are_taken_until_the_list_ends() -> None:
    """Bullets or lines; a sentence is no name."""
    reader = ListReader()
    lines = [
        "## Attendees",
        "- Ana Ruiz, team manager",
        "* Milo (phone)",
        "",
        "Talk about Quarry Hill was long and open.",
    ]
    assert [name for line in lines for name in reader.read(Piece(line))] == ["Ana Ruiz", "Milo"]


def test_a_column_of_owners_gives_names_and_a_column_of_tasks_none() -> None:
    """In a table of notes, cell by cell."""
    reader = ListReader()
    lines = ["| Task | Owner |", "| --- | --- |", "| Little Barn visit | Ana Ruiz |", "| Order kits | Facilities |"]
    assert [name for line in lines for name in reader.read(Piece(line))] == ["Ana Ruiz"]


@pytest.mark.parametrize("name", ["Deputy Head", "Everyone", "Teams", "Title", "Finance"])
def test_roles_departments_and_products_are_nobody(name: str) -> None:
    """Though they stand in a list with a capital."""
    assert not may_be_listed(name)


def test_who_is_listed_is_hidden_in_the_whole_file(tmp_path: Path) -> None:
    """By first name, last name, and first name with an initial; what is not listed stays."""
    file, copy = tmp_path / "notes.txt", tmp_path / "copy.txt"
    file.write_text(
        "Present: Sarah Whitfield, John Smith\nSarah and John S. met Leah. Whitfield's plan stays. Title I.\n"
    )
    hide(file, Book()).write(copy, None)
    assert copy.read_text() == (
        "Present: [person 1], [person 2]\n[person 1.2] and [person 2.2] met Leah. [person 1.3]'s plan stays. Title I.\n"
    )


def test_a_word_document_with_a_list_of_people_hides_them(tmp_path: Path) -> None:
    """In a table, and where they are named elsewhere."""
    file, copy = tmp_path / "minutes.docx", tmp_path / "copy.docx"
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Attendees", "Role", "Sarah Whitfield", "Principal"], strict=True):
        cell.text = text
    document.add_paragraph("Whitfield asked about Quarry Hill and Teams.")
    document.save(str(file))
    hide(file, Book()).write(copy, None)
    hidden = docx.Document(str(copy))
    assert hidden.tables[0].cell(1, 0).text == "[person 1]"
    assert hidden.tables[0].cell(1, 1).text == "Principal"
    assert hidden.paragraphs[0].text == "[person 1.2] asked about Quarry Hill and Teams."


@pytest.mark.parametrize("piece", ["a", "Present: ", "Here (", "A. ", "Ana ", "Ana, ", "| Owner ", "- ", "and ", "[ "])
def test_hostile_lists_take_no_longer_than_they_are_long(piece: str) -> None:
    """A hundred thousand letters are looked through in seconds."""
    text, start = piece * (100_000 // len(piece)), time.process_time()
    assert sum(1 for _ in listed_names(text)) >= 0
    assert len(ListReader().read(Piece(text))) >= 0
    assert time.process_time() - start < 5
