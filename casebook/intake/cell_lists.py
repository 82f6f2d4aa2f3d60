"""Takes a cell apart that plainly holds a list: several barriers, each on a line behind a bullet or a number."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦●‣➢☐□o])\s+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)")
_MAX_LEAD_WORDS = 12


@dataclass(frozen=True, slots=True)
class CellList:
    """The entries of a cell, and the line that stands over them."""

    lead: str | None
    entries: tuple[str, ...]


def list_in(cell: str) -> CellList | None:
    """The list that a cell holds; None where any of its lines could be something else.

    Every line must begin with a bullet, or every one with a number, counted from 1. A line above them that ends with
    a colon is what stands over the list.
    """
    lines = [line for line in cell.splitlines() if line.strip()]
    lead = None
    if lines and _leads(lines[0]):
        lead, lines = lines[0].strip().rstrip(":").strip(), lines[1:]
    if len(lines) < 2:  # noqa: PLR2004 - one entry is no list
        return None
    numbers = [match for line in lines if (match := _NUMBER.match(line))]
    bullets = [match for line in lines if (match := _BULLET.match(line))]
    counted = [int(match[1]) for match in numbers] == list(range(1, len(lines) + 1))
    marks = numbers if counted else bullets if len(bullets) == len(lines) else None
    if marks is None:
        return None
    entries = tuple(line[match.end() :].strip() for line, match in zip(lines, marks, strict=True))
    return CellList(lead, entries)


def _leads(line: str) -> bool:
    marked = _BULLET.match(line) or _NUMBER.match(line)
    return line.rstrip().endswith(":") and not marked and len(line.split()) <= _MAX_LEAD_WORDS
