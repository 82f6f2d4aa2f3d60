"""How the same trouble was seen over time: from adaptive to a shared plan, from technical to adaptive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from casebook.records import Action, ActionState, CaseItem


class Step(StrEnum):
    """What an item of a group was, or what became of it."""

    NONE = "none"
    TECHNICAL = "technical"
    ADAPTIVE = "adaptive"
    SHARED_PLAN = "shared_plan"
    """Somebody took on an action for it."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Seen:
    """One step on one day."""

    step: Step
    on: date
    item_id: int


@dataclass(frozen=True, slots=True)
class LabelPath:
    """How one trouble was seen, oldest first; a step that only repeats the one before is left out."""

    item_ids: tuple[int, ...]
    steps: tuple[Seen, ...]

    @property
    def changed(self) -> bool:
        """Whether it was ever seen as something else."""
        return len(self.steps) > 1


def label_path(group: Sequence[int], items: Mapping[int, CaseItem], actions: Sequence[Action] = ()) -> LabelPath:
    """The path of one group of like items.

    Args:
        group: The items' ids.
        items: All items by id.
        actions: The actions; one that was dropped is no plan.
    """
    found = []
    for item_id in group:
        item = items[item_id]
        if item.label and item.facts.raised:
            found.append(Seen(Step(item.label.value), item.facts.raised, item_id))
        if item.facts.closed:
            found.append(Seen(Step.CLOSED, item.facts.closed, item_id))
    found += [
        Seen(Step.SHARED_PLAN, action.made.date(), action.item_id)
        for action in actions
        if action.item_id in group and action.item_id is not None and action.made and action.owner
        if action.state is not ActionState.DROPPED
    ]
    order = list(Step)
    found.sort(key=lambda seen: (seen.on, order.index(seen.step), seen.item_id))
    kept = found[:1] + [later for earlier, later in pairwise(found) if later.step is not earlier.step]
    return LabelPath(tuple(group), tuple(kept))
