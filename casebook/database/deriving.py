"""Works out the columns of `items` that follow from readings, verdicts, parts and the item's own facts."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from casebook.database.rows import Row, Values, in_chunks, item_of, reading_of, record_of
from casebook.database.tables import items, readings, verdicts
from casebook.records import StoredReading, Verdict

UNDATED = date(1, 1, 1)
"""Stands in `sort_day` for an item that does not say when it was raised."""


def folded(text: str, heading: str | None = None) -> str:
    """The text as it is searched: upper and lower case alike, in every script."""
    return f"{text} {heading or ''}".casefold().strip()


def on_arrival(row: Row) -> Values:
    """The columns that an item's own facts give, before anything was said of it."""
    return {"sort_day": row["raised"] or UNDATED, "folded": folded(row["text"], row["heading"])}


def latest_readings(connection: Connection, ids: Sequence[int]) -> dict[int, StoredReading]:
    """The latest reading of each item that has one."""
    newest = select(func.max(readings.c.id)).where(readings.c.item_id.in_(ids)).group_by(readings.c.item_id)
    found = connection.execute(select(readings).where(readings.c.id.in_(newest))).mappings()
    return {row["item_id"]: reading_of(row) for row in found}


def verdicts_of(connection: Connection, ids: Sequence[int]) -> dict[int, Verdict]:
    """The verdict on each item that has one."""
    found = connection.execute(select(verdicts).where(verdicts.c.item_id.in_(ids))).mappings()
    return {row["item_id"]: record_of(Verdict, row) for row in found}


def refresh(connection: Connection, item_ids: Iterable[int]) -> None:
    """Work out the derived columns of these items again."""
    for some in in_chunks(sorted(set(item_ids))):
        _refresh(connection, some)


def _refresh(connection: Connection, ids: Sequence[int]) -> None:
    said, decided = latest_readings(connection, ids), verdicts_of(connection, ids)
    parents = set(connection.scalars(select(items.c.parent_id).where(items.c.parent_id.in_(ids)).distinct()))
    rows = connection.execute(select(items).where(items.c.id.in_(ids))).mappings().all()
    if not rows:
        return
    names = [*_derived(rows[0], None, None, split=False), "split"]
    connection.execute(
        update(items).where(items.c.id == bindparam("this")).values({name: bindparam(f"new_{name}") for name in names}),
        [
            {"this": row["id"]}
            | {
                f"new_{name}": value
                for name, value in _derived(
                    row, said.get(row["id"]), decided.get(row["id"]), split=row["id"] in parents
                ).items()
            }
            for row in rows
        ],
    )


def _derived(row: Row, reading: StoredReading | None, verdict: Verdict | None, *, split: bool) -> Values:
    item = item_of({**row, "log_name": ""}, reading, verdict)
    return {
        **on_arrival(row),
        "label": item.label,
        "strategy": item.strategy,
        "driver": item.driver,
        "p": reading.p[reading.label] if reading else 0.0,
        "sure": bool(reading and reading.sure),
        "mixed": bool(reading and reading.mixed),
        "needs_person": item.needs_person,
        "split": split,
    }
