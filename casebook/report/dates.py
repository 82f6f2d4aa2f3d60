"""Days and months in words that do not follow the settings of the machine."""

from datetime import date

_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_words(day: date | None, absent: str = "–") -> str:
    """A day, such as 3 March 2026."""
    return absent if day is None else f"{day.day} {_NAMES[day.month - 1]} {day.year}"


def short_day(day: date | None, absent: str = "–") -> str:
    """A day for a table, such as 3 Mar 2026."""
    return absent if day is None else f"{day.day} {_NAMES[day.month - 1][:3]} {day.year}"


def month_words(key: str | None) -> str:
    """A month's key, `2026-03`, as Mar 2026."""
    if key is None:
        return "no date"
    year, _, month = key.partition("-")
    return f"{_NAMES[int(month) - 1][:3]} {year}"


def span_words(first: date, last: date) -> str:
    """Two days and what lies between."""
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def days_words(days: int) -> str:
    """A number of days."""
    return "1 day" if days == 1 else f"{days:,} days"
