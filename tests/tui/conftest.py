"""A small casebook in a home of its own, the real app on top of it, and one way to wait until it has settled."""

import asyncio
import gc
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from textual.pilot import Pilot

from casebook.annotating.profiles import add_profile
from casebook.database.casebook import Casebook
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import StoredReading
from codebook.keys import Driver, Label, Strategy
from tui.app import BalconyApp
from tui.services import Services

HOSTILE = "[/foo] [bold red]\x1b[31m\u202eevil\x07[link=x]"
"""Words that must reach the screen as words."""
SNAPSHOTS = Path(__file__).parent / "snapshots"
Row = tuple[str, Label, Driver, ItemFacts]
ROWS: tuple[Row, ...] = (
    (
        "The copier is broken again.",
        Label.TECHNICAL,
        Driver.ADMINISTRATION,
        ItemFacts(date(2026, 1, 12), closed=date(2026, 1, 20), status=Status.CLOSED, role="teacher", unit="Birch"),
    ),
    (
        "The copier broke down once more.",
        Label.TECHNICAL,
        Driver.ADMINISTRATION,
        ItemFacts(date(2026, 3, 2), status=Status.OPEN, role="teacher", level="building", unit="Birch"),
    ),
    (
        "Nobody says in the meeting what everyone knows.",
        Label.ADAPTIVE,
        Driver.LEADERSHIP,
        ItemFacts(date(2026, 3, 9), status=Status.OPEN, role="coach", level="team", unit="Alder"),
    ),
    ("The meeting is on Tuesday.", Label.NONE, Driver.DATA, ItemFacts(date(2026, 3, 9), role="coach", unit="Alder")),
    (HOSTILE, Label.ADAPTIVE, Driver.COACHING, ItemFacts(date(2026, 3, 16), role=HOSTILE, level=HOSTILE, unit=HOSTILE)),
    ("All attendance was in on time.", Label.NONE, Driver.DATA, ItemFacts(date(2026, 2, 3), win=True)),
)
"""Six items: two alike, the second after the first was closed; a win; one with hostile words all over."""


def a_reading(label: Label, driver: Driver) -> StoredReading:
    """A sure reading."""
    p = {each: 0.9 if each is label else 0.05 for each in Label}
    strategy = ((Strategy.VOICES, 0.6), (Strategy.BALCONY, 0.4))
    return StoredReading(
        label, p, True, False, strategy, ((driver, 0.8),), (), "test", datetime(2026, 4, 1, tzinfo=UTC)
    )


def fill(casebook: Casebook, rows: Sequence[Row] = ROWS, name: str = "log.csv") -> tuple[int, ...]:
    """Add rows as a log; gives the items' ids."""
    new = [
        NewItem(Item(str(row), text, row), facts, a_reading(label, driver))
        for row, (text, label, driver, facts) in enumerate(rows, start=2)
    ]
    return add_log(casebook, "test", name=name, kind="csv", sha256=name, rows=new)[1]


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """An app tells the garbage collector what stays; after a test nothing of it does."""
    yield
    gc.unfreeze()


@pytest.fixture
def empty_casebook() -> Iterator[Casebook]:
    """The casebook of this test's home, with nothing in it."""
    with open_casebook() as casebook:
        yield casebook


@pytest.fixture
def filled_casebook(empty_casebook: Casebook) -> Casebook:
    """The casebook of this test's home with `ROWS` in it, whose ids are 1 to 6."""
    fill(empty_casebook)
    return empty_casebook


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home with a short name and a clock that all machines share."""
    monkeypatch.chdir(tmp_path)
    Path("home").mkdir()
    monkeypatch.setenv("BALCONY_HOME", "home")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture
def long_ago(steady: None, filled_casebook: Casebook) -> Casebook:  # noqa: ARG001 - its home comes first
    """The small casebook, all of it decided at one moment."""
    moment = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)
    with filled_casebook.writing() as connection:
        for table in ("events", "logs"):
            column = "at" if table == "events" else "imported"
            names = {row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))}
            if column in names:
                connection.execute(text(f"UPDATE {table} SET {column} = :at"), {"at": f"{moment:%Y-%m-%d %H:%M:%S.%f}"})  # noqa: S608
    return filled_casebook


@pytest.fixture
def make_app() -> Callable[..., BalconyApp]:
    """Makes the app on this test's home, the tour seen and the day fixed; `start` names the screen."""

    def make(start: str = "home", **options: Any) -> BalconyApp:
        services = Services()
        services.preferences = replace(services.preferences, tour_seen=True)
        services.today = lambda: date(2026, 4, 1)
        return BalconyApp(services, start=start, **options)

    return make


@pytest.fixture
def settled() -> Callable[[Pilot[None]], Awaitable[None]]:
    """Waits until nothing runs in the background and the screen has taken what came of it.

    A tree of folders has a loader that waits for ever; it is not waited for.
    """

    async def wait(pilot: Pilot[None]) -> None:
        quiet = 0
        async with asyncio.timeout(20):
            while quiet < 2:
                await pilot.pause()
                running = [each for each in pilot.app.workers if not each.is_finished and each.group != "_loader"]
                if running:
                    await pilot.app.workers.wait_for_complete(running)
                quiet = 0 if running else quiet + 1

    return wait


@pytest.fixture
def same_as_kept() -> Callable[[BalconyApp, str], None]:
    """Compares what is on screen with `snapshots/NAME.txt`; `BALCONY_SNAPSHOTS=write` keeps it anew, to be read."""

    def compare(app: BalconyApp, name: str) -> None:
        strips = app.screen._compositor.render_strips()  # what is drawn, without its colours
        shown = "".join(f"{strip.text.rstrip()}\n" for strip in strips)
        kept = SNAPSHOTS / f"{name}.txt"
        if os.environ.get("BALCONY_SNAPSHOTS") == "write":
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(shown, encoding="utf-8")
        assert shown == kept.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def as_ana(filled_casebook: Casebook) -> Casebook:
    """The small casebook, with Ana to label all of it."""
    add_profile(filled_casebook, "Ana")
    return filled_casebook


@pytest.fixture
def ana_app(make_app: Callable[..., BalconyApp]) -> BalconyApp:
    """The app with Ana at the Annotate screen."""
    app = make_app("annotate")
    app.services.annotator = "Ana"
    return app
