"""Opens the casebook, and makes it the first time. Nothing that only reads a log comes here."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from casebook.database.casebook import Casebook
from casebook.database.schema import bring_up_to_date
from casebook.locations import home, make_home
from codebook.errors import CasebookError

__all__ = ["Casebook", "open_casebook", "there_is_a_casebook"]

_FILE = "casebook.db"
_PATIENCE_MS = 5_000
"""How long a writer waits for another one."""


def open_casebook(url: str | None = None) -> Casebook:
    """The casebook, brought up to date; use it in a `with` block.

    Args:
        url: Where it lies: `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`. Without it
            `BALCONY_DATABASE_URL`, else `casebook.db` in the data folder.

    Raises:
        CasebookError: It cannot be opened, or a newer Balcony made it.
        OutputError: The data folder cannot be made.
    """
    place = _address(url or os.environ.get("BALCONY_DATABASE_URL") or _own_file())
    casebook = Casebook(_engine(place), _name(place))
    try:
        bring_up_to_date(casebook)
    except BaseException:
        casebook.close()
        raise
    return casebook


def there_is_a_casebook() -> bool:
    """Whether one is named or was made already: what only wants to look need not make one."""
    return bool(os.environ.get("BALCONY_DATABASE_URL")) or (home() / _FILE).is_file()


def _own_file() -> URL:
    return URL.create("sqlite", database=str(make_home() / _FILE))


def _address(url: str | URL) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as err:
        raise CasebookError(
            "BALCONY_DATABASE_URL is no address of a database; write sqlite:///FILE or postgresql://USER@HOST/NAME"
        ) from err
    kind = address.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+pg8000")  # the driver that is installed, whichever was named
    if kind != "sqlite":
        raise CasebookError(f"a casebook lies in SQLite or PostgreSQL, not in {kind}; mend BALCONY_DATABASE_URL")
    if not address.database or address.database == ":memory:":
        raise CasebookError("a casebook in SQLite needs a file; write BALCONY_DATABASE_URL as sqlite:///FILE")
    return address


def _name(address: URL) -> str:
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return address.set(drivername="postgresql").render_as_string(hide_password=True)


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "postgresql":
        return create_engine(address, pool_pre_ping=True)
    folder = Path(str(address.database)).parent
    if not str(address.database).startswith("file:") and not folder.is_dir():
        raise CasebookError(f"there is no folder {folder} for the casebook; make it, or name another place")
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Settings of a SQLite connection.

    A write-ahead log lets others read while one writes, and makes a commit whole or nothing under kill -9.
    `synchronous=FULL` makes it last through a power cut as well: a meeting's laptop runs out of battery, and the
    decision was shown as saved. It costs one fsync a decision, which a person does not notice.
    """
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    for setting in (
        f"busy_timeout = {_PATIENCE_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: one that first reads and then wants to write would be refused without a wait.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
