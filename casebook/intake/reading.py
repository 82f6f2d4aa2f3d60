"""Reads any log or notes: finds the kind of file, then hands it to its reader."""

import re
from dataclasses import replace
from pathlib import Path

from casebook.intake.choices import NO_CHOICES, Choices
from casebook.intake.columns import Field, field_of, plain_header
from casebook.intake.delimited import guess_delimiter, read_delimited
from casebook.intake.encodings import decode
from casebook.intake.json_lines import read_json_lines
from casebook.intake.log_mapping import with_mapping
from casebook.intake.markdown import read_notes
from casebook.intake.spreadsheet import read_workbook
from casebook.intake.text_choice import named_text
from casebook.intake.transcript import read_transcript
from casebook.intake.word import read_document
from casebook.items import FileKind, Log
from codebook.errors import InputError, NothingToDoError, UsageError

STANDARD_INPUT = "standard input"
_ADVICE = {
    "xls": "open it in Excel and save it as xlsx",
    "xlsm": "save it as xlsx (without macros)",
    "ods": "save it as xlsx",
    "doc": "save it as docx",
    "odt": "save it as docx",
    "rtf": "save it as docx",
    "pdf": "export the notes as docx or txt",
    "json": "write one object a line and name it jsonl",
}
_TABLES = (FileKind.XLSX, FileKind.CSV, FileKind.TSV, FileKind.JSONL)


def read_log(
    path: Path,
    *,
    text_column: str | None = None,
    sheet: str | None = None,
    limit: int | None = None,
    choices: Choices = NO_CHOICES,
) -> Log:
    """Read a file.

    Args:
        path: A log, notes or a transcript; its suffix says which.
        text_column: The column or key that holds the items, where finding it by itself would fail.
        sheet: The workbook's sheet to read; all that hold a log otherwise.
        limit: Read only so many items.
        choices: What a person said of the columns, now and before.

    Raises:
        InputError: The file is missing, of an unknown kind, or not what its suffix says.
        UsageError: An option does not fit this kind of file.
        NothingToDoError: The file is in order but holds no item.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise InputError(f"{name} is a folder; name the files in it")
        kind = kind_of(path)
        if not path.exists():
            raise InputError(f"there is no file {name}")
    except OSError as err:
        raise InputError(f"{name} cannot be read: {err.strerror}") from err
    if sheet is not None and kind is not FileKind.XLSX:
        raise UsageError(f"--sheet is for workbooks, and {name} is not one")
    if text_column is not None and kind not in _TABLES:
        raise UsageError(f"--text-column is for tables, and {name} holds notes")
    _check_choices(choices, kind, name)
    choices = _with_text(choices, text_column)
    if kind is FileKind.XLSX:
        log = read_workbook(path, name, sheet, choices)
    elif kind is FileKind.DOCX:
        log = read_document(path, name)
    else:
        try:
            data = path.read_bytes()
        except OSError as err:
            raise InputError(f"{name} cannot be read: {err.strerror}") from err
        log = _read_text(data, name, path, kind, choices)
    return _limited(log, limit, choices)


def read_standard_input(
    data: bytes, *, text_column: str | None = None, limit: int | None = None, choices: Choices = NO_CHOICES
) -> Log:
    """Read what came through a pipe: JSON lines, a transcript, a table with a header that names its texts, or notes.

    Raises:
        InputError: The bytes are no text, or not what they begin as.
        NothingToDoError: There is no item in them.
    """
    if data.startswith(b"PK\x03\x04"):
        raise InputError("workbooks and Word documents cannot be read from a pipe; name the file instead")
    text, _ = decode(data, STANDARD_INPUT)
    choices = _with_text(choices, text_column)
    kind = guess_kind(text, choices.text)
    return _limited(_read_text(data, STANDARD_INPUT, None, kind, choices), limit, choices)


def _check_choices(choices: Choices, kind: FileKind, name: str) -> None:
    """Notes have no columns."""
    if kind not in _TABLES:
        for option, given in (("--column", choices.columns), ("--dates", choices.dates)):
            if given:
                raise UsageError(f"{option} is for tables, and {name} holds notes")


def kind_of(path: Path) -> FileKind:
    """The kind of file that a suffix says.

    Raises:
        InputError: The suffix is unknown.
    """
    suffix = path.suffix.lower().removeprefix(".")
    suffix = {"markdown": "md", "text": "txt", "ndjson": "jsonl"}.get(suffix, suffix)
    if suffix in list(FileKind):
        return FileKind(suffix)
    known = ", ".join(FileKind)
    advice = f"; {_ADVICE[suffix]}" if suffix in _ADVICE else ""
    raise InputError(f"{path} is of a kind that Balcony does not read{advice}. It reads {known}")


def guess_kind(text: str, text_column: str | None = None) -> FileKind:
    """What kind of text came through a pipe, by its first line."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "").lstrip("\ufeff")
    if first.startswith("{"):
        return FileKind.JSONL
    if first.startswith("WEBVTT"):
        return FileKind.VTT
    if re.match(r"\s*\d+\s+\d+:\d\d:\d\d,\d{3} -->", text):
        return FileKind.SRT
    if _is_table(first, text, text_column):
        return FileKind.CSV
    return FileKind.MD if re.match(r"(#{1,6}|[-*]) ", first) else FileKind.TXT


def _is_table(first: str, text: str, text_column: str | None) -> bool:
    header = first.split(guess_delimiter(text))
    if text_column is not None:
        return plain_header(text_column) in [plain_header(name) for name in header]
    # A sentence about a problem, cut at its commas, must not pass for headers: one must be known word for word.
    known = len(header) > 1 and any(map(field_of, header))
    return known and named_text(header) is not None


def _with_text(choices: Choices, text_column: str | None) -> Choices:
    return choices if text_column is None else replace(choices, columns={**choices.columns, Field.TEXT: text_column})


def _read_text(data: bytes, name: str, path: Path | None, kind: FileKind, choices: Choices) -> Log:
    text, encoding = decode(data, name)
    if kind in (FileKind.CSV, FileKind.TSV):
        if not text.strip():
            raise NothingToDoError(f"{name} is empty")
        return read_delimited(text, encoding, name=name, path=path, kind=kind, choices=choices)
    if kind is FileKind.JSONL:
        return read_json_lines(text, name=name, path=path, choices=choices)
    if kind in (FileKind.VTT, FileKind.SRT):
        if not text.strip():
            raise NothingToDoError(f"{name} is empty")
        return read_transcript(text, name=name, path=path, kind=kind)
    return read_notes(text, name=name, path=path, kind=kind)


def _limited(log: Log, limit: int | None, choices: Choices) -> Log:
    if not log.items:
        raise NothingToDoError(f"{log.name} holds no item: no row or line with a text")
    log = with_mapping(log, choices)
    return log if limit is None else replace(log, items=log.items[:limit])
