"""The stretches of time that the balcony looks at: whole months, so that a list of items can be asked for the same."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from casebook.patterns.periods import Period, month_key
from casebook.report.dates import month_words

_YEAR = 12
_SCHOOL_YEAR_STARTS = 8


class Span(StrEnum):
    """How long a time is looked at."""

    ALL = "all"
    SCHOOL_YEAR = "school_year"
    QUARTER = "quarter"
    MONTH = "month"


SPAN_WORDS = {
    Span.ALL: "all there is",
    Span.SCHOOL_YEAR: "a school year",
    Span.QUARTER: "three months",
    Span.MONTH: "one month",
}
_MONTHS = {Span.SCHOOL_YEAR: _YEAR, Span.QUARTER: 3, Span.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at."""

    span: Span = Span.ALL
    back: int = 0
    """How many such stretches before the one that holds today."""
    level: str | None = None
    unit: str | None = None
    with_units: bool = False
    """Whether schools, wards and sites have bars of their own."""

    def period(self, today: date) -> Period | None:
        """The days that are looked at; None for all there is."""
        if self.span is Span.ALL:
            return None
        months = _MONTHS[self.span]
        last = _months_since_nought(today)
        if self.span is Span.SCHOOL_YEAR:
            last += (_SCHOOL_YEAR_STARTS - 2 - last) % _YEAR
        last -= self.back * months
        return Period(_first_day(last - months + 1), _first_day(last + 1) - timedelta(days=1))

    def moved(self, steps: int) -> "Look":
        """The same stretch of time earlier (above 0) or later; never later than the one that holds today."""
        return self if self.span is Span.ALL else replace(self, back=max(self.back + steps, 0))

    def longer_or_shorter(self) -> "Look":
        """The next choice of time, with the one that holds today."""
        spans = list(Span)
        return replace(self, span=spans[(spans.index(self.span) + 1) % len(spans)], back=0)


def period_words(look: Look, today: date) -> str:
    """The time that is looked at, in words."""
    period = look.period(today)
    if period is None:
        return "All there is"
    first, last = month_words(month_key(period.first)), month_words(month_key(period.last))
    if look.span is Span.SCHOOL_YEAR:
        return f"School year {period.first.year}–{period.last.year % 100:02d}"
    return first if first == last else f"{first} to {last}"


def _months_since_nought(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_day(months: int) -> date:
    return date(months // _YEAR, months % _YEAR + 1, 1)
