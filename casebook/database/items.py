"""Finds items, page by page, and changes what their logs say of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from casebook.database.casebook import Casebook
from casebook.database.deriving import latest_readings, verdicts_of
from casebook.database.item_conditions import conditions
from casebook.database.item_filter import EVERYTHING, ItemFilter, ItemOrder
from casebook.database.ledger import deciding
from casebook.database.rows import in_chunks, item_of, values_of
from casebook.database.tables import items, logs
from casebook.facts import ItemFacts
from casebook.records import CaseItem
from codebook.errors import NotInCasebookError

After = tuple[Any, int]
"""Where a page ended: what it is sorted by, and the item's id."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and where the next page begins."""

    items: tuple[CaseItem, ...]
    after: After | None
    """Give it back for the next page; None where this was the last."""


def page_of_items(
    casebook: Casebook,
    wanted: ItemFilter = EVERYTHING,
    *,
    order: ItemOrder = ItemOrder.IMPORTED,
    limit: int = 100,
    after: After | None = None,
) -> Page:
    """One page of the items that match, each with its latest reading and its verdict.

    Args:
        casebook: Where.
        wanted: Which ones.
        order: How they are sorted.
        limit: How many at most.
        after: Where the page before ended.

    Raises:
        UsageError: A month is not written as 2026-03.
        CasebookError: The database cannot be used.
    """
    key, falling = _sorted_by(order)
    where = conditions(wanted)
    if after is not None:
        here, there = tuple_(key, items.c.id), tuple_(*after)
        where.append(here < there if falling else here > there)
    if wanted.text:
        # A search looks at every item: in the table's own order that takes half the time of following an index.
        key = func.coalesce(key, key)
    directed = (key.desc(), items.c.id.desc()) if falling else (key, items.c.id)
    asked = select(items.c.id, key.label("sorted_by")).where(and_(True, *where)).order_by(*directed).limit(limit + 1)
    with casebook.reading() as connection:
        found = connection.execute(asked).all()
        ids = [row.id for row in found[:limit]]
        more = (found[limit - 1].sorted_by, found[limit - 1].id) if len(found) > limit else None
        return Page(_items(connection, ids), more)


def ids_of_items(
    casebook: Casebook, wanted: ItemFilter = EVERYTHING, *, order: ItemOrder = ItemOrder.IMPORTED
) -> tuple[int, ...]:
    """The ids of all items that match, in order: for a list that fetches items as they come into sight."""
    key, falling = _sorted_by(order)
    if wanted.text:
        # A search looks at every item: in the table's own order that takes half the time of following an index.
        key = func.coalesce(key, key)
    directed = (key.desc(), items.c.id.desc()) if falling else (key, items.c.id)
    with casebook.reading() as connection:
        return tuple(connection.scalars(select(items.c.id).where(and_(True, *conditions(wanted))).order_by(*directed)))


def count_items(casebook: Casebook, wanted: ItemFilter = EVERYTHING) -> int:
    """How many items match."""
    with casebook.reading() as connection:
        asked = select(func.count()).select_from(items).where(and_(True, *conditions(wanted)))
        return int(connection.execute(asked).scalar_one())


def all_items(casebook: Casebook, wanted: ItemFilter = EVERYTHING) -> tuple[CaseItem, ...]:
    """Every item that matches, as they came in: for patterns and reports."""
    with casebook.reading() as connection:
        asked = select(items.c.id).where(and_(True, *conditions(wanted))).order_by(items.c.id)
        ids = connection.scalars(asked).all()
        return tuple(item for some in in_chunks(ids) for item in _items(connection, some))


def get_item(casebook: Casebook, item_id: int) -> CaseItem:
    """One item.

    Raises:
        NotInCasebookError: There is none with that id.
    """
    with casebook.reading() as connection:
        found = _items(connection, [item_id])
    if not found:
        raise NotInCasebookError(f"there is no item {item_id} in the casebook; see which there are with: balcony items")
    return found[0]


def get_items(casebook: Casebook, ids: Sequence[int]) -> tuple[CaseItem, ...]:
    """The items with those ids, in that order; ids that are not there are left out."""
    with casebook.reading() as connection:
        return tuple(item for some in in_chunks(ids) for item in _items(connection, some))


def words_in_use(casebook: Casebook) -> dict[str, tuple[str, ...]]:
    """The levels, units and roles that occur, sorted: what a filter can offer."""
    with casebook.reading() as connection:
        found = {}
        for name in ("level", "unit", "role"):
            column = items.c[name]
            found[name] = tuple(sorted(connection.scalars(select(column).where(column.is_not(None)).distinct())))
        return found


def change_facts(casebook: Casebook, who: str, item_id: int, facts: ItemFacts) -> CaseItem:
    """Put other facts in the place of an item's: a status, an owner, a due date.

    Raises:
        NotInCasebookError: There is no such item.
    """
    with deciding(casebook, who) as decision:
        decision.change(items, item_id, values_of(facts))
    return get_item(casebook, item_id)


def _sorted_by(order: ItemOrder) -> tuple[ColumnElement[Any], bool]:
    return {
        ItemOrder.IMPORTED: (items.c.id, False),
        ItemOrder.NEWEST: (items.c.id, True),
        ItemOrder.RAISED: (items.c.sort_day, True),
        ItemOrder.DOUBT: (items.c.p, False),
    }[order]


def _items(connection: Connection, ids: Sequence[int]) -> tuple[CaseItem, ...]:
    asked = select(items, logs.c.name.label("log_name")).join(logs, logs.c.id == items.c.log_id)
    rows = {row["id"]: row for row in connection.execute(asked.where(items.c.id.in_(ids))).mappings()}
    said, decided = latest_readings(connection, ids), verdicts_of(connection, ids)
    return tuple(item_of(rows[item_id], said.get(item_id), decided.get(item_id)) for item_id in ids if item_id in rows)
