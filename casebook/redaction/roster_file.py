"""Reads a roster: one name a line, or a table with columns for the names."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from casebook.intake.delimited import guess_delimiter
from casebook.intake.encodings import decode
from casebook.redaction.folding import folded
from casebook.redaction.roster import Roster, name_words
from codebook.errors import InputError

_FIRST = ("first name", "first", "given name", "forename", "firstname", "given")
_LAST = ("last name", "last", "surname", "family name", "lastname", "family")
_WHOLE = ("name", "full name", "student name", "patient name", "staff name", "student", "patient", "staff", "teacher")
_MAX_WORDS = 8


def read_roster(path: Path) -> Roster:
    """Read the names to hide.

    Args:
        path: A text file with one name a line (`Maria Alvarez` or `Alvarez, Maria`; lines that begin with # are
            notes), or a csv or tsv file, with or without a header such as `First name,Last name`.

    Raises:
        InputError: The file cannot be read, holds no name, or a line is no name.
    """
    try:
        data = path.read_bytes()
    except OSError as err:
        raise InputError(f"the roster {path} cannot be read: {err.strerror}") from err
    if data.startswith(b"PK\x03\x04"):
        raise InputError(f"the roster {path} is a workbook or document; save it as csv or as text, one name a line")
    text, _ = decode(data, str(path))
    names = []
    for line, name in _names(text):
        words = name_words(name)
        if len(words) > _MAX_WORDS:
            raise InputError(f"{path}, line {line} has more words than a name; give one name a line")
        if words:
            names.append(name)
    if not names:
        raise InputError(f"the roster {path} holds no name; write one name a line")
    return Roster.of(names)


def _names(text: str) -> Iterator[tuple[int, str]]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return
    delimiter = guess_delimiter(text) if any(mark in text for mark in ",;\t") else ","
    rows = [(n, _cells(line, delimiter)) for n, line in lines]
    header = [" ".join(folded(cell).replace("_", " ").split()) for cell in rows[0][1]]
    first, last, whole = (_column(header, names) for names in (_FIRST, _LAST, _WHOLE))
    for n, cells in rows:
        if whole is None and last is None:
            yield n, ", ".join(cells[:2])  # `Alvarez, Maria`, or a name alone
        elif n != rows[0][0]:
            of = (whole,) if last is None or (first is None and whole is not None) else (last, first)
            yield n, ", ".join(cells[i] for i in of if i is not None and i < len(cells) and cells[i])


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter), [])]


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((index for index, cell in enumerate(header) if cell in names), None)
