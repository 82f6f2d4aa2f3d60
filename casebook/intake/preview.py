"""The columns of a log as a person looks them over: header, what it was taken for, a few values."""

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.intake.mapping import MappedColumn
from casebook.items import Item, Log

_SAMPLES = 3
_LOOKED_AT = 500
_MAX_LENGTH = 80


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """A column with values from it."""

    column: MappedColumn
    samples: tuple[str, ...]
    """Up to three different values, cut short."""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table's columns, those in use and those that are not."""

    sheet: str | None
    used: tuple[ColumnPreview, ...]
    unused: tuple[ColumnPreview, ...]


def preview(log: Log) -> tuple[TablePreview, ...]:
    """How the columns of a log were understood; empty for notes without tables."""
    if log.mapping is None:
        return ()
    tables = []
    for table in log.mapping.tables:
        items = [item for item in log.items if log.mapping.table_of(item) is table][:_LOOKED_AT]
        columns = [ColumnPreview(column, _samples(items, column.header)) for column in table.columns]
        used = tuple(each for each in columns if each.column.field is not None)
        tables.append(TablePreview(table.sheet, used, tuple(each for each in columns if each.column.field is None)))
    return tuple(tables)


def _samples(items: Iterable[Item], header: str) -> tuple[str, ...]:
    values = dict.fromkeys(" ".join(item.columns.get(header, "").split()) for item in items)
    shown = [value if len(value) <= _MAX_LENGTH else f"{value[: _MAX_LENGTH - 1]}…" for value in values if value]
    return tuple(shown[:_SAMPLES])
