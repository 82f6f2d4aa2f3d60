"""From a log's items to the mapping of their columns, and the date that notes bear."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from casebook.intake.assigning import map_table, span_of
from casebook.intake.choices import Choices, check_chosen
from casebook.intake.dates import find_date
from casebook.intake.fields import DATES
from casebook.intake.mapping import ColumnMapping, TableMapping, is_own
from casebook.items import Item, Log

_TOP_LINES = 12
_MAX_TITLE_WORDS = 16
_DATED = re.compile(r"^\W*(?:date|meeting date|date of (?:the )?meeting|when)\W*[:–-]", re.IGNORECASE)
_OTHER_DAY = re.compile(r"\b(next|due|by|until|follow[- ]?up|previous|last|since|deadline|approved?)\b", re.IGNORECASE)


def with_mapping(log: Log, choices: Choices) -> Log:
    """The log with what its columns hold.

    Args:
        log: A log whose items are read.
        choices: What a person said of its columns.

    Raises:
        InputError: A column that the person named is not there.
    """
    named = {field: header for field, header in choices.columns.items() if header is not None}
    if named:
        check_chosen(named, (name for item in log.items for name in item.columns), log.name)
    raised = log.mapping.raised if log.mapping else None
    groups: dict[tuple[str | None, tuple[str, ...]], list[Item]] = {}
    for item in log.items:
        if item.columns:
            groups.setdefault((item.sheet, tuple(item.columns)), []).append(item)
    tables = tuple(_dated(_map(items, sheet, headers, choices), raised) for (sheet, headers), items in groups.items())
    doubts = dict.fromkeys((*log.doubts, *(doubt for table in tables for doubt in table.doubts)))
    return replace(log, mapping=ColumnMapping(tables, raised), doubts=tuple(doubts))


def document_date(top: Sequence[str], name: str) -> date | None:
    """The date of notes: in a line that gives it or the title, else in the file's name.

    Args:
        top: The first lines of the notes.
        name: The file as the person named it.
    """
    lines = [line.strip() for line in top if line.strip()][:_TOP_LINES]
    dated = [line for line in lines if _DATED.match(line)]
    titles = [line for line in lines[:4] if len(line.split()) <= _MAX_TITLE_WORDS and not _OTHER_DAY.search(line)]
    found = (find_date(text) for text in (*dated, *titles, PurePath(name).stem))
    return next((made for made in found if made is not None), None)


def _map(items: Sequence[Item], sheet: str | None, headers: Iterable[str], choices: Choices) -> TableMapping:
    columns = {header: [item.columns[header] for item in items] for header in headers}
    return map_table(columns, _text_header(items, columns), sheet, choices)


def _text_header(items: Sequence[Item], columns: Iterable[str]) -> str | None:
    """The column in which the items' texts stand."""
    return next(
        (name for name in columns if is_own(name) and all(item.columns[name].strip() == item.text for item in items)),
        None,
    )


def _dated(table: TableMapping, raised: date | None) -> TableMapping:
    """A table of notes takes the year of its dates from the date of the notes."""
    if raised is None:
        return table
    columns = tuple(
        replace(c, dates=replace(c.dates, span=c.dates.span or span_of(raised))) if c.field in DATES and c.dates else c
        for c in table.columns
    )
    return replace(table, columns=columns)
