"""Reads JSON lines: one object a line, its text under `text` or a key that names one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casebook.intake.choices import NO_CHOICES, Choices, matching
from casebook.intake.columns import Field, find_text, named_column
from casebook.items import FileKind, Item, JsonLinesLayout, Log
from codebook.errors import InputError

_MAX_NESTING = 100


def parse_json_lines(text: str, name: str) -> dict[int, Mapping[str, Any]]:
    """The objects of JSON lines by line number, blank lines left out.

    Raises:
        InputError: A line is not a JSON object; the message names the line.
    """
    records: dict[int, Mapping[str, Any]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _parse(line, f"{name}, line {number}")
        if not isinstance(record, dict):
            raise InputError(
                f'{name}, line {number} is not an object; each line must be like {{"id": "1", "text": "…"}}'
            )
        records[number] = record
    return records


def _parse(line: str, where: str) -> Any:
    try:
        record = json.loads(line)
        if _is_deep(record):
            raise RecursionError
        if "\\ud" in line.casefold():  # half a character, escaped: JSON lets it pass, no file can hold it
            record = json.loads(json.dumps(record, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError) as err:
        reason = "nested too deep" if isinstance(err, RecursionError) else getattr(err, "msg", "a number is too long")
        raise InputError(f"{where} is not JSON ({reason}); each line must be one object") from err
    return record


def _is_deep(record: object) -> bool:
    level = [record]
    for _ in range(_MAX_NESTING):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


def read_json_lines(text: str, *, name: str, path: Path | None, choices: Choices = NO_CHOICES) -> Log:
    """Read JSON lines as a log.

    Args:
        text: The decoded file.
        name: The file as the person named it.
        path: The file, or None for standard input.
        choices: The keys that a person named.

    Raises:
        InputError: A line is not a JSON object, or no key holds texts.
    """
    records = parse_json_lines(text, name)
    keys = list(dict.fromkeys(key for record in records.values() for key in record))
    rows = [[_text(record.get(key)) for key in keys] for record in records.values()]
    remembered = choices.remembered(keys).get(Field.TEXT)
    before = matching(remembered, keys) if remembered else None
    doubts: tuple[str, ...] = ()
    if choices.text is not None and records:
        column: int | None = named_column(keys, choices.text, name)
    elif before is not None:
        column = keys.index(before)
    else:
        found = None if "text" in keys else find_text(keys, rows)
        column = keys.index("text") if "text" in keys else found.column if found else None
        doubts = (found.doubt,) if found and found.doubt else ()
    if column is None and records:
        raise InputError(f"{name} has no key that holds texts; name it with --text-column KEY")
    items = [
        Item(
            id=_text(record.get("id")) or str(number),
            text=row[column].strip(),
            row=number,
            columns=dict(zip(keys, row, strict=True)),
        )
        for (number, record), row in zip(records.items(), rows, strict=True)
        if column is not None and row[column].strip()
    ]
    return Log(name, path, FileKind.JSONL, tuple(items), JsonLinesLayout(records), doubts=doubts)


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
