"""Which items are wanted, in which order, and how a database is asked for them."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, bindparam, exists, or_

from casebook.database.column_types import storable
from casebook.database.deriving import UNDATED, folded
from casebook.database.tables import items, likenesses, verdicts
from casebook.facts import Status
from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_DECEMBER = 12


class ItemOrder(StrEnum):
    """How a list of items is sorted."""

    IMPORTED = "imported"
    """As they came in."""
    NEWEST = "newest"
    """The last to come in first."""
    RAISED = "raised"
    """The last to be raised first; those without a date come last."""
    DOUBT = "doubt"
    """The least certain reading first."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What the wanted items have in common. An empty tuple, or None, asks for nothing in particular."""

    logs: tuple[int, ...] = ()
    labels: tuple[Label, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    drivers: tuple[Driver, ...] = ()
    levels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    text: str = ""
    """Words or parts of words that all stand in the text or its heading, upper and lower case alike."""
    month_from: str | None = None
    """The first month in which an item was raised, as 2026-03."""
    month_to: str | None = None
    """The last month, itself included."""
    needs_person: bool | None = None
    mixed: bool | None = None
    recurring: bool | None = None
    """Whether another item says the same."""
    decided: bool | None = None
    """Whether a person gave a verdict."""
    wins: bool | None = None
    split: bool | None = None
    """Whether it was split into parts; False leaves out what its parts already tell."""
    parent_id: int | None = None
    """Only the parts of that item."""
    ids: tuple[int, ...] = ()
    """Only these items, such as those behind a bar of the balcony."""


EVERYTHING = ItemFilter()


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
    decided = exists().where(verdicts.c.item_id == here)
    return [
        condition if yes else ~condition
        for condition, yes in ((recurs, wanted.recurring), (decided, wanted.decided))
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
