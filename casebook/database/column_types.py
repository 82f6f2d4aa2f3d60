"""Column types that hold the same on SQLite and PostgreSQL, and their form as plain JSON."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Date, DateTime, Dialect, Unicode
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("\x00|[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what a database refuses: NUL goes, half of a surrogate pair becomes U+FFFD."""
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\x00" else "\ufffd", text)


def storable_json(value: Any) -> Any:
    """The same for every text in a plain JSON value."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(key)): storable_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable_json(each) for each in value]
    return value


class Words(TypeDecorator[str]):
    """Text of any length, cleaned at the door."""

    impl = Unicode
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Clean it on the way in."""
        return None if value is None else storable(value)


class Plain(TypeDecorator[Any]):
    """A JSON value, cleaned at the door; None is kept as SQL's NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's
        """Clean it on the way in."""
        return storable_json(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC; SQLite knows no zones, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn it to UTC on the way in."""
        if value is None:
            return None
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Say that it is UTC on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Key(TypeDecorator[StrEnum]):
    """A key of the codebook or of the records, kept as its word."""

    impl = Unicode
    cache_ok = True

    def __init__(self, keys: type[StrEnum]) -> None:
        super().__init__()
        self.keys = keys

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Keep the word."""
        return None if value is None else self.keys(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Give the key."""
        return None if value is None else self.keys(value)


class Span(TypeDecorator[tuple[int, int]]):
    """Start and end in a text."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_result_value(self, value: list[int] | None, dialect: Dialect) -> tuple[int, int] | None:  # noqa: ARG002
        """A tuple, as the records have it."""
        return None if value is None else (value[0], value[1])


def as_plain(value: Any) -> Any:
    """A column's value as plain JSON, for events and for exchange."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def from_plain(kind: Any) -> Callable[[Any], Any]:
    """What turns plain JSON back into values of a column of that type."""
    if isinstance(kind, Moment):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: value
