"""Adds a log to the casebook, and tells which ones are in it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from casebook.database.casebook import Casebook
from casebook.database.deriving import on_arrival, refresh
from casebook.database.ledger import deciding
from casebook.database.rows import Values, reading_values, record_of, values_of
from casebook.database.tables import items, logs, readings
from casebook.facts import ItemFacts
from casebook.incoming import NewItem
from casebook.records import LogRecord
from codebook.errors import NothingToDoError

_FACTS = tuple(field.name for field in fields(ItemFacts))


def add_log(  # noqa: PLR0913 - one parameter for each thing that is known of a file
    casebook: Casebook,
    who: str,
    *,
    name: str,
    kind: str,
    sha256: str,
    rows: Sequence[NewItem],
    news: Mapping[int, ItemFacts] | None = None,
) -> tuple[LogRecord, tuple[int, ...]]:
    """Import a log with its items and their readings; `undo` takes it out again.

    Args:
        casebook: Where to.
        who: Who imports it.
        name: The file as the person knows it.
        kind: Its kind, such as xlsx.
        sha256: Of the file's bytes.
        rows: Its items, in order.
        news: What it says of items that earlier logs brought, by their ids; part of the same decision.

    Returns:
        The log, and its items' ids in the order of `rows`.

    Raises:
        NothingToDoError: The same file is there already.
        CasebookError: The database cannot be used.
    """
    with deciding(casebook, who) as decision:
        _refuse_again(decision.connection, name, sha256)
        log = {"name": name, "kind": kind, "sha256": sha256, "imported": datetime.now(UTC), "items": len(rows)}
        log_id = decision.add(logs, log)
        ids = _add_items(decision.connection, [_values(log_id, row) for row in rows])
        said = [
            {"item_id": item_id, **reading_values(row.reading)}
            for item_id, row in zip(ids, rows, strict=True)
            if row.reading
        ]
        if said:
            decision.connection.execute(insert(readings), said)
        refresh(decision.connection, ids)
        for item_id, facts in (news or {}).items():
            decision.change(items, item_id, values_of(facts))
        found = decision.connection.execute(select(logs).where(logs.c.id == log_id)).mappings().one()
        return record_of(LogRecord, found), ids


def all_logs(casebook: Casebook) -> tuple[LogRecord, ...]:
    """Every log, the latest first."""
    with casebook.reading() as connection:
        found = connection.execute(select(logs).order_by(logs.c.id.desc())).mappings()
        return tuple(record_of(LogRecord, row) for row in found)


def log_of_file(casebook: Casebook, sha256: str) -> LogRecord | None:
    """The log that was imported from exactly that file."""
    with casebook.reading() as connection:
        row = connection.execute(select(logs).where(logs.c.sha256 == sha256)).mappings().first()
        return record_of(LogRecord, row) if row else None


def _refuse_again(connection: Connection, name: str, sha256: str) -> None:
    row = connection.execute(select(logs).where(logs.c.sha256 == sha256)).mappings().first()
    if row is not None:
        when = f"{row['imported']:%Y-%m-%d %H:%M} UTC"
        known = "" if row["name"] == name else f" as {row['name']}"
        raise NothingToDoError(f"{name} is in the casebook already: it was imported on {when}{known} (log {row['id']})")


def _add_items(connection: Connection, rows: list[Values]) -> tuple[int, ...]:
    if not rows:
        return ()
    made = insert(items).returning(items.c.id, sort_by_parameter_order=True)
    return tuple(connection.scalars(made, rows).all())


def _values(log_id: int, row: NewItem) -> Values:
    item = row.item
    values: Values = {
        "log_id": log_id,
        "row": item.row,
        "own_id": item.id,
        "sheet": item.sheet,
        "heading": item.heading,
        "text": item.text,
        "columns": dict(item.columns),
        **{name: getattr(row.facts, name) for name in _FACTS},
    }
    return {**values, **on_arrival(values)}
