"""How far items are, how old those are that nobody has closed, and which are past their date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from casebook.facts import Status
from casebook.patterns.tables import Counts, count
from casebook.records import CaseItem


@dataclass(frozen=True, slots=True)
class Days:
    """Some lengths of time, in whole days; None where there are none to speak of."""

    known: int
    """How many items the figures rest on."""
    median: float | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the items are."""

    statuses: Counts
    """open, in_progress, closed; None is what the log does not say."""
    waiting: Days
    """Age of the items that are open or in progress."""
    to_close: Days
    """From raised to closed, of those that are closed."""
    oldest: tuple[CaseItem, ...]
    """The items that have waited longest, at most five."""
    overdue: tuple[CaseItem, ...]
    """Not closed though their date has passed, the longest overdue first."""


_SHOWN = 5


def status_on(item: CaseItem, today: date) -> Status | None:
    """How far an item is: what the log says, and closed wherever a closing date has passed."""
    closed = item.facts.closed
    if closed is not None and closed <= today:
        return Status.CLOSED
    return item.facts.status


def progress(items: Sequence[CaseItem], today: date) -> Progress:
    """How far items are on a day.

    Age is counted only where the log says that an item is open or in progress: a log without such a column would
    otherwise look like one in which nothing is ever solved.
    """
    waiting = [item for item in items if status_on(item, today) in (Status.OPEN, Status.IN_PROGRESS)]
    dated = [(age, item) for item in waiting if (age := _between(item.facts.raised, today)) is not None]
    closed = (_between(item.facts.raised, item.facts.closed) for item in items if _is_closed(item, today))
    late = [(days, item) for item in items if (days := days_overdue(item, today))]
    return Progress(
        statuses=count((status_on(item, today) for item in items), tuple(Status)),
        waiting=_days([age for age, _ in dated]),
        to_close=_days([days for days in closed if days is not None]),
        oldest=_longest_first(dated)[:_SHOWN],
        overdue=_longest_first(late),
    )


def days_overdue(item: CaseItem, today: date) -> int:
    """Days since an item's date passed; 0 where it has none, where it is not past, and where the item is closed."""
    if item.facts.due is None or status_on(item, today) is Status.CLOSED:
        return 0
    return max(0, (today - item.facts.due).days)


def _is_closed(item: CaseItem, today: date) -> bool:
    return item.facts.closed is not None and item.facts.closed <= today


def _between(first: date | None, last: date | None) -> int | None:
    if first is None or last is None or last < first:
        return None
    return (last - first).days


def _days(found: Sequence[int]) -> Days:
    return Days(len(found), float(median(found)), max(found)) if found else Days(0, None, None)


def _longest_first(found: Iterable[tuple[int, CaseItem]]) -> tuple[CaseItem, ...]:
    return tuple(item for _, item in sorted(found, key=lambda pair: (-pair[0], pair[1].id)))
