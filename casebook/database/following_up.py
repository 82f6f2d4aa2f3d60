"""Lists what was taken on, asked of others, heard and parked. Add and change them with `keeping`."""

from sqlalchemy import ColumnElement, Table

from casebook.database.casebook import Casebook
from casebook.database.keeping import listed
from casebook.database.tables import actions, escalations, parked, voices
from casebook.records import Action, ActionState, Escalation, Parked, Voice


def list_actions(
    casebook: Casebook,
    *,
    states: tuple[ActionState, ...] = (),
    item_id: int | None = None,
    session_id: int | None = None,
) -> tuple[Action, ...]:
    """Actions: all, or those in these states, on this item, of this session."""
    where = [actions.c.state.in_(states)] if states else []
    return listed(casebook, Action, *where, *_about(actions, item_id, session_id))


def list_escalations(
    casebook: Casebook, *, waiting: bool | None = None, item_id: int | None = None, session_id: int | None = None
) -> tuple[Escalation, ...]:
    """Escalations: all, or those that wait for an answer (or have one), on this item, of this session."""
    where = [] if waiting is None else [escalations.c.answered.is_(None) == waiting]
    return listed(casebook, Escalation, *where, *_about(escalations, item_id, session_id))


def list_voices(casebook: Casebook, *, item_id: int | None = None, session_id: int | None = None) -> tuple[Voice, ...]:
    """Dissents and missing views: all, or those on this item, of this session."""
    return listed(casebook, Voice, *_about(voices, item_id, session_id))


def list_parked(casebook: Casebook, *, done: bool | None = None, session_id: int | None = None) -> tuple[Parked, ...]:
    """What was parked: all, or what is (or is not) done with, of this session."""
    where = [] if done is None else [parked.c.done.is_(done)]
    return listed(casebook, Parked, *where, *_about(parked, None, session_id))


def _about(table: Table, item_id: int | None, session_id: int | None) -> list[ColumnElement[bool]]:
    return [
        table.c[name] == value
        for name, value in (("item_id", item_id), ("session_id", session_id))
        if value is not None
    ]
