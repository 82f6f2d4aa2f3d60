"""Keeps which items say the same; worked out elsewhere, so it is data and no decision."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, or_, select

from casebook.database.casebook import Casebook
from casebook.database.rows import record_of, values_of
from casebook.database.tables import likenesses
from casebook.records import Likeness


def store_likenesses(casebook: Casebook, found: Sequence[Likeness]) -> None:
    """Put these in the place of all that were kept before.

    Raises:
        CasebookError: An item is not there; nothing was changed.
    """
    with casebook.writing() as connection:
        connection.execute(delete(likenesses))
        if found:
            connection.execute(insert(likenesses), [values_of(each) for each in found])


def list_likenesses(casebook: Casebook, *, item_id: int | None = None) -> tuple[Likeness, ...]:
    """All of them, or those of one item, the most alike first."""
    asked = select(likenesses).order_by(likenesses.c.similarity.desc(), likenesses.c.id)
    if item_id is not None:
        asked = asked.where(or_(likenesses.c.item_id == item_id, likenesses.c.like_id == item_id))
    with casebook.reading() as connection:
        return tuple(record_of(Likeness, row) for row in connection.execute(asked).mappings())
