"""Turns the database's rows into the records that the rest of the program knows, and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert, select

from casebook.database.column_types import as_plain, from_plain
from casebook.database.tables import DERIVED
from casebook.facts import ItemFacts
from casebook.records import CaseItem, StoredReading, Verdict
from codebook.keys import Driver, Label, Strategy

Values = dict[str, Any]
Row = Mapping[Any, Any]
"""A row of the database, or values that stand for one, by column."""
Record = TypeVar("Record")
Anything = TypeVar("Anything")
AT_ONCE = 500
"""How many rows one statement names: databases put a limit to it."""
_FACTS = tuple(field.name for field in fields(ItemFacts))


def values_of(record: Any, *leave_out: str) -> Values:
    """A record's fields as a row's values, without its id."""
    return {
        field.name: getattr(record, field.name)
        for field in fields(record)
        if field.name != "id" and field.name not in leave_out
    }


def record_of(kind: type[Record], row: Row) -> Record:
    """The record whose fields are a row's columns."""
    return kind(**{field.name: row[field.name] for field in fields(kind)})  # type: ignore[arg-type]


def reading_values(reading: StoredReading) -> Values:
    """A reading as a row of `readings`, but for its item."""
    return {
        **values_of(reading),
        "p": {label.value: p for label, p in reading.p.items()},
        "strategy": [[key.value, p] for key, p in reading.strategy],
        "driver": [[key.value, p] for key, p in reading.driver],
    }


def reading_of(row: Row) -> StoredReading:
    """A row of `readings` as it was stored."""
    return StoredReading(
        label=row["label"],
        p={Label(key): p for key, p in row["p"].items()},
        sure=row["sure"],
        mixed=row["mixed"],
        strategy=tuple((Strategy(key), p) for key, p in row["strategy"]),
        driver=tuple((Driver(key), p) for key, p in row["driver"]),
        evidence=tuple((start, end, effect) for start, end, effect in row["evidence"]),
        model=row["model"],
        read=row["read"],
    )


def item_of(row: Row, reading: StoredReading | None, verdict: Verdict | None) -> CaseItem:
    """A row of `items` (with its log's name) as a record."""
    return CaseItem(
        id=row["id"],
        log_id=row["log_id"],
        log_name=row["log_name"],
        row=row["row"],
        text=row["text"],
        sheet=row["sheet"],
        heading=row["heading"],
        columns=row["columns"],
        facts=ItemFacts(**{name: row[name] for name in _FACTS}),
        reading=reading,
        verdict=verdict,
        parent_id=row["parent_id"],
        own_id=row["own_id"],
        split=row["split"],
    )


def own_columns(table: Table) -> list[str]:
    """A table's columns, but for those that can be worked out again."""
    return [name for name in table.columns.keys() if table.name != "items" or name not in DERIVED]  # noqa: SIM118


def image_of(table: Table, row: Row) -> Values:
    """A row as plain JSON: what events and exports hold."""
    return {name: as_plain(row[name]) for name in own_columns(table)}


def row_of_image(table: Table, image: Row) -> Values:
    """The row that an image was made of."""
    return {name: from_plain(table.columns[name].type)(value) for name, value in image.items()}


def find_row(connection: Connection, table: Table, row_id: int) -> Row | None:
    """A row by its id."""
    return connection.execute(select(table).where(table.c.id == row_id)).mappings().first()


def insert_row(connection: Connection, table: Table, values: Values) -> int:
    """Add a row.

    Returns:
        Its id.
    """
    return int(connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one())


def in_chunks(many: Sequence[Anything]) -> Iterator[Sequence[Anything]]:
    """The same, a statement's worth at a time."""
    return (many[start : start + AT_ONCE] for start in range(0, len(many), AT_ONCE))
