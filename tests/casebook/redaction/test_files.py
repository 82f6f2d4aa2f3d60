"""Every kind of file: hidden in a copy of the same kind, and put back."""

from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from casebook.redaction.book import Book
from casebook.redaction.kinds import Kind
from casebook.redaction.roster import Roster
from casebook.redaction.running import counts, hide, put_back
from codebook.errors import InputError

ROSTER = Roster.of(["Maria Alvarez"])
TEXTS = {
    "log.csv": 'Barrier;Student ID\r\n"Alvarez, Maria said ""no""; call (614) 555-0123";4839\r\nAll well;\r\n',
    "log.tsv": "Alvarez\tMaria\nNobody\t\n",
    "log.jsonl": '{"text": "Maria left", "student_id": 4839, "n": [1, true, null]}\n\n{ "text":"no one" }\n',
    "notes.md": "# Plan\r\n- Mrs Stone asks\r\n- Stone left, a stone's throw\n",
    "notes.txt": "jo@x.org wrote",
    "call.vtt": "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Bo Chen>Hi Maria, Bo here</v>\n",
    "call.srt": "1\n00:00:01,000 --> 00:00:02,000\nBo Chen: I asked Chen.\n",
}
HIDDEN = {
    "log.csv": 'Barrier;Student ID\r\n"[person 1] said ""no""; call [phone 1]";[id 1]\r\nAll well;\r\n',
    "log.tsv": "[person 1]\t[person 1.2]\nNobody\t\n",
    "log.jsonl": '{"text": "[person 1] left", "student_id": "[id 1]", "n": [1, true, null]}\n\n{ "text":"no one" }\n',
    "notes.md": "# Plan\r\n- Mrs [person 1] asks\r\n- Stone left, a stone's throw\n",
    "notes.txt": "[email 1] wrote",
    "call.vtt": "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v [person 1]>Hi [person 2], [person 1.2] here</v>\n",
    "call.srt": "1\n00:00:01,000 --> 00:00:02,000\n[person 1]: I asked [person 1.2].\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_file_is_hidden_and_comes_back(tmp_path: Path, name: str) -> None:
    """Delimiters, quotes and line ends stay; the bytes that come back are those that were there."""
    file, copy, again = tmp_path / name, tmp_path / f"copy_{name}", tmp_path / f"again_{name}"
    file.write_bytes(TEXTS[name].encode())
    book = Book()
    hide(file, book, ROSTER).write(copy, None)
    assert copy.read_bytes().decode() == HIDDEN[name]
    put_back(copy, book).write(again, None)
    assert again.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    """What Excel writes comes back as Excel writes it."""
    file, copy = tmp_path / "notes.txt", tmp_path / "copy.txt"
    file.write_bytes("Mrs Stone said “café” is déjà vu – naïve, she thought".encode(encoding))
    hide(file, Book()).write(copy, None)
    assert copy.read_bytes() == "Mrs [person 1] said “café” is déjà vu – naïve, she thought".encode(encoding)


def _values(path: Path) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


def test_a_workbook_keeps_its_formats_and_gets_its_values_back(tmp_path: Path) -> None:
    """Numbers and dates come back as numbers and dates; a formula and a budget are left alone."""
    file, copy, again = tmp_path / "log.xlsx", tmp_path / "copy.xlsx", tmp_path / "again.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Barrier", "Student ID", "DOB", "Budget"])
    sheet.append(["Maria Alvarez waits", 4839, datetime(2012, 3, 4), 1200000])  # noqa: DTZ001 - a cell has no zone
    sheet.append(["=1+1", None, None, None])
    sheet["A2"].font = openpyxl.styles.Font(bold=True)
    sheet["A2"].comment = Comment("ask Maria", "Bo Chen")
    workbook.save(file)
    book = Book()
    changed = hide(file, book, ROSTER)
    changed.write(copy, None)
    assert _values(copy)[1] == ["[person 1] waits", "[id 1]", "[birth date 1]", 1200000]
    hidden = openpyxl.load_workbook(copy).active["A2"]
    assert hidden.font.bold
    assert (hidden.comment.text, hidden.comment.author) == ("ask [person 1.2]", "[person 2]")
    put_back(copy, book).write(again, None)
    assert _values(again) == _values(file)
    assert openpyxl.load_workbook(again).active["C2"].number_format == sheet["C2"].number_format
    assert counts(changed.changes) == {Kind.PERSON: 3, Kind.ID: 1, Kind.BIRTH: 1}


def test_a_document_keeps_its_runs_and_hides_its_author(tmp_path: Path) -> None:
    """A name over two runs, in a table and in a header; the other words keep their format."""
    file, copy, again = tmp_path / "notes.docx", tmp_path / "copy.docx", tmp_path / "again.docx"
    document = docx.Document()
    document.core_properties.author = "Bo Chen"
    paragraph = document.add_paragraph("Then ")
    paragraph.add_run("Maria ").bold = True
    paragraph.add_run("Alvarez spoke")
    document.add_table(1, 1).cell(0, 0).text = "Dr. Stone"
    document.sections[0].header.paragraphs[0].text = "Notes by Bo Chen"
    document.save(str(file))
    book = Book()
    hide(file, book, Roster.of(["Maria Alvarez", "Bo Chen"])).write(copy, None)
    hidden = docx.Document(str(copy))
    assert [run.text for run in hidden.paragraphs[0].runs] == ["Then ", "[person 1]", " spoke"]
    assert hidden.tables[0].cell(0, 0).text == "Dr. [person 2]"
    assert hidden.sections[0].header.paragraphs[0].text == "Notes by [person 3]"
    assert hidden.core_properties.author == "[person 3]"
    put_back(copy, book).write(again, None)
    assert docx.Document(str(again)).paragraphs[0].text == "Then Maria Alvarez spoke"
    assert docx.Document(str(again)).core_properties.author == "Bo Chen"


@pytest.mark.parametrize("name", ["log.xlsx", "notes.docx", "log.jsonl", "log.csv"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str) -> None:
    """With the file's name."""
    file = tmp_path / name
    file.write_bytes(b'a,"b\n')
    with pytest.raises(InputError, match=name):
        hide(file, Book())
