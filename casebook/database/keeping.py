"""Adds, changes, takes away and lists records that are one row each."""

from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, select

from casebook.database.casebook import Casebook
from casebook.database.ledger import deciding
from casebook.database.rows import find_row, record_of, values_of
from casebook.database.tables import (
    actions,
    annotations,
    escalations,
    gold,
    marks,
    parked,
    phases,
    sessions,
    voices,
)
from casebook.records import (
    Action,
    Annotation,
    Escalation,
    Gold,
    Mark,
    Parked,
    PhaseRecord,
    SessionRecord,
    Voice,
)
from codebook.errors import NotInCasebookError

Kept = TypeVar("Kept", Action, Annotation, Escalation, Gold, Mark, Parked, Voice, PhaseRecord, SessionRecord)

_TABLES: dict[type[Any], Table] = {
    Action: actions,
    Annotation: annotations,
    Escalation: escalations,
    Gold: gold,
    Mark: marks,
    Parked: parked,
    PhaseRecord: phases,
    SessionRecord: sessions,
    Voice: voices,
}


def table_of(kind: type[Any]) -> Table:
    """The table that keeps records of that kind."""
    return _TABLES[kind]


def add(casebook: Casebook, who: str, record: Kept) -> Kept:
    """Decide a new record: an action, an escalation, a voice, something parked, a mark, an annotation, gold.

    Returns:
        The same with its id.

    Raises:
        CasebookError: It names an item, a session or a log that is not there.
    """
    with deciding(casebook, who) as decision:
        return replace(record, id=decision.add(table_of(type(record)), values_of(record)))


def change(casebook: Casebook, who: str, record: Kept) -> Kept:
    """Decide that a record is to be as given; it is found by its id.

    Raises:
        CasebookError: There is none with that id.
    """
    with deciding(casebook, who) as decision:
        decision.change(table_of(type(record)), record.id, values_of(record))
    return record


def remove(casebook: Casebook, who: str, record: Kept) -> None:
    """Decide that a record goes.

    Raises:
        CasebookError: There is none with that id.
    """
    with deciding(casebook, who) as decision:
        decision.remove(table_of(type(record)), record.id)


def get(casebook: Casebook, kind: type[Kept], record_id: int) -> Kept:
    """One record by its id.

    Raises:
        NotInCasebookError: There is none.
    """
    table = table_of(kind)
    with casebook.reading() as connection:
        row = find_row(connection, table, record_id)
    if row is None:
        raise NotInCasebookError(
            f"there is no row {record_id} of {table.name} in the casebook; it may have been undone"
        )
    return record_of(kind, row)


def listed(casebook: Casebook, kind: type[Kept], *where: ColumnElement[bool]) -> tuple[Kept, ...]:
    """Every record of that kind for which all of this holds, in the order in which they were made."""
    table = table_of(kind)
    with casebook.reading() as connection:
        found = connection.execute(select(table).where(*where).order_by(table.c.id)).mappings()
        return tuple(record_of(kind, row) for row in found)
