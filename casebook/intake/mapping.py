"""Which column of a log holds what, as it was found, and how that is said to a person."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from casebook.intake.dates import DateStyle, Order
from casebook.intake.fields import Field, plain_header

if TYPE_CHECKING:
    from casebook.items import Item

_MAX_UNUSED = 6
OWN_COLUMNS = "balcony_"
"""Columns that begin so were added by an earlier triage."""


class Found(StrEnum):
    """How the field of a column was found."""

    NAME = "by its name"
    QUESTION = "by its question"
    VALUES = "by its values"
    CHOSEN = "chosen by you"
    REMEMBERED = "chosen by you before"
    UNUSED = "not used"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column and what it holds."""

    header: str
    field: Field | None
    found: Found
    remark: str = ""
    """Why it is not used, in a few words."""
    dates: DateStyle | None = None
    """How its dates are read, where it holds dates."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The columns of one table."""

    sheet: str | None
    shape: str
    """Stands for its headers; tables with the same have the same shape."""
    columns: tuple[MappedColumn, ...]
    order: Order | None = None
    """How 3/4/2025 was read, where such dates are there and the order matters."""
    order_told: bool = False
    """Whether the file's own dates tell that order, as 14/3/2025 does."""
    order_sure: bool = False
    """Whether they do, or a person said so, now or for an earlier log of these headers."""
    doubts: tuple[str, ...] = ()
    """What a person should know of the dates, each in a sentence."""

    def column(self, field: Field) -> MappedColumn | None:
        """The column that holds a field, if any does."""
        return next((column for column in self.columns if column.field is field), None)

    def said(self) -> str:
        """The mapping in one line."""
        text = self.column(Field.TEXT)
        parts = [f"column {text.header!r} holds the barriers"] if text else []
        parts += [
            f"{column.field.value.replace('_', ' ')}: {column.header!r}"
            for column in self.columns
            if column.field not in (None, Field.TEXT)
        ]  # fmt: skip
        if self.order is not None:
            parts.append(f"dates read as {self.order}" + ("" if self.order_sure else ", which is a guess"))
        unused = [_unused(column) for column in self.columns if column.field is None]
        if unused:
            more = f" and {len(unused) - _MAX_UNUSED} more" if len(unused) > _MAX_UNUSED else ""
            parts.append(f"not used: {', '.join(unused[:_MAX_UNUSED])}{more}")
        return "; ".join(parts)


def _unused(column: MappedColumn) -> str:
    return f"{column.header!r} ({column.remark})" if column.remark else repr(column.header)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a log's columns hold, table by table; for notes, the date that they bear."""

    tables: tuple[TableMapping, ...] = ()
    raised: date | None = None
    """The date in the title or the file's name of notes."""

    def table_of(self, item: "Item") -> TableMapping | None:
        """The table that an item stands in; None for a statement of notes."""
        if not item.columns:
            return None
        fitting = (table for table in self.tables if table.sheet == item.sheet)
        return next((table for table in fitting if {c.header for c in table.columns} >= _own(item.columns)), None)

    def said(self) -> tuple[str, ...]:
        """What a person should see, one line for each table that differs from the one before."""
        lines = dict.fromkeys(table.said() for table in self.tables)
        remembered = any(column.found is Found.REMEMBERED for table in self.tables for column in table.columns)
        dated = [f"dated {self.raised:%Y-%m-%d} by its title or name"] if self.raised else []
        used = ["columns as you chose them before for files of this shape; --forget-columns finds them anew"]
        return (*lines, *(used if remembered else ()), *dated)


def _own(columns: Mapping[str, str]) -> set[str]:
    return {name for name in columns if is_own(name)}


def is_own(header: str) -> bool:
    """Whether a column is the log's own, rather than one that an earlier triage added or one without a name."""
    return bool(header) and not header.startswith(OWN_COLUMNS)


def shape_of(headers: Iterable[str]) -> str:
    """What stands for a table's headers, whatever their case and punctuation, and after a triage too."""
    plain = "\n".join(plain_header(name) for name in headers if is_own(name))
    return hashlib.sha256(plain.encode(errors="replace")).hexdigest()[:16]
