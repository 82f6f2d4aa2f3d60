"""What goes with a row that is taken away, and what stands in its way."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, or_, select

from casebook.database.tables import items, likenesses, logs, metadata, readings, sessions
from codebook.errors import CasebookError

_DATA = (readings, likenesses)
"""What is worked out from items, so that it may go with them."""


def refuse_where_decided(connection: Connection, table: Table, row_id: int) -> None:
    """See that nobody decided anything on a log or an item that is to be taken away.

    Raises:
        CasebookError: Somebody did; the message says what.
    """
    if table not in (logs, items):
        return
    gone = _items_of(table, row_id)
    in_the_way: list[tuple[Table, ColumnElement[bool]]] = [
        (other, other.c.item_id.in_(gone))
        for other in metadata.sorted_tables
        if "item_id" in other.c and other.c.item_id.foreign_keys and other not in _DATA
    ]
    in_the_way.append((items, items.c.parent_id.in_(gone)))
    if table is logs:
        in_the_way.append((sessions, sessions.c.log_id == row_id))
    for other, where in in_the_way:
        if connection.execute(select(other.c.id).where(where).limit(1)).first():
            what = "parts" if other is items else other.name
            raise CasebookError(
                f"that cannot be taken back: there are {what} that rest on it; take those back first, nothing was"
                " changed"
            )


def rows_that_go_with(connection: Connection, table: Table, row_id: int) -> Iterator[tuple[Table, Sequence[int]]]:
    """The rows that hang on a log or an item, in the order in which they can be taken away."""
    if table not in (logs, items):
        return
    gone = _items_of(table, row_id)
    for data in _DATA:
        pointing = [data.c[name].in_(gone) for name in ("item_id", "like_id") if name in data.c]
        yield data, connection.scalars(select(data.c.id).where(or_(*pointing)).order_by(data.c.id.desc())).all()
    if table is logs:
        yield items, connection.scalars(gone.order_by(items.c.id.desc())).all()


def _items_of(table: Table, row_id: int) -> Select[int]:
    return select(items.c.id).where(items.c.log_id == row_id if table is logs else items.c.id == row_id)
