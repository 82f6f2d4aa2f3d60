"""The meeting turns to items, and works on them. Pure: every function takes the time and gives another state."""

from dataclasses import replace
from datetime import datetime

from casebook.meeting.moving import return_to, seen, settled
from casebook.meeting.state import Focus, SessionState
from codebook.errors import UsageError
from codebook.keys import Strategy


def focus(state: SessionState, now: datetime, item_id: int) -> SessionState:
    """Turn to an item; one that was not in focus comes last.

    Raises:
        UsageError: Another item's ballot is under way.
    """
    _not_during_a_round(state, item_id)
    added = state if _place(state, item_id) is not None else replace(state, focus=(*state.focus, Focus(item_id)))
    return seen(replace(settled(added, now), item_id=item_id))


def next_item(state: SessionState, now: datetime) -> SessionState:
    """Turn to the next focus item; after the last comes the first."""
    return _step(state, now, 1)


def previous_item(state: SessionState, now: datetime) -> SessionState:
    """Turn to the focus item before; before the first comes the last."""
    return _step(state, now, -1)


def begin_item(state: SessionState, now: datetime, item_id: int) -> SessionState:
    """Turn to an item and begin with it in the first phase that is about one: items are worked one after the other.

    Raises:
        UsageError: Another item's ballot is under way.
    """
    first = next((phase.key for phase in state.phases if phase.about_item), state.phase.key)
    _not_during_a_round(state, item_id)
    return focus(return_to(state, now, first), now, item_id)


def add_after(state: SessionState, now: datetime, item_id: int, more: tuple[int, ...]) -> SessionState:
    """Put items behind one that is in focus: the parts that it was split into."""
    known = {each.item_id for each in state.focus}
    place = _place(state, item_id)
    at = len(state.focus) if place is None else place + 1
    new = tuple(Focus(each) for each in more if each not in known)
    return replace(settled(state, now), focus=(*state.focus[:at], *new, *state.focus[at:]))


def drop_item(state: SessionState, now: datetime, item_id: int) -> SessionState:
    """Leave an item for another time."""
    place = _place(state, item_id)
    if place is None:
        return state
    _not_during_a_round(state, None)
    left = (*state.focus[:place], *state.focus[place + 1 :])
    at = state.item_id
    if at == item_id:
        at = left[min(place, len(left) - 1)].item_id if left else None
    return seen(replace(settled(state, now), focus=left, item_id=at))


def choose_strategy(state: SessionState, now: datetime, item_id: int, strategy: Strategy | None) -> SessionState:
    """Work an item with another strategy than its own; None goes back to its own. Ticked moves stay."""
    return _changed(settled(state, now), item_id, strategy=strategy)


def tick_move(state: SessionState, now: datetime, item_id: int, move: str) -> SessionState:
    """Tick a move on an item's card, or take the tick away again."""
    found = _found(state, item_id).moves
    moves = tuple(each for each in found if each != move) if move in found else (*found, move)
    return _changed(settled(state, now), item_id, moves=moves)


def show_reading(state: SessionState, now: datetime, item_id: int) -> SessionState:
    """Note that the group has seen what the model says of an item.

    Raises:
        UsageError: People are entering their own answers for it.
    """
    if state.round and state.round.item_id == item_id:
        raise UsageError("people are still entering their own answers; show the model's reading after that")
    return _changed(settled(state, now), item_id, reading_shown=True)


def _step(state: SessionState, now: datetime, by: int) -> SessionState:
    if not state.focus:
        return settled(state, now)
    place = _place(state, state.item_id)
    at = 0 if place is None else (place + by) % len(state.focus)
    return focus(state, now, state.focus[at].item_id)


def _place(state: SessionState, item_id: int | None) -> int | None:
    return next((i for i, each in enumerate(state.focus) if each.item_id == item_id), None)


def _found(state: SessionState, item_id: int) -> Focus:
    place = _place(state, item_id)
    if place is None:
        raise UsageError(f"item {item_id} is not among the items of this meeting; turn to it first")
    return state.focus[place]


def _changed(state: SessionState, item_id: int, **changes: object) -> SessionState:
    changed = replace(_found(state, item_id), **changes)  # type: ignore[arg-type]
    return replace(state, focus=tuple(changed if each.item_id == item_id else each for each in state.focus))


def _not_during_a_round(state: SessionState, item_id: int | None) -> None:
    if state.round and state.round.item_id not in (None, item_id):
        raise UsageError("people are still entering their answers for an item; finish that first, or break it off")
