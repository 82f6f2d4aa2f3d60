"""What went well: it stands first in every report."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.patterns.periods import Period
from casebook.records import Action, ActionState, CaseItem, Escalation


@dataclass(frozen=True, slots=True)
class Wins:
    """What went well in a period, each by its date."""

    marked: tuple[CaseItem, ...]
    """Items that the log itself calls a success."""
    closed: tuple[CaseItem, ...]
    """Barriers that were closed."""
    done: tuple[Action, ...]
    """Actions that were done."""
    answered: tuple[Escalation, ...]
    """Questions to another level that got their answer."""

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.marked) + len(self.closed) + len(self.done) + len(self.answered)


def wins(
    items: Sequence[CaseItem],
    period: Period,
    actions: Sequence[Action] = (),
    escalations: Sequence[Escalation] = (),
) -> Wins:
    """What went well in a period; a success without a date is not lost, and counts as of this period."""
    marked = [i for i in items if i.facts.win and (i.facts.raised is None or period.holds(i.facts.raised))]
    closed = [item for item in items if not item.facts.win and period.holds(item.facts.closed)]
    done = [a for a in actions if a.state is ActionState.DONE and a.closed and period.holds(a.closed.date())]
    answered = [each for each in escalations if period.holds(each.answered)]
    return Wins(
        tuple(sorted(marked, key=lambda item: (item.facts.raised or period.last, item.id))),
        tuple(sorted(closed, key=lambda item: (item.facts.closed or period.last, item.id))),
        tuple(sorted(done, key=lambda action: (action.closed.date() if action.closed else period.last, action.id))),
        tuple(sorted(answered, key=lambda each: (each.answered or period.last, each.id))),
    )
