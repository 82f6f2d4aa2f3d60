"""Whether every item that was chosen had its turn: what is looked at bears on what is decided, more than airtime."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.meeting.state import Focus
from casebook.records import Action, CaseItem, Escalation, Mark


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """A focus item's turn."""

    item_id: int
    shown: bool
    """Whether it stood on the screen, was decided, or the group said that it had its turn."""
    decided: bool
    """Whether this meeting settled its kind, took it apart, or gave it something to do."""
    has_action: bool
    owned_and_dated: bool
    """Whether one of its actions has an owner and a date."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All focus items' turns, in the meeting's order."""

    items: tuple[ItemCoverage, ...]

    @property
    def shown(self) -> int:
        """How many had their turn."""
        return sum(each.shown for each in self.items)

    @property
    def decided(self) -> int:
        """How many were decided."""
        return sum(each.decided for each in self.items)

    @property
    def owned_and_dated(self) -> int:
        """How many left with an action that has an owner and a date."""
        return sum(each.owned_and_dated for each in self.items)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The items that had no turn."""
        return tuple(each.item_id for each in self.items if not each.shown)


def coverage(
    focus: Sequence[Focus],
    items: Mapping[int, CaseItem],
    since: datetime,
    actions: Sequence[Action] = (),
    escalations: Sequence[Escalation] = (),
    marks: Sequence[Mark] = (),
) -> Coverage:
    """Which focus items had their turn.

    A whole that was taken apart has had its turn, and counts through its parts.

    Args:
        focus: The meeting's items.
        items: The same in the casebook, by id.
        since: When the meeting began: a verdict from before is not its own.
        actions: What the meeting took on.
        escalations: What it asked of others.
        marks: What it noted.
    """
    said = {mark.item_id for mark in marks if mark.kind == "covered"}
    raised = {each.item_id for each in escalations}
    found = []
    for each in focus:
        item = items.get(each.item_id)
        if item is not None and item.split:
            continue
        own = [action for action in actions if action.item_id == each.item_id]
        judged = item is not None and item.verdict is not None and item.verdict.decided >= since
        decided = judged or bool(own) or each.item_id in raised
        found.append(
            ItemCoverage(
                item_id=each.item_id,
                shown=each.shown or decided or each.item_id in said,
                decided=decided,
                has_action=bool(own),
                owned_and_dated=any(action.owner and action.due for action in own),
            )
        )
    return Coverage(tuple(found))
