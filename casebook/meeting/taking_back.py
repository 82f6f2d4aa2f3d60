"""Takes back what a meeting decided last, and brings its state in line with what the casebook then holds."""

from dataclasses import replace
from datetime import datetime

from casebook.database.items import get_items
from casebook.database.ledger import undo
from casebook.database.sessions import marks_of
from casebook.meeting.focusing import drop_item
from casebook.meeting.moving import settled
from casebook.meeting.running import Meeting
from casebook.meeting.state import SessionState
from casebook.records import Event


def take_back(meeting: Meeting, now: datetime) -> tuple[Event, ...]:
    """Take back the meeting's latest decision; never one of an earlier meeting.

    Returns:
        What was taken back.

    Raises:
        NothingToDoError: This meeting has decided nothing that still stands.
        CasebookError: Something rests on it that is not taken back yet; nothing was changed.
    """
    events = undo(meeting.casebook, meeting.who, own=True)
    marks = marks_of(meeting.casebook, meeting.id, kind="move")
    meeting.do(now, _in_line, {(mark.item_id, mark.value) for mark in marks}, _there(meeting))
    return events


def _there(meeting: Meeting) -> set[int]:
    return {item.id for item in get_items(meeting.casebook, [each.item_id for each in meeting.state.focus])}


def _in_line(state: SessionState, now: datetime, ticked: set[tuple[int | None, str]], there: set[int]) -> SessionState:
    """Ticks whose mark is gone go, and so do parts that are no longer there."""
    focus = (
        replace(each, moves=tuple(move for move in each.moves if (each.item_id, move) in ticked))
        for each in state.focus
    )
    state = replace(settled(state, now), focus=tuple(focus))
    for each in state.focus:
        if each.item_id not in there:
            state = drop_item(replace(state, round=None), now, each.item_id)
    return state
