"""Dates as people write them. Nothing is guessed: what could be two dates is decided by its column, or is none."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
"""No log's date lies outside; what seems to is a number of another kind."""
_MAX_LENGTH = 60
_SERIAL_DAY_0 = date(1899, 12, 30)
_CENTURY, _PIVOT = 100, 89  # 89 is 2089, 90 is 1990
_LARGEST_MONTH = 12


class Order(StrEnum):
    """Which number of 3/4/2025 is the month. Dates with dots are no question: 3.4.2025 has the day first, always."""

    MONTH_FIRST = "month/day"
    DAY_FIRST = "day/month"

    @property
    def other(self) -> "Order":
        """The other one."""
        return Order.MONTH_FIRST if self is Order.DAY_FIRST else Order.DAY_FIRST

    @property
    def first(self) -> str:
        """What comes first, as `--dates` has it."""
        return self.value.split("/", 1)[0]


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How the dates of a column or document are to be read."""

    order: Order | None = Order.MONTH_FIRST
    """None where its dates contradict each other: then only those that can be but one date are read."""
    span: tuple[date, date] | None = None
    """The first and last date with a year in the file, from which one without takes its year."""
    serials: bool = False
    """Whether a bare number is a day as spreadsheets count them."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}
_NAME = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![a-z])\.?"
_DAY = r"(?P<day>\d{1,2})(?:(?:st|nd|rd|th)\b|(?!\d))"
_YEAR = r"(?P<year>\d{4}|['’]?\d\d)\b"
_TIME = (
    r"(?:(?:,?\s+(?:at\s+)?|\s*t\s*)\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"\s*(?:z|utc|gmt|[a-z]{2,4}t|(?:gmt|utc)?\s?[+-]\d\d?:?(?:\d\d)?)?|,?\s+(?:at\s+)?\d{1,2}\s?[ap]\.?m\.?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_BREAK = r"[\s,./-]*(?:of\s+)?"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_DAY_NAMED = rf"{_DAY}{_BREAK}{_NAME}(?:[\s,./-]*{_YEAR})?"
_MONTH_NAMED = rf"{_NAME}[\s,./-]*{_DAY}(?:[\s,./-]+{_YEAR})?"
_NUMBERS = r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?:(?P=sep)(?P<year>\d{4}|\d\d))?"
_COMPACT = re.compile(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)")


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)


_FORMS = tuple(map(_whole, (_YEAR_FIRST, _DAY_NAMED, _MONTH_NAMED)))
_NUMERIC = _whole(_NUMBERS)
_WITHIN = tuple(
    re.compile(rf"(?<![\d/.-]){form}(?![\d/])", re.IGNORECASE) for form in (_YEAR_FIRST, _DAY_NAMED, _MONTH_NAMED)
)
_NUMERIC_WITHIN = re.compile(rf"(?<![\d/.-]){_NUMBERS}(?![\d/])")
_COMPACT_WITHIN = re.compile(rf"(?<!\d){_COMPACT.pattern}(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")


def parse_date(text: str, style: DateStyle | None = None) -> date | None:
    """The date that a whole cell holds.

    Args:
        text: The cell.
        style: How its column's dates are read; month first, without a year to take, where not given.

    Returns:
        None where it is no date, may be two, or lies outside 1990 to 2100.
    """
    style = style or DateStyle()
    text = " ".join(text.split())
    if not text or len(text) > _MAX_LENGTH:
        return None
    if style.serials and _SERIAL.fullmatch(text):
        return _in_range(_SERIAL_DAY_0 + timedelta(days=int(float(text))))
    if match := _COMPACT.fullmatch(text):
        return _made(match["year"], int(match["month"]), int(match["day"]), style)
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _made(match["year"], _month(match["month"]), int(match["day"]), style)
    match = _NUMERIC.fullmatch(text)
    return _numeric(match, style) if match and not _is_decimal(match) else None


def find_date(text: str, style: DateStyle | None = None) -> date | None:
    """The first date with a year that stands within a title or a file's name."""
    style = style or DateStyle()
    text = " ".join(text.replace("_", " ").split())[:300]
    found: list[tuple[int, date]] = []
    for form in (*_WITHIN, _COMPACT_WITHIN):
        found += _found(
            form, text, lambda match: _made(match["year"], _month(match["month"]), int(match["day"]), style)
        )
    found += _found(_NUMERIC_WITHIN, text, lambda match: _numeric(match, style))
    return min(found, default=(0, None))[1]


def _found(form: re.Pattern[str], text: str, read: Callable[[re.Match[str]], date | None]) -> list[tuple[int, date]]:
    matches = ((match.start(), read(match)) for match in form.finditer(text) if match["year"])
    return [(start, made) for start, made in matches if made is not None]


def order_of(cells: Iterable[str]) -> Order | None:
    """Which order the numbers of dates have, by those that fit only one; month first where none of them tells.

    Returns:
        None where some fit only the one and some only the other.
    """
    orders = {order for cell in cells if (order := telling_order(cell))}
    return None if len(orders) > 1 else next(iter(orders), Order.MONTH_FIRST)


def telling_order(cell: str) -> Order | None:
    """The order of a date of numbers that fits only one order, such as 14/3/2025."""
    match = _NUMERIC.fullmatch(" ".join(cell[: 2 * _MAX_LENGTH].split()))
    if not match or _is_decimal(match):
        return None
    one, two = int(match["one"]), int(match["two"])
    if one > _LARGEST_MONTH >= two > 0:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if two > _LARGEST_MONTH >= one > 0 else None


def is_ambiguous(cell: str) -> bool:
    """Whether a cell is a date of numbers that could be two dates, such as 3/4/2025."""
    match = _NUMERIC.fullmatch(" ".join(cell[: 2 * _MAX_LENGTH].split()))
    numbers = (int(match["one"]), int(match["two"])) if match and not _is_decimal(match) else (0, 0)
    different = numbers[0] != numbers[1] and all(0 < number <= _LARGEST_MONTH for number in numbers)
    return different and match is not None and match["sep"] != "."


def turned(day: date) -> date | None:
    """The date with day and month the other way round; None where there is no other such date."""
    return _date(day.year, day.day, day.month) if day.day != day.month else None


def _is_decimal(match: re.Match[str]) -> bool:
    """Whether it is a number like 2.5 or a range like 3-4 rather than a day and a month."""
    return match["year"] is None and match["sep"] != "/"


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS[word.casefold()]


def _numeric(match: re.Match[str], style: DateStyle) -> date | None:
    one, two = int(match["one"]), int(match["two"])
    order = Order.DAY_FIRST if match["sep"] == "." else style.order
    if one > _LARGEST_MONTH or two > _LARGEST_MONTH:
        order = Order.DAY_FIRST if one > _LARGEST_MONTH else Order.MONTH_FIRST
    if order is None and one != two:
        return None
    month, day = (two, one) if order is Order.DAY_FIRST else (one, two)
    return _made(match["year"], month, day, style)


def _made(year: str | None, month: int, day: int, style: DateStyle) -> date | None:
    if year is None:
        return _with_year_of_span(month, day, style.span)
    number = int(year.strip("'’"))
    if number < _CENTURY:
        number += 2000 if number <= _PIVOT else 1900
    return _in_range(_date(number, month, day))


def _with_year_of_span(month: int, day: int, span: tuple[date, date] | None) -> date | None:
    """The one year that fits: the file's only one, or the one that puts the date between the file's first and last."""
    if span is None:
        return None
    first, last = span
    years = range(first.year, last.year + 1)
    dates = [made for year in years if (made := _date(year, month, day))]
    if len(years) > 1:
        dates = [made for made in dates if first <= made <= last]
    return _in_range(dates[0]) if len(dates) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_range(found: date | None) -> date | None:
    return found if found is not None and FIRST <= found <= LAST else None
