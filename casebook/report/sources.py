"""Everything that a report is built from, as it stood on one day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from casebook.facts import Status
from casebook.patterns.counts import countable
from casebook.patterns.periods import Period
from casebook.records import Action, ActionState, CaseItem, Escalation, Voice
from casebook.recurrence.recurrences import Recurrence
from casebook.report.dates import span_words
from strategies.schema import Playbook

_HALVES_FROM = 60
"""Days from which on a period without an earlier one is compared half with half."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is held against what: this time, and the time before."""

    now: tuple[CaseItem, ...]
    before: tuple[CaseItem, ...]
    now_words: str
    before_words: str
    halves: bool = False
    """Whether they are the two halves of the period itself, for want of an earlier one."""
    incomplete: bool = False
    """Whether the records begin within the earlier time: then a rise may only be a start."""


@dataclass(frozen=True)
class Sources:
    """What is known, of all times: a report looks back to the period before its own."""

    items: tuple[CaseItem, ...]
    actions: tuple[Action, ...]
    escalations: tuple[Escalation, ...]
    voices: tuple[Voice, ...]
    recurrences: tuple[Recurrence, ...]
    playbook: Playbook
    period: Period
    standing: date
    program: str
    log_name: str | None = None
    """The one log that is reported on; all of them where it is None."""
    last_log: tuple[CaseItem, ...] = ()
    """With one log: the items of the one before it."""
    last_log_name: str = ""
    copies: tuple[int, ...] = ()
    """For each row that a later log held again, the item that stands for both."""
    undated_too: bool = True
    """Whether items without a date belong to the period: they do where it covers all there is."""

    @property
    def now(self) -> list[CaseItem]:
        """The items of the period; the parts of a split one stand for it."""
        return [item for item in countable(self.items) if self._within(item)]

    @property
    def comparison(self) -> Comparison | None:
        """This time beside the last; None where there is nothing to compare."""
        now, here = tuple(self.now), span_words(self.period.first, self.period.last)
        if self.log_name is not None:
            found = Comparison(now, self.last_log, self.log_name, self.last_log_name)
            return found if self.last_log else None
        kept = countable(self.items)
        earlier = self.period.before
        if before := tuple(earlier.items(kept)):
            first = min(item.facts.raised for item in kept if item.facts.raised)
            there = span_words(earlier.first, earlier.last)
            return Comparison(now, before, here, there, incomplete=first > earlier.first)
        if self.period.days < _HALVES_FROM:
            return None
        late = Period(self.period.first + timedelta(days=(self.period.days + 1) // 2), self.period.last)
        early = late.before
        return Comparison(
            tuple(late.items(kept)),
            tuple(early.items(kept)),
            span_words(late.first, late.last),
            span_words(early.first, early.last),
            halves=True,
        )

    def _within(self, item: CaseItem) -> bool:
        return self.undated_too if item.facts.raised is None else self.period.holds(item.facts.raised)


def as_of(items: Sequence[CaseItem], day: date) -> tuple[CaseItem, ...]:
    """The items as they stood on a day: none that came later, and open what was closed later."""
    return tuple(_reopened(item, day) for item in items if not _later(item.facts.raised, day))


def actions_as_of(actions: Sequence[Action], day: date) -> tuple[Action, ...]:
    """The actions as they stood on a day."""
    return tuple(_undone(each, day) for each in actions if not _later(_date(each.made), day))


def escalations_as_of(escalations: Sequence[Escalation], day: date) -> tuple[Escalation, ...]:
    """The escalations as they stood on a day: an answer that came later was not there."""
    return tuple(
        replace(each, answer=None, answered=None) if _later(each.answered, day) else each
        for each in escalations
        if not _later(each.sent, day)
    )


def _later(day: date | None, than: date) -> bool:
    return day is not None and day > than


def _date(at: datetime | None) -> date | None:
    return at.date() if at else None


def _undone(action: Action, day: date) -> Action:
    if _later(_date(action.closed), day):
        return replace(action, state=ActionState.OPEN, closed=None, why=None)
    return action


def _reopened(item: CaseItem, day: date) -> CaseItem:
    if not _later(item.facts.closed, day):
        return item
    status = Status.OPEN if item.facts.status is Status.CLOSED else item.facts.status
    return replace(item, facts=replace(item.facts, closed=None, status=status, resolution=None))
