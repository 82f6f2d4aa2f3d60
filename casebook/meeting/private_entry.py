"""People pass one keyboard and each enters something that nobody else sees. Pure, as `moving` is.

Only how often each value was entered is kept, even while it goes on: in the order of the entries one could read who
sat where. That is also why a single entry cannot be taken back, only the round begun again.
"""

from dataclasses import replace
from datetime import datetime

from casebook.meeting.moving import settled
from casebook.meeting.state import Round, RoundKind, SessionState
from codebook.errors import UsageError
from codebook.keys import Label

BOTH = "mixed"
"""The answer of who sees a technical and an adaptive part."""
BALLOT_VALUES = (Label.TECHNICAL.value, Label.ADAPTIVE.value, BOTH, Label.NONE.value)
TEMPERATURES = ("1", "2", "3", "4", "5")
"""From comfort (1) over stretched (3) to panic (5)."""


def values_for(kind: RoundKind) -> tuple[str, ...]:
    """What can be entered, in its order."""
    return BALLOT_VALUES if kind is RoundKind.BALLOT else TEMPERATURES


def open_round(state: SessionState, now: datetime, kind: RoundKind, item_id: int | None = None) -> SessionState:
    """Begin a private entry, or begin it again; nothing of one that was broken off is kept.

    Raises:
        UsageError: A ballot names no item, or the number of people is not known.
    """
    if kind is RoundKind.BALLOT and item_id is None:
        raise UsageError("a ballot is about an item; turn to one first")
    if state.people < 1:
        raise UsageError("say first how many people are in the room, so that the answers show once all are in")
    return replace(settled(state, now), round=Round(kind, item_id if kind is RoundKind.BALLOT else None))


def enter(state: SessionState, now: datetime, value: str) -> SessionState:
    """One person's entry.

    Raises:
        UsageError: No private entry is under way, the value is none of those, or all have entered already.
    """
    if state.round is None:
        raise UsageError("nobody is asked to enter anything now; begin a private entry first")
    allowed = values_for(state.round.kind)
    if value not in allowed:
        raise UsageError(f"{value!r} cannot be entered here; enter one of {', '.join(allowed)}")
    if all_in(state):
        raise UsageError("everyone in the room has entered already; show the answers, or correct the number of people")
    counts = dict(state.round.counts)
    counts[value] = counts.get(value, 0) + 1
    ordered = tuple((each, counts[each]) for each in allowed if each in counts)
    return replace(settled(state, now), round=replace(state.round, counts=ordered))


def break_off(state: SessionState, now: datetime) -> SessionState:
    """Give up a private entry; nothing of it is kept."""
    return replace(settled(state, now), round=None)


def all_in(state: SessionState) -> bool:
    """Whether everyone in the room has entered, so that the spread may be shown."""
    return state.round is not None and 0 < state.people <= state.round.entered
