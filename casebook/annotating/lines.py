"""Annotations as JSON lines: what colleagues exchange, scripts recompute from and `balcony train` reads."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from classifier.annotations import same_words
from codebook.errors import InputError
from codebook.keys import Driver, Label, Strategy
from codebook.writing import replacing

_Key = TypeVar("_Key", bound=StrEnum)
_EXAMPLE = '{"id": "7", "text": "...", "label": "adaptive", "strategy": "voices", "driver": "leadership"}'
GOLD = "gold"
"""The state of a settled label: its annotator is who settled it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One annotation, or one settled label, as a file has it."""

    id: str
    """The same for the same item in every casebook."""
    text: str
    label: Label | None
    strategy: Strategy | None
    driver: Driver | None
    annotator: str
    state: str = "labelled"
    """labelled, skipped, unsure, flagged, or gold."""
    drawn: str = ""
    mixed: bool = False
    confidence: str | None = None
    note: str = ""
    reason: str = ""
    """Of a settled label: why people differed."""
    span: tuple[int, int] | None = None
    blind_label: Label | None = None
    at: datetime | None = None
    kind: str = ""

    def as_json(self) -> str:
        """The line, with the same keys in the same order always."""
        values = asdict(self) | {"at": self.at.isoformat() if self.at else None}
        return json.dumps(values, ensure_ascii=False)


def write_lines(path: Path, lines: Iterable[Line]) -> int:
    """Write lines to a file, all or nothing.

    Returns:
        How many.

    Raises:
        OutputError: The file cannot be written.
    """
    found = [each.as_json() + "\n" for each in lines]
    with replacing(path) as temporary:
        temporary.write_text("".join(found), encoding="utf-8", newline="\n")
    return len(found)


def read_lines(paths: Sequence[Path]) -> tuple[Line, ...]:
    """Read files of annotations, in order; one that names no annotator is taken to be by the file's name.

    Raises:
        InputError: A file cannot be read, or a line is no annotation; the message names file and line.
    """
    return tuple(line for path in paths for line in _read(path))


def _read(path: Path) -> list[Line]:
    try:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError as err:
        raise InputError(f"there is no file {path}; give a file of annotations, one JSON line for each") from err
    except OSError as err:
        raise InputError(f"{path} cannot be read: {err.strerror}") from err
    raw = enumerate(content.split(b"\n"), start=1)
    found = [_parse(line, f"{path}, line {number}") for number, line in raw if line.strip()]
    return [each if each.annotator else replace(each, annotator=path.stem) for each in found]


def _parse(raw: bytes, where: str) -> Line:
    try:
        record: Any = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as err:
        raise InputError(f"{where} is not UTF-8 text") from err
    except (ValueError, RecursionError) as err:
        raise InputError(f"{where} is not JSON; each line must be like {_EXAMPLE}") from err
    if not isinstance(record, dict) or not isinstance(text := record.get("text"), str) or not same_words(text):
        raise InputError(f"{where} has no text; each line must be like {_EXAMPLE}")
    label = _key(record, "label", Label, where)
    strategy, driver = _key(record, "strategy", Strategy, where), _key(record, "driver", Driver, where)
    state = _words(record, "state") or "labelled"
    if label is None and state in ("labelled", GOLD):
        raise InputError(f"{where} has no label; give one of {', '.join(Label)}")
    return Line(
        id=_words(record, "id"),
        text=text,
        label=label,
        strategy=strategy if label is Label.ADAPTIVE else None,
        driver=driver if label is not Label.NONE else None,
        annotator=_words(record, "annotator"),
        state=state,
        drawn=_words(record, "drawn"),
        mixed=record.get("mixed") is True,
        confidence=_words(record, "confidence") or None,
        note=_words(record, "note"),
        reason=_words(record, "reason"),
        span=_span(record, where),
        blind_label=_key(record, "blind_label", Label, where),
        at=_moment(record, where),
        kind=_words(record, "kind"),
    )


def _words(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return "" if value is None else str(value)


def _key(record: Mapping[str, Any], name: str, keys: type[_Key], where: str) -> _Key | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if value not in list(keys):
        raise InputError(f"{where}: {name} is {value!r}; it must be one of {', '.join(keys)}")
    return keys(value)


def _span(record: Mapping[str, Any], where: str) -> tuple[int, int] | None:
    match record.get("span"):
        case None:
            return None
        case [int(start), int(end)] if 0 <= start < end:
            return start, end
        case other:
            raise InputError(f"{where}: span is {other!r}; it must be [start, end] in characters, or null")


def _moment(record: Mapping[str, Any], where: str) -> datetime | None:
    value = record.get("at")
    if value is None or value == "":
        return None
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError as err:
        raise InputError(f"{where}: at is {value!r}; it must be like 2026-03-01T12:00:00+00:00") from err
    if found.tzinfo is None:
        raise InputError(f"{where}: at is {value!r}; it must name its time zone, as in 2026-03-01T12:00:00+00:00")
    return found
