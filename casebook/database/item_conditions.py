"""A filter as conditions that a database is asked with."""

import re
from datetime import date

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_

from casebook.database.column_types import storable
from casebook.database.deriving import UNDATED, folded
from casebook.database.item_filter import ItemFilter
from casebook.database.tables import items, likenesses, verdicts
from codebook.errors import UsageError

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_DECEMBER = 12


def conditions(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    """The filter as conditions that must all hold.

    Raises:
        UsageError: A month is not written as 2026-03.
    """
    c = items.c
    found: list[ColumnElement[bool]] = []
    for column, keys in (
        (c.log_id, wanted.logs),
        (c.label, wanted.labels),
        (c.strategy, wanted.strategies),
        (c.driver, wanted.drivers),
        (c.level, wanted.levels),
        (c.unit, wanted.units),
        (c.role, wanted.roles),
        (c.status, wanted.statuses),
    ):
        if keys:
            found.append(column.in_(keys))
    for column, yes in (
        (c.needs_person, wanted.needs_person),
        (c.mixed, wanted.mixed),
        (c.win, wanted.wins),
        (c.split, wanted.split),
    ):
        if yes is not None:
            found.append(column.is_(yes))
    if wanted.parent_id is not None:
        found.append(c.parent_id == wanted.parent_id)
    if wanted.ids:  # written out, since a database takes 32,766 parameters at most
        found.append(c.id.in_(bindparam("ids", wanted.ids, expanding=True, literal_execute=True)))
    return [*found, *_related(wanted), *_months(wanted), *_words(wanted.text)]


def _related(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    here = items.c.id
    recurs = exists().where(or_(likenesses.c.item_id == here, likenesses.c.like_id == here))
    back = exists().where(and_(likenesses.c.item_id == here, likenesses.c.after_fix.is_(True)))
    decided = exists().where(verdicts.c.item_id == here)
    return [
        condition if yes else ~condition
        for condition, yes in (
            (recurs, wanted.recurring),
            (back, wanted.after_fix),
            (decided, wanted.decided),
        )
        if yes is not None
    ]


def _months(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.month_from:
        found.append(items.c.sort_day >= _first_day(wanted.month_from))
    if wanted.month_to:
        last = _first_day(wanted.month_to)
        after = last.replace(year=last.year + last.month // _DECEMBER, month=last.month % _DECEMBER + 1)
        found += [items.c.sort_day < after, items.c.sort_day > UNDATED]
    return found


def _first_day(month: str) -> date:
    written = _MONTH.fullmatch(month)
    if written is None or not 1 <= int(written[1]) < date.max.year:
        raise UsageError(f"{month!r} is no month; write it as 2026-03")
    return date(int(written[1]), int(written[2]), 1)


def _words(text: str) -> list[ColumnElement[bool]]:
    return [items.c.folded.contains(word, autoescape=True) for word in folded(storable(text)).split()]
