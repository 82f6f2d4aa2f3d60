"""An open casebook: the engine behind it, and its two kinds of transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, text

from casebook.database.failures import explained

_WRITERS_LOCK = 0x42414C43  # any number that nothing else in the database locks by


class Casebook:
    """An open casebook. Safe from several threads: every transaction has a connection of its own."""

    def __init__(self, engine: Engine, place: str) -> None:
        """As `open_casebook` does.

        Args:
            engine: What it lies in.
            place: What to call it in words to a person: a path, or an address without its password.
        """
        self.engine = engine
        self.place = place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only looks, at one state of the whole casebook.

        Raises:
            CasebookError: The database cannot be used.
        """
        with explained(self.place), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that changes something: all of it when the block ends well, else nothing.

        One writer at a time, so that what is undone is what was decided last.

        Raises:
            CasebookError: The database cannot be used, or refuses the change.
        """
        with explained(self.place), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
