"""A casebook on each database: SQLite always, PostgreSQL where a server for tests is named."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, select, text

from casebook.database.casebook import Casebook
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.database.tables import metadata
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import StoredReading, Verdict
from codebook.keys import Driver, Label, Strategy

SERVER = os.environ.get("BALCONY_TEST_POSTGRES_URL")
NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
DATABASES = [
    "sqlite",
    pytest.param(
        "postgresql",
        marks=[
            pytest.mark.skipif(
                SERVER is None, reason="no PostgreSQL: run tests/postgres.sh, or name one in BALCONY_TEST_POSTGRES_URL"
            ),
            pytest.mark.allow_hosts(["127.0.0.1"]),
        ],
    ),
]


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/casebook.db"
        return
    server = make_url(str(SERVER)).set(drivername="postgresql+pg8000")
    name = f"balcony_{os.getpid()}_{abs(hash(str(tmp_path))):x}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def casebook(database_url: str) -> Iterator[Casebook]:
    """An open casebook without anything in it."""
    with open_casebook(database_url) as opened:
        yield opened


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Casebook]:
    """Another one, always in SQLite."""
    with open_casebook(f"sqlite:///{tmp_path}/beside.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def a_reading() -> Callable[..., StoredReading]:
    """A reading with a label, sure or not."""

    def make(label: Label = Label.ADAPTIVE, *, sure: bool = False, model: str = "default 1 abc") -> StoredReading:
        rest = {other: 0.1 for other in Label if other is not label}
        return StoredReading(
            label=label,
            p={**rest, label: 0.8},
            sure=sure,
            mixed=False,
            strategy=tuple((key, 1 / 6) for key in Strategy),
            driver=tuple((key, 0.125) for key in Driver),
            evidence=((0, 4, 0.25),),
            model=model,
            read=NOON,
        )

    return make


@pytest.fixture(scope="session")
def a_verdict() -> Callable[..., Verdict]:
    """A verdict of Ana's."""
    return lambda label=Label.TECHNICAL, note="": Verdict(label, None, Driver.DATA, "ana", NOON, True, note)


@pytest.fixture(scope="session")
def fill(a_reading: Callable[..., StoredReading]) -> Callable[..., tuple[int, ...]]:
    """Imports a log of a few items and gives their ids."""

    def put(
        casebook: Casebook, texts: tuple[str, ...] = ("One", "Two", "Three"), name: str = "log.csv"
    ) -> tuple[int, ...]:
        rows = [
            NewItem(
                Item(f"B-{number}", words, number, "Sheet1", "Schedule", {"Barrier": words}),
                ItemFacts(
                    raised=date(2026, number % 12 + 1, 5),
                    status=Status.OPEN,
                    unit=f"School {number % 3}",
                    level="building",
                ),
                a_reading(list(Label)[number % 3], sure=number % 2 == 0),
            )
            for number, words in enumerate(texts, start=1)
        ]
        return add_log(casebook, "ana", name=name, kind="csv", sha256=name.ljust(64, "0"), rows=rows)[1]

    return put


@pytest.fixture(scope="session")
def state_of() -> Callable[[Casebook], dict[str, list[Any]]]:
    """Every row of every table, but for the ledger's own."""

    def look(casebook: Casebook) -> dict[str, list[Any]]:
        with casebook.reading() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
                for table in metadata.sorted_tables
                if table.name not in ("batches", "events")
            }

    return look
