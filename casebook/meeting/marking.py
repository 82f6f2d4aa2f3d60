"""What is noted in a meeting with one key: answers entered in private, heat, avoidance, moves. Never a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.database.sessions import marks_of
from casebook.meeting.focusing import tick_move
from casebook.meeting.private_entry import all_in, break_off, values_for
from casebook.meeting.running import Meeting
from casebook.meeting.state import RoundKind
from casebook.records import NEW, Mark
from codebook.errors import UsageError
from strategies.checked_yaml import nearest


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each answer was given, all answers in their order; never by whom."""

    kind: RoundKind
    counts: tuple[tuple[str, int], ...]

    @property
    def entered(self) -> int:
        """How many answered."""
        return sum(number for _, number in self.counts)

    @property
    def agreed(self) -> bool:
        """Whether all gave the same answer."""
        return sum(number > 0 for _, number in self.counts) == 1


def reveal(meeting: Meeting, now: datetime) -> Spread:
    """Close a private entry and show its spread; it is kept as marks without order or name.

    Raises:
        UsageError: Not everyone has entered yet.
    """
    entered = meeting.state.round
    if entered is None or not all_in(meeting.state):
        there = entered.entered if entered else 0
        raise UsageError(
            f"{there} of {meeting.state.people} have entered; the answers show once all are in (or correct the number)"
        )
    phase = meeting.state.phase.key
    marks = [
        Mark(NEW, meeting.id, entered.kind.value, value, now, entered.item_id, phase)
        for value, number in entered.counts
        for _ in range(number)
    ]
    meeting.keep(now, *marks, then=break_off(meeting.state, now))
    return spread_of(entered.kind, marks)


def spread_of(kind: RoundKind, marks: Iterable[Mark]) -> Spread:
    """The spread of marks that were entered together."""
    given = [mark.value for mark in marks]
    return Spread(kind, tuple((value, given.count(value)) for value in values_for(kind)))


def spreads_of(marks: Sequence[Mark], kind: RoundKind, item_id: int | None = None) -> tuple[Spread, ...]:
    """Every spread of a kind (on an item), the earliest first; who entered together did so at one time."""
    found = [mark for mark in marks if mark.kind == kind and mark.item_id == item_id]
    times = sorted({mark.at for mark in found})
    return tuple(spread_of(kind, (mark for mark in found if mark.at == time)) for time in times)


def mark_heat(meeting: Meeting, now: datetime, *, up: bool, how: str = "") -> Mark:
    """Note that the facilitator turned the heat up or down, and how if they want to say."""
    return _mark(meeting, now, "heat_up" if up else "heat_down", " ".join(how.split()))


def mark_avoidance(meeting: Meeting, now: datetime, marker: str) -> Mark:
    """Note that the group turned away from its work, by the playbook's key for how.

    Raises:
        UsageError: The playbook has no such marker.
    """
    if marker not in meeting.playbook.avoidance:
        raise UsageError(f"the playbook has no marker {marker!r}{nearest(marker, meeting.playbook.avoidance)}")
    return _mark(meeting, now, "avoidance", marker)


def mark_move(meeting: Meeting, now: datetime, item_id: int, move: str) -> bool:
    """Tick a move of an item's card, or take the tick away.

    Returns:
        Whether it is ticked now.
    """
    state = tick_move(meeting.state, now, item_id, move)
    ticked = any(each.item_id == item_id and move in each.moves for each in state.focus)
    if ticked:
        meeting.keep(now, Mark(NEW, meeting.id, "move", move, now, item_id, meeting.state.phase.key), then=state)
    else:
        there = marks_of(meeting.casebook, meeting.id, kind="move", item_id=item_id)
        meeting.keep(now, removed=[mark for mark in there if mark.value == move], then=state)
    return ticked


def mark_covered(meeting: Meeting, now: datetime, item_id: int) -> None:
    """Note that the group agrees that an item had its turn; once is enough."""
    if not marks_of(meeting.casebook, meeting.id, kind="covered", item_id=item_id):
        meeting.keep(now, Mark(NEW, meeting.id, "covered", "yes", now, item_id, meeting.state.phase.key))


def _mark(meeting: Meeting, now: datetime, kind: str, value: str) -> Mark:
    state = meeting.state
    item_id = state.item_id if state.phase.about_item else None
    [kept] = meeting.keep(now, Mark(NEW, meeting.id, kind, value, now, item_id, state.phase.key))
    return kept  # type: ignore[no-any-return]
