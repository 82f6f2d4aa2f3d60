"""What the casebook keeps, as tables. `migrations/` builds the same, and a test holds the two together."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint, true

from casebook.database.column_types import Key, Moment, Plain, Span, Words
from casebook.facts import Status
from casebook.records import ActionState
from codebook.keys import Driver, Label, Strategy

SCHEMA = "0001"
"""The version of these tables: the last revision in `migrations/versions`."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any) -> Table:
    # Ids are never used again, so an event's row stays the row that it was about.
    return Table(name, metadata, Column("id", Integer, primary_key=True), *parts, sqlite_autoincrement=True)


def _needed(name: str, kind: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **more)


def _of(table: str, *, needed: bool = False, index: bool = True) -> Column[Any]:
    name = {"logs": "log_id", "items": "item_id", "sessions": "session_id", "batches": "batch"}[table]
    return Column(name, ForeignKey(f"{table}.id"), nullable=not needed, index=index)


def _judged() -> Sequence[Column[Any]]:
    return Column("strategy", Key(Strategy)), Column("driver", Key(Driver))


logs = _table(
    "logs",
    _needed("name", Words),
    _needed("kind", Words),
    _needed("sha256", Words, unique=True),
    _needed("imported", Moment),
    _needed("items", Integer),
)

items = _table(
    "items",
    _of("logs", needed=True, index=False),
    Column("parent_id", ForeignKey("items.id"), index=True),
    _needed("row", Integer),
    # What follows from the item's latest reading, its verdict and its own facts: see `deriving`.
    Column("label", Key(Label)),
    *_judged(),
    _needed("p", Float, default=0.0),
    _needed("sure", Boolean, default=False),
    _needed("mixed", Boolean, default=False),
    _needed("needs_person", Boolean, default=True),
    _needed("split", Boolean, default=False),
    _needed("sort_day", Date),
    _needed("folded", Words),
    # What its log says.
    Column("raised", Date),
    Column("due", Date),
    Column("closed", Date),
    Column("status", Key(Status)),
    Column("role", Words),
    Column("level", Words),
    Column("unit", Words),
    Column("stage", Words),
    _needed("win", Boolean, default=False),
    Column("owner", Words),
    Column("action", Words),
    Column("resolution", Words),
    Column("escalated_to", Words),
    _needed("own_id", Words),
    Column("sheet", Words),
    Column("heading", Words),
    _needed("text", Words),
    _needed("columns", Plain),
    *(
        Index(None, name, "id")
        for name in ("log_id", "label", "strategy", "driver", "level", "unit", "role", "status", "sort_day", "p")
    ),
    Index(None, "needs_person", "id"),
)
DERIVED = frozenset(
    ("label", "strategy", "driver", "p", "sure", "mixed", "needs_person", "split", "sort_day", "folded")
)
"""The columns of `items` that can be worked out again, so no event and no export holds them."""

readings = _table(
    "readings",
    _of("items", needed=True),
    _needed("label", Key(Label)),
    _needed("p", Plain),
    _needed("sure", Boolean),
    _needed("mixed", Boolean),
    _needed("strategy", Plain),
    _needed("driver", Plain),
    _needed("evidence", Plain),
    _needed("model", Words),
    _needed("read", Moment),
)

verdicts = _table(
    "verdicts",
    Column("item_id", ForeignKey("items.id"), nullable=False, unique=True),
    _needed("label", Key(Label)),
    *_judged(),
    _needed("who", Words),
    _needed("decided", Moment),
    _needed("seen_reading", Boolean),
    _needed("note", Words),
)

sessions = _table(
    "sessions",
    _of("logs"),
    _needed("preset", Words),
    _needed("started", Moment),
    Column("ended", Moment),
    _needed("title", Words),
    _needed("state", Plain),
)

phases = _table(
    "phases",
    _of("sessions", needed=True),
    _needed("key", Words),
    _needed("position", Integer),
    _needed("planned_minutes", Integer),
    _needed("seconds", Integer),
    Column("skipped", Words),
    _needed("done", Boolean),
)

marks = _table(
    "marks",
    _of("sessions", needed=True),
    _of("items"),
    _needed("kind", Words),
    _needed("value", Words),
    _needed("at", Moment),
    Column("phase", Words),
)

actions = _table(
    "actions",
    _of("items"),
    _of("sessions"),
    _needed("text", Words),
    Column("owner", Words),
    Column("due", Date),
    Column("measure", Words),
    Column("if_then", Words),
    _needed("state", Key(ActionState)),
    Column("made", Moment),
    Column("closed", Moment),
    Column("why", Words),
    Index(None, "state", "due"),
)

escalations = _table(
    "escalations",
    _of("items", needed=True),
    _of("sessions"),
    _needed("to_level", Words),
    Column("from_level", Words),
    *(_needed(name, Words) for name in ("what", "evidence", "tried", "ask")),
    Column("sent", Date),
    Column("answer_due", Date),
    Column("answer", Words),
    Column("answered", Date),
)

voices = _table("voices", _of("items"), _of("sessions"), _needed("text", Words), _needed("missing", Boolean))

parked = _table(
    "parked",
    _of("sessions"),
    _needed("text", Words),
    Column("who", Words),
    Column("until", Date),
    _needed("done", Boolean),
)

annotations = _table(
    "annotations",
    _of("items", needed=True),
    _needed("annotator", Words),
    Column("label", Key(Label)),
    *_judged(),
    _needed("mixed", Boolean),
    Column("confidence", Words),
    _needed("note", Words),
    Column("span", Span),
    Column("at", Moment),
    Column("blind_label", Key(Label)),
    _needed("state", Words),
    _needed("drawn", Words),
    Index(None, "annotator", "item_id"),
)

gold = _table(
    "gold",
    Column("item_id", ForeignKey("items.id"), nullable=False, unique=True),
    _needed("label", Key(Label)),
    *_judged(),
    _needed("adjudicator", Words),
    _needed("reason", Words),
    _needed("at", Moment),
    _needed("note", Words),
)

likenesses = _table(
    "likenesses",
    _of("items", needed=True, index=False),
    Column("like_id", ForeignKey("items.id"), nullable=False, index=True),
    _needed("similarity", Float),
    _needed("after_fix", Boolean),
    UniqueConstraint("item_id", "like_id"),
)

settings = Table("settings", metadata, Column("key", Words, primary_key=True), Column("value", Plain))

batches = _table(
    "batches",
    _needed("at", Moment),
    _needed("who", Words),
    _needed("kind", Words),
    Column("undoes", ForeignKey("batches.id")),
    _needed("in_force", Boolean, default=True, server_default=true()),
    Index(None, "kind", "in_force", "id"),
)

events = _table(
    "events",
    _of("batches", needed=True),
    _needed("what", Words),
    _needed("row_id", Integer),
    Column("item_id", Integer, index=True),  # no foreign key: an event outlives what it tells of
    Column("before", Plain),
    Column("after", Plain),
)
