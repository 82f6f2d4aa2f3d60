"""The meeting moves through its phases. Pure: every function takes the time and gives another state.

No phase waits for its clock, and none is closed for good: one can go on, back, past or anywhere at any time.
"""

from dataclasses import replace
from datetime import datetime

from casebook.meeting.state import PhaseState, SessionState
from codebook.errors import UsageError


def start(state: SessionState, now: datetime) -> SessionState:
    """Begin, or let the clock run again after a pause."""
    if state.running or state.ended:
        return state
    return seen(replace(state, running_since=now))


def pause(state: SessionState, now: datetime) -> SessionState:
    """Stop the clock."""
    return replace(settled(state, now), running_since=None)


def settled(state: SessionState, now: datetime) -> SessionState:
    """The same with the seconds up to now counted; this is how it is saved, and how the clock is read."""
    if state.running_since is None:
        return state
    # A clock that was set back in the meantime takes nothing away.
    spent = max(0.0, (now - state.running_since).total_seconds())
    counted = _with_phase(state, state.at, seconds=state.phase.seconds + spent)
    return replace(counted, running_since=now)


def resumed(state: SessionState, now: datetime) -> SessionState:
    """A saved state, taken up again: what passed between its last save and now was no meeting. A pause goes on."""
    return replace(state, running_since=now) if state.running else state


def advance(state: SessionState, now: datetime) -> SessionState:
    """Go on to the next phase; this one is done. In the last one there is nowhere further to go."""
    return _to(_with_phase(settled(state, now), state.at, done=True, skipped=None), state.at + 1)


def skip(state: SessionState, now: datetime, why: str = "") -> SessionState:
    """Go on without this phase."""
    reason = " ".join(why.split())
    return _to(_with_phase(settled(state, now), state.at, done=False, skipped=reason), state.at + 1)


def back(state: SessionState, now: datetime) -> SessionState:
    """Go back to the phase before."""
    return _to(settled(state, now), state.at - 1)


def jump(state: SessionState, now: datetime, key: str) -> SessionState:
    """Go to any phase. What lies between is neither done nor skipped.

    Raises:
        UsageError: The meeting has no such phase.
    """
    keys = [phase.key for phase in state.phases]
    if key not in keys:
        raise UsageError(f"this meeting has no phase {key!r}; it has {', '.join(keys)}")
    there = keys.index(key)
    moved = settled(state, now)
    if there > state.at and moved.phase.seconds:
        moved = _with_phase(moved, state.at, done=True)
    return _to(moved, there)


def return_to(state: SessionState, now: datetime, key: str) -> SessionState:
    """Go back to a phase for another item; the phase that is left is done with.

    Raises:
        UsageError: The meeting has no such phase.
    """
    return jump(_with_phase(settled(state, now), state.at, done=True, skipped=None), now, key)


def add_minutes(state: SessionState, now: datetime, minutes: int) -> SessionState:
    """Give this phase more minutes, or fewer; never fewer than none."""
    phase = state.phase
    extra = max(-phase.planned_minutes, phase.extra_minutes + minutes)
    return _with_phase(settled(state, now), state.at, extra_minutes=extra)


def end(state: SessionState, now: datetime) -> SessionState:
    """Close the meeting: the clock stops, and the phase it was in is done."""
    if state.ended:
        return state
    closed = pause(state, now)
    return replace(_with_phase(closed, closed.at, done=closed.phase.skipped is None), ended=True, round=None)


def entitle(state: SessionState, now: datetime, title: str) -> SessionState:
    """Give the meeting a title."""
    return replace(settled(state, now), title=" ".join(title.split()))


def count_people(state: SessionState, now: datetime, people: int) -> SessionState:
    """Say how many are in the room.

    Raises:
        UsageError: It is less than none.
    """
    if people < 0:
        raise UsageError("there cannot be fewer than 0 people in the room; enter how many there are")
    return replace(settled(state, now), people=people)


def seen(state: SessionState) -> SessionState:
    """Where a phase shows items, the current one has been seen."""
    if not state.phase.about_item or not state.running:
        return state
    focus = (replace(each, shown=True) if each.item_id == state.item_id else each for each in state.focus)
    return replace(state, focus=tuple(focus))


def _to(state: SessionState, at: int) -> SessionState:
    """In another phase, which is open again."""
    at = min(max(at, 0), len(state.phases) - 1)
    if at == state.at:
        return state
    # A private entry that was broken off is not carried into another phase.
    return seen(_with_phase(replace(state, at=at, round=None), at, done=False, skipped=None))


def _with_phase(state: SessionState, at: int, **changes: object) -> SessionState:
    phases: list[PhaseState] = list(state.phases)
    phases[at] = replace(phases[at], **changes)  # type: ignore[arg-type]
    return replace(state, phases=tuple(phases))
