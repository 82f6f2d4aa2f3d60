"""Brings a casebook's tables up to date, and refuses those of a newer program."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from casebook.database.casebook import Casebook
from casebook.database.tables import SCHEMA
from codebook.errors import CasebookError

_VERSION_TABLE = "alembic_version"


def bring_up_to_date(casebook: Casebook) -> None:
    """Make the tables, or change those of an earlier version: in one transaction, all or nothing.

    Raises:
        CasebookError: A newer Balcony made them, or the database holds something else.
    """
    with casebook.reading() as connection:
        found = version_of(connection, casebook.place)
    if found == SCHEMA:
        return  # the usual case, which does not wait for Alembic to load
    with casebook.writing() as connection:
        if version_of(connection, casebook.place) != SCHEMA:  # another program may have been quicker
            upgrade(connection)


def version_of(connection: Connection, place: str) -> str | None:
    """The version of the tables; None where there are none yet.

    Raises:
        CasebookError: They are newer than this program, or none of ours.
    """
    tables = inspect(connection).get_table_names()
    if _VERSION_TABLE not in tables:
        if tables:
            raise CasebookError(f"the database {place} holds other tables and no casebook; name an empty one")
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()  # noqa: S608
    if found and found > SCHEMA:
        raise CasebookError(
            f"the casebook {place} was made by a newer Balcony (its version is {found}, this program knows {SCHEMA});"
            " bring this Balcony up to date, nothing was changed"
        )
    return found


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations within the connection's transaction."""
    from alembic import command  # takes a while to load, and an up-to-date casebook needs none of it

    command.upgrade(migrations(connection), to)


def migrations(connection: Connection | None = None) -> Any:
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
