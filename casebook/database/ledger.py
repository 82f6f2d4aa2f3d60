"""Every decision as one transaction with its events, and undo and redo that follow from them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from casebook.database.casebook import Casebook
from casebook.database.deriving import on_arrival, refresh
from casebook.database.removing import refuse_where_decided, rows_that_go_with
from casebook.database.rows import Row, Values, find_row, image_of, in_chunks, insert_row, row_of_image
from casebook.database.tables import batches, events, items, metadata
from casebook.records import Event
from codebook.errors import CasebookError, NothingToDoError, NotInCasebookError

_DECISION, _UNDO, _REDO = "decision", "undo", "redo"


class Decision:
    """What is being decided within one transaction: changes rows and notes each change as an event."""

    def __init__(self, connection: Connection, batch: int) -> None:
        self.connection = connection
        self.batch = batch
        self.changed = False
        """Whether anything was noted yet."""
        self._touched: set[int] = set()

    def add(self, table: Table, values: Values) -> int:
        """Add a row.

        Returns:
            Its id.
        """
        row_id = insert_row(self.connection, table, {**values, **(on_arrival(values) if table is items else {})})
        self._note(table, [(row_id, None, self._image(table, row_id))])
        return row_id

    def change(self, table: Table, row_id: int, values: Values) -> None:
        """Change a row; nothing is noted where nothing changes.

        Raises:
            CasebookError: There is no such row.
        """
        before = self._image(table, row_id)
        self.connection.execute(update(table).where(table.c.id == row_id).values(values))
        after = self._image(table, row_id)
        if before != after:
            self._note(table, [(row_id, before, after)])

    def remove(self, table: Table, row_id: int) -> None:
        """Take a row away, with the data that hangs on it and is nobody's decision.

        Raises:
            CasebookError: There is no such row, or something was decided on it.
        """
        self._image(table, row_id)
        refuse_where_decided(self.connection, table, row_id)
        for other, ids in rows_that_go_with(self.connection, table, row_id):
            self._drop(other, ids)
        self._drop(table, [row_id])

    def reverse(self, taken: Sequence[Row]) -> None:
        """Take back what events tell of, the last one first.

        Raises:
            CasebookError: A row is no longer as its event left it.
        """
        for (what, removed), alike in groupby(taken, key=lambda event: (event["what"], event["after"] is None)):
            table = metadata.tables[what]
            if removed:  # thousands of them, where a log is brought back
                self._bring_back(table, [event["before"] for event in alike])
            else:
                for event in alike:
                    self._reverse(table, event)

    def finish(self) -> None:
        """Work out what follows from the changes."""
        refresh(self.connection, self._touched)

    def _reverse(self, table: Table, event: Row) -> None:
        row = find_row(self.connection, table, event["row_id"])
        if row is None or image_of(table, row) != event["after"]:
            raise _changed_since(table, event["row_id"])
        if event["before"] is None:
            self.remove(table, event["row_id"])
        else:
            self.change(table, event["row_id"], row_of_image(table, event["before"]))

    def _bring_back(self, table: Table, images: Sequence[Values]) -> None:
        rows = [row_of_image(table, image) for image in images]
        for some in in_chunks(rows):
            there = select(table.c.id).where(table.c.id.in_([row["id"] for row in some])).limit(1)
            if (taken := self.connection.scalar(there)) is not None:
                raise _changed_since(table, taken)
            self.connection.execute(
                insert(table), [{**row, **(on_arrival(row) if table is items else {})} for row in some]
            )
        self._note(table, [(image["id"], None, image) for image in images])

    def _drop(self, table: Table, ids: Sequence[int]) -> None:
        for some in in_chunks(ids):
            found = self.connection.execute(select(table).where(table.c.id.in_(some)).order_by(table.c.id.desc()))
            images = [image_of(table, row) for row in found.mappings()]
            self.connection.execute(delete(table).where(table.c.id.in_(some)))
            self._note(table, [(image["id"], image, None) for image in images])

    def _image(self, table: Table, row_id: int) -> Values:
        row = find_row(self.connection, table, row_id)
        if row is None:
            raise NotInCasebookError(
                f"there is no row {row_id} of {table.name} in the casebook; it may have been undone"
            )
        return image_of(table, row)

    def _note(self, table: Table, changes: Sequence[tuple[int, Values | None, Values | None]]) -> None:
        rows = []
        for row_id, before, after in changes:
            row = after or before or {}
            item_id = row_id if table is items else row.get("item_id")
            self._touched.update(about for about in (item_id, row.get("parent_id")) if about is not None)
            rows.append({"row_id": row_id, "item_id": item_id, "before": before, "after": after})
        self.connection.execute(insert(events), [{"batch": self.batch, "what": table.name, **row} for row in rows])
        self.changed = True


def _changed_since(table: Table, row_id: int) -> CasebookError:
    return CasebookError(
        f"that cannot be taken back: row {row_id} of {table.name} was changed again since; take back the later change"
        " first"
    )


@contextmanager
def deciding(casebook: Casebook, who: str) -> Iterator[Decision]:
    """A decision: what is changed in the block is kept together, and taken back together.

    Raises:
        CasebookError: The database cannot be used, or refuses the change.
    """
    with casebook.writing() as connection:
        decision = Decision(connection, _batch(connection, who, _DECISION))
        yield decision
        if not decision.changed:  # deciding the same again is nothing to take back
            connection.execute(delete(batches).where(batches.c.id == decision.batch))
            return
        decision.finish()
        # Who decides anew gives up what they could have brought back, as in any editor.
        connection.execute(
            update(batches)
            .where(batches.c.kind == _UNDO, batches.c.in_force, batches.c.who == who)
            .values(in_force=False)
        )


def undo(casebook: Casebook, who: str, *, own: bool = False) -> tuple[Event, ...]:
    """Take back the latest decision that stands. There is no limit, and a restart changes nothing.

    Args:
        casebook: Where.
        who: Who takes it back.
        own: Only a decision of their own.

    Returns:
        The events that took it back.

    Raises:
        NothingToDoError: No decision is left to take back.
        CasebookError: Something rests on it that is not taken back yet; nothing was changed.
    """
    with casebook.writing() as connection:
        wanted = select(batches).where(batches.c.kind == _DECISION, batches.c.in_force)
        if own:
            wanted = wanted.where(batches.c.who == who)
        found = connection.execute(wanted.order_by(batches.c.id.desc()).limit(1)).mappings().first()
        if found is None:
            raise NothingToDoError("there is no decision left to take back")
        batch = _take_back(connection, who, found["id"], _UNDO)
        return _events(connection, batches.c.id == batch)


def redo(casebook: Casebook, who: str) -> tuple[Event, ...]:
    """Decide again what this person took back last, as long as they decided nothing else since.

    Returns:
        The events that brought it back.

    Raises:
        NothingToDoError: There is nothing to bring back.
        CasebookError: Someone else changed the same thing since; nothing was changed.
    """
    with casebook.writing() as connection:
        wanted = select(batches).where(batches.c.kind == _UNDO, batches.c.in_force, batches.c.who == who)
        found = connection.execute(wanted.order_by(batches.c.id.desc()).limit(1)).mappings().first()
        if found is None:
            raise NothingToDoError("there is nothing to bring back")
        batch = _take_back(connection, who, found["id"], _REDO)
        connection.execute(update(batches).where(batches.c.id == found["undoes"]).values(in_force=True))
        return _events(connection, batches.c.id == batch)


def history(casebook: Casebook, item_id: int) -> tuple[Event, ...]:
    """Everything that was decided about an item, earliest first."""
    with casebook.reading() as connection:
        return _events(connection, events.c.item_id == item_id)


def latest_events(casebook: Casebook, limit: int = 100) -> tuple[Event, ...]:
    """The latest decisions of all, latest first."""
    with casebook.reading() as connection:
        newest = select(events.c.id).order_by(events.c.id.desc()).limit(limit)
        return _events(connection, events.c.id.in_(newest))[::-1]


def _batch(connection: Connection, who: str, kind: str, undoes: int | None = None) -> int:
    return insert_row(connection, batches, {"at": datetime.now(UTC), "who": who, "kind": kind, "undoes": undoes})


def _take_back(connection: Connection, who: str, batch: int, kind: str) -> int:
    decision = Decision(connection, _batch(connection, who, kind, batch))
    wanted = select(events).where(events.c.batch == batch).order_by(events.c.id.desc())
    decision.reverse(connection.execute(wanted).mappings().all())
    decision.finish()
    connection.execute(update(batches).where(batches.c.id == batch).values(in_force=False))
    return decision.batch


def _events(connection: Connection, where: Any) -> tuple[Event, ...]:
    wanted = select(events, batches.c.at, batches.c.who, batches.c.undoes).join(batches).where(where)
    return tuple(
        Event(
            **{name: row[name] for name in ("id", "at", "who", "what", "row_id", "before", "after", "batch", "undoes")}
        )
        for row in connection.execute(wanted.order_by(events.c.id)).mappings()
    )
