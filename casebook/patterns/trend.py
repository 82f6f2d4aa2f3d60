"""This period beside the one before it, as counts: with few items a rate would say more than is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casebook.patterns.counts import by_driver, by_label, by_level, countable
from casebook.patterns.periods import Period
from casebook.patterns.tables import Counts, Table
from casebook.records import CaseItem


@dataclass(frozen=True, slots=True)
class Change:
    """One key, then and now."""

    key: str | None
    before: int
    now: int

    @property
    def difference(self) -> int:
        """How many more there are now."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Trend:
    """What was raised in a period and in the last one of the same length."""

    period: Period
    before: Period
    items: Change
    labels: tuple[Change, ...]
    drivers: tuple[Change, ...]
    levels: tuple[Change, ...]
    has_before: bool
    """Whether the records reach back over the whole of the earlier period: else a rise may only be a start."""

    @property
    def label_table(self) -> Table:
        """Labels by then and now, as a table."""
        return Table(
            tuple(change.key for change in self.labels),
            ("before", "now"),
            tuple((change.before, change.now) for change in self.labels),
        )


def trend(items: Sequence[CaseItem], period: Period) -> Trend:
    """Compare a period with the last of the same length."""
    kept = countable(items)
    now, before = period.items(kept), period.before.items(kept)
    days = [item.facts.raised for item in kept if item.facts.raised]

    def changes(counting: Callable[[Sequence[CaseItem]], Counts]) -> tuple[Change, ...]:
        then, here, either = counting(before), counting(now), counting([*before, *now])
        return tuple(Change(key, then.of(key), here.of(key)) for key in either.keys)

    return Trend(
        period=period,
        before=period.before,
        items=Change("items", len(before), len(now)),
        labels=changes(by_label),
        drivers=changes(by_driver),
        levels=changes(by_level),
        has_before=bool(days) and min(days) <= period.before.first,
    )
