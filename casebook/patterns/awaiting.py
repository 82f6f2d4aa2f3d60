"""Escalations that nobody has answered yet, and for how long they have waited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.patterns.counts import LEVELS
from casebook.patterns.tables import Counts, count
from casebook.records import Escalation


@dataclass(frozen=True, slots=True)
class Wait:
    """One question without an answer."""

    escalation: Escalation
    days: int | None
    """Since it was sent; None where it was not sent yet, or nobody wrote down when."""
    days_late: int
    """Since the answer was due; 0 where it is not late or has no date."""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """The escalations without an answer on a day."""

    waits: tuple[Wait, ...]
    """The longest wait first."""
    by_level: Counts
    """By the level that is to answer, from the team outwards."""
    late: int
    """How many are past the date on which the answer was due."""


def awaiting(escalations: Sequence[Escalation], today: date) -> Awaiting:
    """What waits for an answer on a day."""
    open_ones = [each for each in escalations if not is_answered(each, today)]
    waits = [
        Wait(
            each,
            max(0, (today - each.sent).days) if each.sent else None,
            max(0, (today - each.answer_due).days) if each.answer_due else 0,
        )
        for each in open_ones
    ]
    asked = {each.to_level for each in open_ones}
    return Awaiting(
        tuple(sorted(waits, key=lambda wait: (0 if wait.days is None else -wait.days - 1, wait.escalation.id))),
        count((each.to_level for each in open_ones), [level for level in LEVELS if level in asked]),
        sum(wait.days_late > 0 for wait in waits),
    )


def is_answered(escalation: Escalation, today: date) -> bool:
    """Whether an answer is there: its words, or its date."""
    if escalation.answered is not None:
        return escalation.answered <= today
    return bool(escalation.answer and escalation.answer.strip())
