"""Keeps settings by name, as plain JSON."""

from typing import Any

from sqlalchemy import delete, insert, select

from casebook.database.casebook import Casebook
from casebook.database.tables import settings


def get_setting(casebook: Casebook, key: str, otherwise: Any = None) -> Any:
    """A setting's value; `otherwise` where it was never set."""
    with casebook.reading() as connection:
        row = connection.execute(select(settings.c.value).where(settings.c.key == key)).first()
        return otherwise if row is None else row.value


def set_setting(casebook: Casebook, key: str, value: Any) -> None:
    """Keep a value under a name."""
    with casebook.writing() as connection:
        connection.execute(delete(settings).where(settings.c.key == key))
        connection.execute(insert(settings).values(key=key, value=value))
