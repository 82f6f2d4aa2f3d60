"""Text files: notes and transcripts line by line, tables cell by cell, JSON lines value by value."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from casebook.intake.delimited import guess_delimiter
from casebook.intake.encodings import decode
from casebook.intake.json_lines import parse_json_lines
from casebook.items import FileKind
from casebook.redaction.files.rewritten import Rewritten
from casebook.redaction.folding import folded
from casebook.redaction.labels import labelled_kind
from casebook.redaction.pieces import Editor, Piece, edited
from casebook.redaction.words import NOT_SPEAKERS
from codebook.errors import InputError

_VOICE = re.compile(r"<v(?:\.[^ <>]*)?\s+([^<>]+)>")
_PREFIX = re.compile(r"^(?:>> ?)?([A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,3}):\s")


def rewrite_text(path: Path, kind: FileKind, editor: Editor) -> Rewritten:
    """Walk a text file; it is written back in its own encoding, with its own line ends.

    Raises:
        InputError: It cannot be read, or is not what its suffix says.
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as err:
        raise InputError(f"{name} cannot be read: {err.strerror}") from err
    text, encoding = decode(data, name)
    if kind in (FileKind.CSV, FileKind.TSV):
        delimiter = "\t" if kind is FileKind.TSV else guess_delimiter(text)
        _check_table(text, delimiter, name)
        changed = _table(text, delimiter, editor)
    elif kind is FileKind.JSONL:
        changed = _json_lines(text, name, editor)
    else:
        changed = _lines(text, editor, spoken=kind in (FileKind.VTT, FileKind.SRT))
    try:
        written = changed.encode(encoding)
        notes: tuple[str, ...] = ()
    except UnicodeEncodeError:  # what is put back came from another file
        written = changed.encode("utf-8", errors="replace")
        notes = (f"written as UTF-8, for {encoding} lacks a letter",)
    return Rewritten(lambda out: out.write_bytes(written), notes)


def _lines(text: str, editor: Editor, *, spoken: bool) -> str:
    lines = re.split(r"(\r\n|\n|\r)", text)
    for index in range(0, len(lines), 2):
        line = lines[index]
        if spoken:
            following = lines[index + 2] if index + 2 < len(lines) else ""
            if "-->" in line or "-->" in following:
                continue  # times and the numbers of cues are nobody's
        lines[index] = _line(line, index // 2 + 1, _speakers(line) if spoken else [], editor)
    return "".join(lines)


def _line(line: str, number: int, speakers: Sequence[tuple[int, int]], editor: Editor) -> str:
    changed, at = [], 0
    for start, end in speakers:
        name = Piece(line[start:end], number, is_name=True)
        changed += [edited(line[at:start], editor(Piece(line[at:start], number))), edited(name.text, editor(name))]
        at = end
    return "".join([*changed, edited(line[at:], editor(Piece(line[at:], number)))])


def _speakers(line: str) -> list[tuple[int, int]]:
    """Where speakers are named: `<v Name>`, or `Name:` at the start."""
    found = list(_VOICE.finditer(line)) or [each for each in [_PREFIX.match(line)] if each]
    return [each.span(1) for each in found if _is_person(each[1])]


def _is_person(name: str) -> bool:
    words = folded(name).split()
    return bool(words) and words[0] not in NOT_SPEAKERS and not any(letter.isdigit() for letter in name)


def _check_table(text: str, delimiter: str, name: str) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as err:
        raise InputError(f"{name}, line {reader.line_num}: {err}; a quote may be left open above it") from err


def _table(text: str, delimiter: str, editor: Editor) -> str:
    """A table's text with its cells changed where they stand, so that quotes and spaces around stay as they are."""
    labels: dict[int, str] = {}
    pieces, at = [], 0
    for start, end, row, column in _cells(text, delimiter):
        cell = text[start:end]
        if labelled_kind(cell):
            labels[column] = cell
            continue
        piece = Piece(cell, row, column=str(column), label=labels.get(column))
        pieces += [text[at:start], edited(cell, editor(piece))]
        at = end
    return "".join([*pieces, text[at:]])


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, row and column of every cell, without the quotes around it."""
    cell = re.compile(rf'"((?:[^"]|"")*)"(?=[{re.escape(delimiter)}\r\n]|\Z)|([^{re.escape(delimiter)}\r\n]*)')
    at, row, column = 0, 1, 1
    while at <= len(text):
        found = cell.match(text, at)
        assert found is not None  # noqa: S101 - the second half fits everywhere
        yield (*found.span(1 if found[1] is not None else 2), row, column)
        at = found.end()
        if text[at : at + 1] == delimiter:
            at, column = at + 1, column + 1
            continue
        at += 2 if text[at : at + 2] == "\r\n" else 1
        row, column = row + 1, 1


def _json_lines(text: str, name: str, editor: Editor) -> str:
    records = parse_json_lines(text, name)
    lines = text.split("\n")
    for number, record in records.items():
        changed = _value(record, editor, number, None)
        if changed != record:
            lines[number - 1] = json.dumps(changed, ensure_ascii=False) + (
                "\r" if lines[number - 1][-1:] == "\r" else ""
            )
    return "\n".join(lines)


def _value(value: Any, editor: Editor, row: int, key: str | None) -> Any:
    """A JSON value with every text and whole number in it changed; keys stay."""
    if isinstance(value, dict):
        return {inner: _value(each, editor, row, inner) for inner, each in value.items()}
    if isinstance(value, list):
        return [_value(each, editor, row, key) for each in value]
    if isinstance(value, str):
        edits = editor(Piece(value, row, column=key, label=key))
        whole = len(edits) == 1 and edits[0].value == "number"
        return int(edits[0].text) if whole else edited(value, edits)
    if isinstance(value, int) and not isinstance(value, bool):
        edits = editor(Piece(str(value), row, column=key, label=key, value="number"))
        return edited(str(value), edits) if edits else value
    return value
