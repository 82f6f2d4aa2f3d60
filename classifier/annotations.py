"""Annotations: what a coach or colleague labelled, as JSON lines to retrain with."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from codebook.errors import InputError
from codebook.keys import Driver, Label, Strategy

_Key = TypeVar("_Key", bound=StrEnum)
_SETTLED = "gold"
"""The state of a line that people settled on."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EXAMPLE = '{"id": "7", "text": "...", "label": "adaptive", "strategy": "voices", "driver": "leadership"}'


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotator's label of one text."""

    text: str
    label: Label
    strategy: Strategy | None
    """None where the label has none, or where the annotator gave none."""
    driver: Driver | None
    annotator: str
    settled: bool = False
    """Whether it is what people settled on, and no single person's label."""
    day: str = ""
    """When it was given, as 2026-03-31; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where annotations come from, as a model's card tells it: numbers and days, no names."""

    people: tuple[int, ...] = ()
    """How many labels each annotator gave, the most first."""
    settled: int = 0
    first: str | None = None
    """The first and the last day on which one was given; None where no day is known."""
    last: str | None = None


@dataclass(frozen=True)
class AnnotationFiles:
    """All annotations of some files, in order."""

    annotations: tuple[Annotation, ...]
    hashes: Mapping[str, str]
    """The sha256 of each file by its name: which data a model saw."""
    ignored: int
    """Strategies and drivers that stand beside a label which has none."""
    origin: Origin = Origin()


def origin_of(annotations: Sequence[Annotation], voters: Sequence[str] | None = None) -> Origin:
    """Count where annotations come from.

    Args:
        annotations: What is trained on.
        voters: Who gave the labels that were settled or are trained on, once for each; those of the annotations
            themselves otherwise.
    """
    voters = [each.annotator for each in annotations if not each.settled] if voters is None else voters
    days = sorted(each.day for each in annotations if each.day)
    return Origin(
        tuple(sorted(Counter(name for name in voters if name).values(), reverse=True)),
        sum(each.settled for each in annotations),
        days[0] if days else None,
        days[-1] if days else None,
    )


def read_annotations(paths: Sequence[Path]) -> AnnotationFiles:
    """Read annotation files.

    Raises:
        InputError: A file cannot be read, or a line is not an annotation; the message names file and line.
    """
    found: list[Annotation] = []
    hashes: dict[str, str] = {}
    ignored = 0
    for path in paths:
        content = _content(path)
        hashes[path.name if path.name not in hashes else str(path)] = hashlib.sha256(content).hexdigest()
        for number, line in enumerate(content.splitlines(), start=1):
            if line.strip():
                annotation, dropped = _parse(line, f"{path}, line {number}")
                found.append(annotation)
                ignored += dropped
    return AnnotationFiles(tuple(found), hashes, ignored, origin_of(found))


def same_words(text: str) -> str:
    """What two texts share that differ in case, spaces and punctuation alone."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError as err:
        raise InputError(f"there is no file {path}; give a file of annotations, one JSON line for each") from err
    except OSError as err:
        raise InputError(f"{path} cannot be read: {err.strerror}") from err


def _parse(line: bytes, where: str) -> tuple[Annotation, int]:
    """The annotation of a line, and how many of its keys do not belong to its label."""
    try:
        record: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as err:
        raise InputError(f"{where} is not UTF-8 text") from err
    except (ValueError, RecursionError) as err:
        raise InputError(f"{where} is not JSON; each line must be like {_EXAMPLE}") from err
    if not isinstance(record, dict) or not isinstance(text := record.get("text"), str) or not same_words(text):
        raise InputError(f"{where} has no text; each line must be like {_EXAMPLE}")
    label = _key(record, "label", Label, where)
    if label is None:
        raise InputError(f"{where} has no label; give one of {', '.join(Label)}")
    strategy, driver = _key(record, "strategy", Strategy, where), _key(record, "driver", Driver, where)
    kept = strategy if label is Label.ADAPTIVE else None, driver if label is not Label.NONE else None
    dropped = sum(given is not None and keeps is None for given, keeps in zip((strategy, driver), kept, strict=True))
    settled, at = record.get("state") == _SETTLED, _DAY.match(str(record.get("at") or ""))
    annotator = str(record.get("annotator") or "")
    return Annotation(text, label, *kept, annotator, settled, at[0] if at else ""), dropped


def _key(record: Mapping[str, Any], name: str, keys: type[_Key], where: str) -> _Key | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if value not in list(keys):
        raise InputError(f"{where}: {name} is {value!r}; it must be one of {', '.join(keys)}")
    return keys(value)
