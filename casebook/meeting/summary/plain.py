"""Words that no file has to fear, and dates that read the same on every machine."""

import re
from datetime import date

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Not `strftime`, which follows the machine.
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
_MONTHS += ("July", "August", "September", "October", "November", "December")
_SHORT = 90


def plain(text: str | None) -> str:
    """The text on one line, without what steers a terminal, turns the reading direction or breaks XML."""
    return " ".join(_CONTROLS.sub("", text or "").split())


def day_words(day: date | None) -> str:
    """A day as `3 March 2026`; empty where there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def shortened(text: str) -> str:
    """The text's beginning, cut at a word."""
    words = plain(text)
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def times(number: int) -> str:
    """How often: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def joined(words: tuple[str, ...]) -> str:
    """Words as a list in a sentence: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))
