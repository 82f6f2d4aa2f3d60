"""What people took on: open, overdue and done. Counts are of actions, never of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.patterns.tables import Counts, count
from casebook.records import Action, ActionState


@dataclass(frozen=True, slots=True)
class Overdue:
    """An action whose date has passed."""

    action: Action
    days: int


@dataclass(frozen=True, slots=True)
class Commitments:
    """The actions on a day."""

    states: Counts
    open: tuple[Action, ...]
    """By due date, those without one at the end."""
    overdue: tuple[Overdue, ...]
    """The longest overdue first."""
    without_owner: int
    """Open actions that nobody has taken on."""
    without_due: int
    """Open actions without a date."""


def commitments(actions: Sequence[Action], today: date) -> Commitments:
    """How the actions stand on a day."""
    still_open = [action for action in actions if action.state is ActionState.OPEN]
    late = [Overdue(each, (today - each.due).days) for each in still_open if each.due and each.due < today]
    return Commitments(
        states=count((action.state for action in actions), tuple(ActionState)),
        open=tuple(sorted(still_open, key=lambda each: (each.due or date.max, each.id))),
        overdue=tuple(sorted(late, key=lambda each: (-each.days, each.action.id))),
        without_owner=sum(not action.owner for action in still_open),
        without_due=sum(action.due is None for action in still_open),
    )
