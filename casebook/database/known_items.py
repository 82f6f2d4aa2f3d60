"""Finds the items that a new log may hold again, without reading the whole casebook."""

from collections.abc import Callable, Collection
from datetime import date

from sqlalchemy import select

from casebook.database.casebook import Casebook
from casebook.database.deriving import UNDATED
from casebook.database.items import get_items
from casebook.database.rows import in_chunks
from casebook.database.tables import items
from casebook.records import CaseItem


def items_raised_on(
    casebook: Casebook, days: Collection[date | None], wanted: Callable[[str], bool]
) -> tuple[CaseItem, ...]:
    """The items that were raised on one of some days and whose text is wanted, as they came in.

    Args:
        casebook: Where.
        days: The days; None stands for items that do not say.
        wanted: Whether a text is.
    """
    stored = sorted({day or UNDATED for day in days})
    ids: list[int] = []
    with casebook.reading() as connection:
        for some in in_chunks(stored):
            asked = select(items.c.id, items.c.text).where(items.c.sort_day.in_(some), items.c.parent_id.is_(None))
            ids += [row.id for row in connection.execute(asked) if wanted(row.text)]
    return get_items(casebook, sorted(ids))
