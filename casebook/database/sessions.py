"""Keeps meetings: where each stands, saved at every key press, so that kill -9 loses nothing.

Where a meeting stands is no decision, so `undo` leaves it alone; what is marked and decided in it is (`keeping.add`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update

from casebook.database.casebook import Casebook
from casebook.database.keeping import get, listed
from casebook.database.rows import insert_row, values_of
from casebook.database.tables import marks, phases, sessions
from casebook.records import Mark, PhaseRecord, SessionRecord
from codebook.errors import NotInCasebookError


def start_session(
    casebook: Casebook, session: SessionRecord, plan: Sequence[PhaseRecord]
) -> tuple[SessionRecord, tuple[PhaseRecord, ...]]:
    """Begin a meeting with its phases; the ids in what is given do not matter.

    Raises:
        CasebookError: Its log is not there.
    """
    with casebook.writing() as connection:
        begun = replace(session, id=insert_row(connection, sessions, values_of(session)))
        planned = [replace(phase, session_id=begun.id) for phase in plan]
        return begun, tuple(replace(each, id=insert_row(connection, phases, values_of(each))) for each in planned)


def save_session(
    casebook: Casebook, session_id: int, state: Mapping[str, Any], changed: Sequence[PhaseRecord] = ()
) -> None:
    """Save where a meeting stands, and the phases that changed, in one small commit.

    Raises:
        NotInCasebookError: There is no such session.
    """
    with casebook.writing() as connection:
        done = connection.execute(update(sessions).where(sessions.c.id == session_id).values(state=dict(state)))
        if not done.rowcount:
            raise NotInCasebookError(
                f"there is no session {session_id} in the casebook; begin one with: balcony session"
            )
        for phase in changed:
            connection.execute(update(phases).where(phases.c.id == phase.id).values(values_of(phase)))


def end_session(casebook: Casebook, session_id: int, ended: datetime | None = None) -> SessionRecord:
    """Close a meeting.

    Raises:
        NotInCasebookError: There is no such session.
    """
    with casebook.writing() as connection:
        connection.execute(update(sessions).where(sessions.c.id == session_id).values(ended=ended or datetime.now(UTC)))
    return get(casebook, SessionRecord, session_id)


def list_sessions(casebook: Casebook, *, unfinished: bool = False) -> tuple[SessionRecord, ...]:
    """Every meeting, or those that were not closed, the latest first."""
    where = [sessions.c.ended.is_(None)] if unfinished else []
    return listed(casebook, SessionRecord, *where)[::-1]


def phases_of(casebook: Casebook, session_id: int) -> tuple[PhaseRecord, ...]:
    """A meeting's phases, in their order."""
    found = listed(casebook, PhaseRecord, phases.c.session_id == session_id)
    return tuple(sorted(found, key=lambda phase: phase.position))


def marks_of(
    casebook: Casebook, session_id: int, *, kind: str | None = None, item_id: int | None = None
) -> tuple[Mark, ...]:
    """What was noted in a meeting: all, or of one kind, or on one item."""
    where = [marks.c.session_id == session_id]
    if kind is not None:
        where.append(marks.c.kind == kind)
    if item_id is not None:
        where.append(marks.c.item_id == item_id)
    return listed(casebook, Mark, *where)
