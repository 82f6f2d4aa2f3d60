"""Keeps what models say of items: every reading, with the model's version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select

from casebook.database.casebook import Casebook
from casebook.database.deriving import refresh
from casebook.database.rows import reading_of, reading_values
from casebook.database.tables import readings
from casebook.records import StoredReading
from classifier.readings import Reading
from codebook.keys import Label


def stored(reading: Reading, read: datetime | None = None) -> StoredReading:
    """A reading as the casebook keeps it.

    Args:
        reading: What the classifier said.
        read: When; now, where it is not given.
    """
    return StoredReading(
        label=reading.label,
        p=dict(reading.p),
        sure=reading.sure,
        mixed=reading.mixed,
        strategy=reading.strategy,
        driver=reading.driver,
        evidence=tuple((each.start, each.end, each.effect) for each in reading.evidence),
        model=reading.model,
        read=read or datetime.now(UTC),
    )


def store_readings(casebook: Casebook, said: Iterable[tuple[int, StoredReading]]) -> None:
    """Add readings to items; the earlier ones stay. A reading is no decision, so `undo` leaves it.

    Args:
        casebook: Where.
        said: Items' ids, each with what a model said of it.

    Raises:
        CasebookError: An item is not there, or the database cannot be used.
    """
    rows = [{"item_id": item_id, **reading_values(reading)} for item_id, reading in said]
    if not rows:
        return
    with casebook.writing() as connection:
        connection.execute(insert(readings), rows)
        refresh(connection, (row["item_id"] for row in rows))


def readings_of(casebook: Casebook, item_id: int) -> tuple[StoredReading, ...]:
    """Every reading of an item, the latest first."""
    wanted = select(readings).where(readings.c.item_id == item_id).order_by(readings.c.id.desc())
    with casebook.reading() as connection:
        return tuple(reading_of(row) for row in connection.execute(wanted).mappings())


def labels_read(casebook: Casebook) -> Mapping[int, Sequence[tuple[datetime, Label]]]:
    """When each item was read as what, the earliest first."""
    wanted = select(readings.c.item_id, readings.c.read, readings.c.label).order_by(readings.c.id)
    found: dict[int, list[tuple[datetime, Label]]] = defaultdict(list)
    with casebook.reading() as connection:
        for item_id, read, label in connection.execute(wanted):
            found[item_id].append((read, label))
    return found
