"""Counts in the one form that reports draw and that the small-cell rule can be applied to."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Whole numbers by row and column.

    A key is a codebook key, a level, a unit or a month (`2026-03`); None stands for what the log does not say.
    """

    rows: tuple[str | None, ...]
    columns: tuple[str | None, ...]
    cells: tuple[tuple[int, ...], ...]
    """One tuple for each row, one number for each column."""

    @property
    def row_totals(self) -> tuple[int, ...]:
        """The sum of each row."""
        return tuple(sum(row) for row in self.cells)

    @property
    def column_totals(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(sum(row[place] for row in self.cells) for place in range(len(self.columns)))

    @property
    def total(self) -> int:
        """The sum of all cells."""
        return sum(self.row_totals)

    def cell(self, row: str | None, column: str | None) -> int:
        """One number; zero where the table has no such row or column."""
        if row not in self.rows or column not in self.columns:
            return 0
        return self.cells[self.rows.index(row)][self.columns.index(column)]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items have each key, in an order that does not depend on the numbers."""

    keys: tuple[str | None, ...]
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(self.numbers)

    def of(self, key: str | None) -> int:
        """The number of one key; zero where it is not listed."""
        return self.numbers[self.keys.index(key)] if key in self.keys else 0

    def as_table(self, column: str = "items") -> Table:
        """The same numbers as a table of one column."""
        return Table(self.keys, (column,), tuple((number,) for number in self.numbers))


def count(found: Iterable[str | None], order: Sequence[str | None] = ()) -> Counts:
    """Count keys.

    Args:
        found: The key of each item.
        order: Keys that are listed in any case, in this order. Others follow as they first appear, None at the end.
    """
    numbers = Counter(found)
    keys = _ordered(numbers, order)
    return Counts(keys, tuple(numbers[key] for key in keys))


def cross(
    found: Iterable[tuple[str | None, str | None]],
    rows: Sequence[str | None] = (),
    columns: Sequence[str | None] = (),
) -> Table:
    """Count pairs of keys; rows and columns are listed as in `count`."""
    numbers = Counter(found)
    row_keys = _ordered(dict.fromkeys(row for row, _ in numbers), rows)
    column_keys = _ordered(dict.fromkeys(column for _, column in numbers), columns)
    cells = tuple(tuple(numbers[row, column] for column in column_keys) for row in row_keys)
    return Table(row_keys, column_keys, cells)


def _ordered(found: Iterable[Hashable], order: Sequence[str | None]) -> tuple[str | None, ...]:
    keys = [key if isinstance(key, str) else None for key in dict.fromkeys([*order, *found])]
    return tuple([key for key in keys if key is not None] + [None] * (None in keys))
