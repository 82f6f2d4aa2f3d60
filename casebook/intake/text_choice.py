"""Chooses the column that holds the barriers: what its header says, and how full, long and different its texts are."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from casebook.intake.profiles import profile
from casebook.intake.text_headers import Strength, names_alone, rank_of, strength_of
from codebook.many import many

_VALUES = 4.0
"""The points of a column that is full of different sentences."""
_SENTENCE = 6
"""So many words are one."""
_DIFFERENT = 0.6
_CLEAR = 1.0
"""A lead of so many points needs no remark."""
_TEXT_POINTS = 1.3
"""A column with fewer points for its values is no rival worth a remark."""
_ALL_CODES = 0.8
_MIN_UNNAMED = 4
"""Words, in the median, of texts that no header names."""


@dataclass(frozen=True, slots=True)
class TextChoice:
    """The column of texts, and the one that came next where it is not clear."""

    column: int
    named: bool
    """Whether a header of the table names texts, rather than the values alone having told."""
    doubt: str | None = None
    """What a person should know, where another column may be the one."""


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    header: str
    strength: Strength
    filled: int
    words: float
    different: float
    codes: bool

    def values(self, fullest: int) -> float:
        """From 0 to 4: full of different sentences."""
        full = self.filled / fullest if fullest else 0.0
        return _VALUES * full * min(1, self.words / _SENTENCE) * min(1, self.different / _DIFFERENT)

    def points(self, fullest: int) -> float:
        """Of the header and the values together."""
        name = self.strength.value
        if self.filled and (self.codes or self.words <= 1):
            name = min(name, 0.5 if self.codes else 2.0)  # `Issue` over A-17, `Risk` over High
        return name + self.values(fullest)


def choose_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> TextChoice | None:
    """The column that holds the items, by header and values.

    Args:
        header: The headers.
        rows: The rows below it.

    Returns:
        None where no header names texts and no column holds any.
    """
    columns = _columns(header, rows)
    fullest = max((each.filled for each in columns), default=0)
    fitting = [each for each in columns if _may_hold_texts(each)]
    order = sorted(fitting, key=lambda each: (-round(each.points(fullest), 6), rank_of(each.header), each.place))
    if not order:
        return None
    first = order[0]
    second = next((each for each in order[1:] if each.values(fullest) >= _TEXT_POINTS), None)
    close = second is not None and first.points(fullest) - second.points(fullest) < _CLEAR
    doubt = _doubt(first, second) if close and second is not None else None
    named = any(each.strength.names_texts or _is_asked(each, fullest) for each in columns)
    return TextChoice(first.place, named, doubt)


def named_text(header: Sequence[str]) -> int | None:
    """The column of texts by its header alone."""
    columns = [each for each in _columns(header, ()) if names_alone(each.header)]
    best = min(columns, key=lambda each: (-each.strength.value, rank_of(each.header), each.place), default=None)
    return best.place if best else None


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[_Column]:
    found = []
    for place, name in enumerate(header):
        strength = strength_of(name)
        if strength is None or name.startswith("balcony_"):
            continue
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        found.append(_column(place, name, strength, cells))
    return found


def _column(place: int, header: str, strength: Strength, cells: Sequence[str]) -> _Column:
    looks = profile(cells, header)
    kinds = (looks.dates, looks.statuses, looks.levels, looks.flags, looks.ranks, looks.numbers)
    return _Column(
        place,
        header,
        strength,
        filled=len(cells),
        words=median(len(cell.split()) for cell in cells) if cells else 0,
        different=len({cell.casefold() for cell in cells}) / len(cells) if cells else 0,
        codes=max(kinds) >= _ALL_CODES,
    )


def _may_hold_texts(column: _Column) -> bool:
    """One word in the median is a code, unless the header names texts."""
    if column.strength.names_texts:
        return True
    if column.strength is Strength.UNKNOWN:
        return column.words >= 2 and not column.codes  # noqa: PLR2004
    return column.words >= _MIN_UNNAMED and not column.codes


def _is_asked(column: _Column, fullest: int) -> bool:
    """A question that is answered in sentences, in most rows."""
    return column.strength is Strength.QUESTION and column.values(fullest) >= _VALUES / 2


def _doubt(first: _Column, second: _Column) -> str:
    return (
        f"it is not certain that column {first.header!r} holds the barriers: it has text in {_rows(first)}, "
        f"{second.header!r} in {_rows(second)}; to read that one: --text-column {second.header!r}"
    )


def _rows(column: _Column) -> str:
    return f"{many(column.filled, 'row')} (about {many(round(column.words), 'word')} each)"
