"""The first version: every table of the casebook."""

from collections.abc import Sequence
from typing import Any

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Unicode,
    UniqueConstraint,
    true,
)

revision = "0001"
down_revision = None

# A copy that stays as it was, whatever becomes of `tables.py`.
_metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any) -> Table:
    # Ids are never used again, so an event's row stays the row that it was about.
    return Table(name, _metadata, Column("id", Integer, primary_key=True), *parts, sqlite_autoincrement=True)


def _needed(name: str, kind: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **more)


def _of(table: str, *, needed: bool = False, index: bool = True) -> Column[Any]:
    name = {"logs": "log_id", "items": "item_id", "sessions": "session_id", "batches": "batch"}[table]
    return Column(name, ForeignKey(f"{table}.id"), nullable=not needed, index=index)


def _judged() -> Sequence[Column[Any]]:
    return Column("strategy", Unicode()), Column("driver", Unicode())


_table(
    "logs",
    _needed("name", Unicode),
    _needed("kind", Unicode),
    _needed("sha256", Unicode, unique=True),
    _needed("imported", DateTime(timezone=True)),
    _needed("items", Integer),
)

_table(
    "items",
    _of("logs", needed=True, index=False),
    Column("parent_id", ForeignKey("items.id"), index=True),
    _needed("row", Integer),
    Column("label", Unicode()),
    *_judged(),
    _needed("p", Float, default=0.0),
    _needed("sure", Boolean, default=False),
    _needed("mixed", Boolean, default=False),
    _needed("needs_person", Boolean, default=True),
    _needed("split", Boolean, default=False),
    _needed("sort_day", Date),
    _needed("folded", Unicode),
    Column("raised", Date),
    Column("due", Date),
    Column("closed", Date),
    Column("status", Unicode()),
    Column("role", Unicode),
    Column("level", Unicode),
    Column("unit", Unicode),
    Column("stage", Unicode),
    _needed("win", Boolean, default=False),
    Column("owner", Unicode),
    Column("action", Unicode),
    Column("resolution", Unicode),
    Column("escalated_to", Unicode),
    _needed("own_id", Unicode),
    Column("sheet", Unicode),
    Column("heading", Unicode),
    _needed("text", Unicode),
    _needed("columns", JSON),
    *(
        Index(None, name, "id")
        for name in ("log_id", "label", "strategy", "driver", "level", "unit", "role", "status", "sort_day", "p")
    ),
    Index(None, "needs_person", "id"),
)
_table(
    "readings",
    _of("items", needed=True),
    _needed("label", Unicode()),
    _needed("p", JSON),
    _needed("sure", Boolean),
    _needed("mixed", Boolean),
    _needed("strategy", JSON),
    _needed("driver", JSON),
    _needed("evidence", JSON),
    _needed("model", Unicode),
    _needed("read", DateTime(timezone=True)),
)

_table(
    "verdicts",
    Column("item_id", ForeignKey("items.id"), nullable=False, unique=True),
    _needed("label", Unicode()),
    *_judged(),
    _needed("who", Unicode),
    _needed("decided", DateTime(timezone=True)),
    _needed("seen_reading", Boolean),
    _needed("note", Unicode),
)

_table(
    "sessions",
    _of("logs"),
    _needed("preset", Unicode),
    _needed("started", DateTime(timezone=True)),
    Column("ended", DateTime(timezone=True)),
    _needed("title", Unicode),
    _needed("state", JSON),
)

_table(
    "phases",
    _of("sessions", needed=True),
    _needed("key", Unicode),
    _needed("position", Integer),
    _needed("planned_minutes", Integer),
    _needed("seconds", Integer),
    Column("skipped", Unicode),
    _needed("done", Boolean),
)

_table(
    "marks",
    _of("sessions", needed=True),
    _of("items"),
    _needed("kind", Unicode),
    _needed("value", Unicode),
    _needed("at", DateTime(timezone=True)),
    Column("phase", Unicode),
)

_table(
    "actions",
    _of("items"),
    _of("sessions"),
    _needed("text", Unicode),
    Column("owner", Unicode),
    Column("due", Date),
    Column("measure", Unicode),
    Column("if_then", Unicode),
    _needed("state", Unicode()),
    Column("made", DateTime(timezone=True)),
    Column("closed", DateTime(timezone=True)),
    Column("why", Unicode),
    Index(None, "state", "due"),
)

_table(
    "escalations",
    _of("items", needed=True),
    _of("sessions"),
    _needed("to_level", Unicode),
    Column("from_level", Unicode),
    *(_needed(name, Unicode) for name in ("what", "evidence", "tried", "ask")),
    Column("sent", Date),
    Column("answer_due", Date),
    Column("answer", Unicode),
    Column("answered", Date),
)

_table("voices", _of("items"), _of("sessions"), _needed("text", Unicode), _needed("missing", Boolean))

_table(
    "parked",
    _of("sessions"),
    _needed("text", Unicode),
    Column("who", Unicode),
    Column("until", Date),
    _needed("done", Boolean),
)

_table(
    "annotations",
    _of("items", needed=True),
    _needed("annotator", Unicode),
    Column("label", Unicode()),
    *_judged(),
    _needed("mixed", Boolean),
    Column("confidence", Unicode),
    _needed("note", Unicode),
    Column("span", JSON),
    Column("at", DateTime(timezone=True)),
    Column("blind_label", Unicode()),
    _needed("state", Unicode),
    _needed("drawn", Unicode),
    Index(None, "annotator", "item_id"),
)

_table(
    "gold",
    Column("item_id", ForeignKey("items.id"), nullable=False, unique=True),
    _needed("label", Unicode()),
    *_judged(),
    _needed("adjudicator", Unicode),
    _needed("reason", Unicode),
    _needed("at", DateTime(timezone=True)),
    _needed("note", Unicode),
)

_table(
    "likenesses",
    _of("items", needed=True, index=False),
    Column("like_id", ForeignKey("items.id"), nullable=False, index=True),
    _needed("similarity", Float),
    _needed("after_fix", Boolean),
    UniqueConstraint("item_id", "like_id"),
)

Table("settings", _metadata, Column("key", Unicode, primary_key=True), Column("value", JSON))

_table(
    "batches",
    _needed("at", DateTime(timezone=True)),
    _needed("who", Unicode),
    _needed("kind", Unicode),
    Column("undoes", ForeignKey("batches.id")),
    _needed("in_force", Boolean, default=True, server_default=true()),
    Index(None, "kind", "in_force", "id"),
)

_table(
    "events",
    _of("batches", needed=True),
    _needed("what", Unicode),
    _needed("row_id", Integer),
    Column("item_id", Integer, index=True),  # no foreign key: an event outlives what it tells of
    Column("before", JSON),
    Column("after", JSON),
)


def upgrade() -> None:
    """Make the tables."""
    _metadata.create_all(op.get_bind(), checkfirst=False)
