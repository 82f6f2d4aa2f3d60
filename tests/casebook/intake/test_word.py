"""Reading Word documents."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from casebook.intake.reading import read_log
from codebook.errors import InputError, NothingToDoError

Change = Callable[..., Path]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Two headings, a paragraph, a bullet and a table."""
    document = docx.Document()
    document.add_heading("Caseloads", 1)
    document.add_paragraph("Present: Wren, Ikenna")
    document.add_paragraph("Two of four posts are vacant.")
    document.add_paragraph("Nobody reads the minutes", style="List Bullet")
    document.add_heading("Open", 2)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["No", "Barrier", "7", "The tablets log out"], strict=True):
        cell.text = text
    document.add_paragraph("One last thing here.")
    document.save(str(tmp_path / "minutes.docx"))
    return tmp_path / "minutes.docx"


def test_a_document_is_read_in_its_order_with_the_headings_as_context(minutes: Path) -> None:
    """A table stands under the heading above it, even if nothing else does."""
    items = read_log(minutes).items
    assert [(item.id, item.row, item.heading, item.text) for item in items] == [
        ("1", 3, "Caseloads", "Two of four posts are vacant."),
        ("2", 4, "Caseloads", "Nobody reads the minutes"),
        ("3", 7, "Open", "The tablets log out"),
        ("4", 8, "Open", "One last thing here."),
    ]
    assert items[2].columns == {"No": "7", "Barrier": "The tablets log out"}


def test_the_example_minutes_are_read_with_their_table(examples: Path) -> None:
    """Rows rise, ids count, and every item stands under a heading of the document."""
    items = read_log(examples / "leadership_minutes.docx").items
    assert any(item.columns for item in items)
    assert [item.id for item in items] == [str(n) for n in range(1, len(items) + 1)]
    assert [item.row for item in items] == sorted(item.row for item in items)


def test_an_empty_document_is_nothing_to_do(tmp_path: Path) -> None:
    """It is in order, but there is no line in it."""
    docx.Document().save(str(tmp_path / "minutes.docx"))
    with pytest.raises(NothingToDoError, match=r"minutes\.docx holds no item"):
        read_log(tmp_path / "minutes.docx")


@pytest.mark.parametrize(
    ("part", "harm"),
    [
        ("word/document.xml", lambda xml: xml[: len(xml) // 2]),
        ("word/document.xml", lambda _: b""),
        ("[Content_Types].xml", lambda _: b"<Types/>"),
    ],
    ids=["half", "empty", "no types"],
)
def test_a_damaged_document_is_refused_by_name(
    part: str, harm: Callable[[bytes], bytes], minutes: Path, change_part: Change
) -> None:
    """One line that says what to do."""
    with pytest.raises(
        InputError, match=r"changed_minutes\.docx is damaged and cannot be read; save it again from Word$"
    ):
        read_log(change_part(minutes, part, harm))


def test_entities_in_a_document_are_not_expanded(minutes: Path, change_part: Change) -> None:
    """A bomb of a few bytes would become gigabytes."""
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{levels}]>'.encode()
    path = change_part(
        minutes,
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", bomb + b"<w:document", 1).replace(b"vacant", b"&e9;"),
    )
    try:
        texts = [item.text for item in read_log(path).items]
    except InputError:
        return
    assert sum(map(len, texts)) < 1000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
            "has a password or is in the old format; save it as a new Word",
        ),
        (b"PK\x03\x04 and no more", "is not a Word document, or only half of one"),
        (b"", "is not a Word document"),
    ],
    ids=["locked", "cut", "empty"],
)
def test_what_is_no_document_is_refused_with_a_way_out(content: bytes, message: str, tmp_path: Path) -> None:
    """The message says Word document, not workbook."""
    (tmp_path / "minutes.docx").write_bytes(content)
    with pytest.raises(InputError, match=rf"minutes\.docx {message}"):
        read_log(tmp_path / "minutes.docx")


def test_a_workbook_with_the_wrong_ending_is_refused(examples: Path, tmp_path: Path) -> None:
    """It is an archive as well, but holds no document."""
    shutil.copy(examples / "barrier_log.xlsx", tmp_path / "minutes.docx")
    with pytest.raises(InputError, match=r"minutes\.docx is damaged"):
        read_log(tmp_path / "minutes.docx")


def test_headings_and_bullets_made_by_hand_are_seen(tmp_path: Path) -> None:
    """A bold line, capitals, a typed bullet, a checkbox and a numbered minute."""
    document = docx.Document()
    document.add_paragraph().add_run("Money").bold = True
    document.add_paragraph("3.1 The report was received.")
    document.add_paragraph("PREMISES")
    document.add_paragraph("•\tThe lift is out")
    document.add_paragraph("☐ Call the agent")
    document.save(str(tmp_path / "minutes.docx"))
    assert [(item.heading, item.text) for item in read_log(tmp_path / "minutes.docx").items] == [
        ("Money", "The report was received."),
        ("PREMISES", "The lift is out"),
        ("PREMISES", "Call the agent"),
    ]


def test_a_frame_and_a_table_in_a_cell_lose_no_text(tmp_path: Path) -> None:
    """A table of one cell is read as if its paragraphs stood alone."""
    document = docx.Document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "Nobody reads it."
    inner = frame.add_table(2, 2)
    for cell, text in zip(inner._cells, ["Who", "Barrier", "Pat", "The tablets"], strict=True):
        cell.text = text
    inner.cell(1, 1).add_table(1, 1).cell(0, 0).text = "log out"
    document.save(str(tmp_path / "minutes.docx"))
    texts = [item.text for item in read_log(tmp_path / "minutes.docx").items]
    assert texts == ["Nobody reads it.", "The tablets\nlog out"]


def test_merged_cells_with_tables_in_them_do_not_multiply(tmp_path: Path) -> None:
    """Three to the power of fourteen readings of one text would take hours."""
    document = docx.Document()
    cell = document.add_paragraph("Nobody reads it.") and document.add_table(2, 3).cell(1, 1)
    for _ in range(14):
        table = cell.add_table(2, 3)
        cell = table.cell(0, 0).merge(table.cell(0, 2))
    cell.text = "deep inside"
    document.save(str(tmp_path / "minutes.docx"))
    assert len(read_log(tmp_path / "minutes.docx").items) <= 2
