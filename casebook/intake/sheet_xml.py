"""What openpyxl does not tell of a sheet that it streams: merged cells, hidden rows, formulas without a value."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\bhidden=\"(?:1|true)\"")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br=\"([A-Z]{1,3})\d{1,7}\"[^<>]*>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<>]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MAX_MERGES = 5000


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one, counted from 1; only the first of them holds a value."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a look at a sheet's XML tells."""

    merges: tuple[Merge, ...] = ()
    hidden_rows: int = 0
    """Hidden by hand or by a filter: a file makes no difference."""
    without_value: Mapping[int, int] = field(default_factory=dict)
    """By column, how many formulas hold no value: programs that write workbooks without Excel leave them so."""


def look_at(xml: bytes) -> SheetLook:
    """Look at a worksheet's XML; what is damaged is told by whoever parses it."""
    end = max(xml.rfind(b"</sheetData>"), xml.rfind(b":sheetData>"), 0)
    merges = (
        Merge(int(top), _column(left), int(bottom), _column(right))
        for left, top, right, bottom in _MERGE.findall(xml, end)[:_MAX_MERGES]
    )
    return SheetLook(
        merges=tuple(merge for merge in merges if merge.top <= merge.bottom and merge.left <= merge.right),
        hidden_rows=sum(1 for _ in _HIDDEN_ROW.finditer(xml)) if b"hidden=" in xml else 0,
        without_value=Counter(map(_column, _NO_VALUE.findall(xml))) if b"<f" in xml or b":f>" in xml else {},
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
