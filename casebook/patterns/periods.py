"""When an item was raised, and the stretches of time that counts are made for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.records import CaseItem

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after the day on which it starts")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The stretch of the same length that ends the day before this one starts."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        """Whether a day lies within; an unknown day lies nowhere."""
        return day is not None and self.first <= day <= self.last

    def items(self, items: Iterable[CaseItem]) -> list[CaseItem]:
        """The items that were raised within."""
        return [item for item in items if self.holds(item.facts.raised)]


def month_key(day: date) -> str:
    """The month of a day, such as `2026-03`."""
    return f"{day.year:04d}-{day.month:02d}"


def months_between(first: date, last: date) -> list[str]:
    """Every month from one day to another, without a gap."""
    keys, year, month = [], first.year, first.month
    while (year, month) <= (last.year, last.month):
        keys.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)
    return keys


def months_of(items: Sequence[CaseItem]) -> list[str]:
    """Every month from the first item raised to the last, without a gap; none where no item has a date."""
    days = [item.facts.raised for item in items if item.facts.raised]
    return months_between(min(days), max(days)) if days else []
