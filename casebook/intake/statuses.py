"""How far an item is, in the words of logs; words that are not known say nothing."""

import re
from collections.abc import Mapping

from casebook.facts import Status
from casebook.intake.fields import plain_header

_MAX_LENGTH = 80


def _words(table: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split("|")}


_STATUS = _words(
    {
        "open": "open|new|raised|reported|logged|identified|not started|to do|todo|backlog|unresolved|reopened"
        "|re opened"
        "|not done|incomplete|unassigned|outstanding|red|off track|no action|grey|gray|submitted|not yet|not resolved",
        "in_progress": "in progress|inprogress|in process|in action|ongoing|on going|started|underway|under way|on hold"
        "|hold|paused|waiting|blocked|stalled|pending|deferred|parked|escalated|amber|yellow|green|on track|at risk"
        "|in review|under review|review|monitoring|working|working on it|active|assigned|acknowledged|doing|partial"
        "|partially complete|partly done|some progress|delayed|behind|late|overdue|planned|scheduled",
        "closed": "closed|done|complete|completed|resolved|fixed|solved|finished|cancelled|canceled|dropped|rejected"
        "|won t fix|no longer an issue|withdrawn|addressed|blue|archived|duplicate|implemented|achieved|met|✓|✔|☑|x",
    }
)
_ANYTHING = ("red", "amber", "yellow", "green", "blue", "grey", "gray", "x", "active", "new", "review", "met")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%(?:\s*(?:done|complete|completed))?")
_YES = ("yes", "y", "true", "x", "✓", "✔", "☑")
_NO = ("no", "n", "false", "☐", "not yet", "no not yet")
_ASKS_CLOSED = re.compile(r"\b(closed?|resolved|done|completed?|fixed|solved|finished)\b")
_ASKS_OPEN = re.compile(r"\b(open|outstanding|still)\b")
_ASKS_PERCENT = re.compile(r"%|\b(percent|progress|complete)\b")


def status_of(cell: str, header: str = "") -> Status | None:
    """The status that a cell says; `yes`, `no` and bare numbers by what the header asks."""
    plain, asks = plain_header(cell) or cell.strip(), plain_header(header)
    if asks and plain in (*_YES, *_NO):
        return _answer(plain in _YES, asks)
    done = _done(cell.strip(), asks)
    if done is not None:
        return Status.CLOSED if done >= 1 else Status.IN_PROGRESS if done > 0 else Status.OPEN
    if len(plain) > _MAX_LENGTH:
        return None
    # `Closed 3/4`, `Open - waiting for IT`: the first words say it.
    words = plain.split()
    starts = (plain, *(" ".join(words[:number]) for number in (3, 2, 1)))
    return next((Status(_STATUS[start]) for start in starts if start in _STATUS), None)


def is_status_word(cell: str) -> bool:
    """Whether a cell means a status whatever its header: `In progress` does, `blue`, `x` and `95%` do not."""
    plain = plain_header(cell)
    return plain in _STATUS and plain not in _ANYTHING


def _answer(yes: bool, asks: str) -> Status | None:
    """What yes or no means to `Resolved?` or `Still open?`."""
    if _ASKS_OPEN.search(asks):
        return Status.OPEN if yes else Status.CLOSED
    if _ASKS_CLOSED.search(asks):
        return Status.CLOSED if yes else Status.OPEN
    return None


def _done(cell: str, asks: str) -> float | None:
    if match := _PERCENT.fullmatch(cell):
        return float(match[1].replace(",", ".")) / 100
    if _ASKS_PERCENT.search(asks) and re.fullmatch(r"\d{1,3}(?:\.\d+)?", cell):
        number = float(cell)
        return number if number <= 1 else number / 100
    return None


def yes_or_no(cell: str) -> bool | None:
    """Whether a cell says yes or no; None where it says something else."""
    plain = plain_header(cell) or cell.strip()
    return True if plain in _YES else False if plain in _NO else None
