"""Finds which column holds what: exact header names first, then telling words, then the longest texts."""

import difflib
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from statistics import median

from codebook.errors import InputError


class Field(StrEnum):
    """What a column of a barrier log can be."""

    TEXT = "text"
    ID = "id"
    TITLE = "title"
    RAISED = "date_raised"
    DUE = "date_due"
    CLOSED = "date_closed"
    STATUS = "status"
    OWNER = "owner"
    REPORTER = "reporter"
    LEVEL = "level"
    UNIT = "unit"
    CATEGORY = "category"
    PRIORITY = "priority"
    ACTION = "action"
    RESOLUTION = "resolution"


# Header names seen in public templates of barrier logs, issue logs and minutes; within a field, better ones first.
_NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TEXT: (
        "barrier", "barriers", "barrier description", "description of barrier", "challenge", "challenges",
        "problem statement", "precise problem statement", "problem", "issue description", "issue", "issues", "obstacle",
        "hiccup", "hiccups", "concern", "concerns", "text", "what happened", "statement", "discussion",
        "discussion points", "description", "details", "information to communicate", "observation", "feedback",
        "content", "comment", "comments", "notes",
    ),
    Field.ID: ("id", "no", "number", "ref", "issue id", "barrier id", "item no", "key", "raid id", "item"),
    Field.TITLE: ("title", "summary", "topic", "agenda item", "subject", "name"),
    Field.RAISED: (
        "date raised", "date identified", "date reported", "raised on", "date", "opened", "created", "createdat",
        "timestamp", "meeting date", "date logged",
    ),
    Field.DUE: (
        "due", "due date", "by when", "target", "target date", "target resolution", "deadline", "timeline", "when",
        "response timeline", "review date",
    ),
    Field.CLOSED: ("date closed", "date resolved", "closed", "resolved on", "completed", "completion date"),
    Field.STATUS: ("status", "state", "progress", "response status", "rag", "on/off track", "open/closed"),
    Field.OWNER: (
        "owner", "assigned to", "assignee", "responsible", "person responsible", "responsible individual", "who",
        "lead", "accountable", "point person", "dri",
    ),
    Field.REPORTER: (
        "raised by", "reported by", "submitted by", "from", "source", "author", "role", "your role", "position",
    ),
    Field.LEVEL: ("level", "tier", "system level", "scope", "org level", "to"),
    Field.UNIT: (
        "school", "building", "site", "district", "region", "department", "team", "unit", "ward", "grade",
        "practice name", "classroom",
    ),
    Field.CATEGORY: ("type", "category", "driver", "implementation driver", "area", "theme", "domain", "stage"),
    Field.PRIORITY: ("impact", "severity", "priority", "urgency", "votes", "risk score"),
    Field.ACTION: (
        "action", "actions", "action taken", "action steps", "next steps", "next step", "next action", "solution",
        "mitigation", "plan", "decision", "decisions", "to do", "what have you tried",
    ),
    Field.RESOLUTION: ("resolution", "outcome", "result", "closure note", "remediation"),
}  # fmt: skip
_MAX_HEADER_WORDS = 10  # the question of a form is a header; an instruction is not
_MIN_TEXT_WORDS = 4  # of a column that no header names
_TELLING = re.compile(r"\b(barriers?|challenges?|obstacles?|problems?|hiccups?|in the way|difficult\w*)\b")


def plain_header(header: str) -> str:
    """A header without case, bracketed remarks, punctuation and doubled spaces."""
    bare = re.sub(r"\(.{0,200}?\)|\[.{0,200}?\]", " ", header.casefold())
    return " ".join(re.sub(r"[^\w/]+", " ", bare).split())


def field_of(header: str) -> Field | None:
    """The field that a header names, if any; `School / site` counts by its first known part."""
    plain = plain_header(header)
    for part in (plain, *(piece.strip() for piece in plain.split("/"))):
        for field, names in _NAMES.items():
            if part in names:
                return field
    return None


def known_headers(row: Sequence[str]) -> int:
    """How many fields the cells of a row name; the most in a table's header."""
    return len({field for cell in row if cell.strip() and (field := field_of(cell))})


def find_text_column(header: Sequence[str], rows: Sequence[Sequence[str]], *, guess: bool = True) -> int | None:
    """The column that holds the items.

    Args:
        header: The headers.
        rows: The rows below it.
        guess: Whether to fall back on the column with the longest texts.

    Returns:
        The best exact name, else a header with a telling word, else the column whose texts are longest in the
        median; None if nothing fits.
    """
    plain = [plain_header(name) for name in header]
    for name in _NAMES[Field.TEXT]:
        if name in plain:
            return plain.index(name)
    for index, name in enumerate(plain):
        if _TELLING.search(name) and field_of(name) is None and len(name.split()) <= _MAX_HEADER_WORDS:
            return index
    if not guess:
        return None
    free = [index for index, name in enumerate(header) if field_of(name) in (None, Field.TEXT)]
    lengths = {index: _median_words(rows, index) for index in free}
    best = max(free, key=lambda index: lengths[index], default=None)
    if best is None or lengths[best] < _MIN_TEXT_WORDS:  # a list of actions holds no other texts than the actions
        named = [plain.index(name) for field in (Field.TITLE, Field.ACTION) for name in _NAMES[field] if name in plain]
        longer = [index for index in named if _median_words(rows, index) > (lengths[best] if best is not None else 1)]
        best = max(longer, key=lambda index: _median_words(rows, index), default=best)
    return best if best is not None and _median_words(rows, best) >= 2 else None  # noqa: PLR2004 - one word is a code


def named_column(header: Sequence[str], wanted: str, where: str) -> int:
    """The column that a person named by its header.

    Raises:
        InputError: There is none; the message lists the headers and the nearest one.
    """
    plain = [plain_header(name) for name in header]
    if plain_header(wanted) in plain:
        return plain.index(plain_header(wanted))
    shown = ", ".join(repr(name) for name in header if name)
    near = difflib.get_close_matches(plain_header(wanted), plain, n=1)
    hint = f"; the nearest is {header[plain.index(near[0])]!r}" if near else ""
    raise InputError(f"{where} has no column {wanted!r}{hint}. Its columns are: {shown}")


def _median_words(rows: Sequence[Sequence[str]], column: int) -> float:
    counts = [len(row[column].split()) for row in rows if column < len(row) and row[column].strip()]
    return median(counts) if counts else 0
