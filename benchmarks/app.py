"""Measures what a person waits for in the app: the first screen, and the answer to a key, beside the aims.

Run as `python benchmarks/app.py [--items 10000] [--keys 200]`. The first screen is timed from the start of a process
to its first paint, against an app of Textual's own with one word in it. Keys are pressed one at a time in a casebook
of that many items, from the press to the repaint that follows it; then again while the classifier reads a file in.
Items are labelled by keys the same way, while a model learns from the labels.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
KEYS = ("down", "down", "pagedown", "up", "end", "home", "space", "down")
"""What one does most: move, far and near, and select."""
LABEL_KEYS = ("a", "3", "8", "1", "enter")
"""Label, strategy, driver, how sure, and on to the next item."""
_LABELLED_BEFORE = 15
_PAINTED = """
import os, sys
sys.path.insert(0, {checkout!r})
{app}
def painted(self, *args, **kwargs):
    before(self, *args, **kwargs)
    strips = self._compositor.render_strips() if self._compositor.root is not None else ()
    if {word!r} in "".join(each.text for each in strips):
        os._exit(0)
from textual.screen import Screen
before = Screen._on_timer_update
Screen._on_timer_update = painted
app.run(headless=True)
"""
_EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("Hello")
app = Empty()
"""
_BALCONY = """
from tui.app import BalconyApp
from tui.services import Services
app = BalconyApp(Services())
"""
_TO_READ = 40_000
"""More than are read before the last key."""
_WORDS = "the copier jams again and nobody says who calls the office about the room list before the meeting on Monday"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="Measure the app beside its aims.")
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BALCONY_HOME"] = folder
        sys.path.insert(0, str(CHECKOUT))
        fill(options.items)
        empty, ours = first_screens(options.runs)
        still = asyncio.run(key_times(options.keys, reading=False))
        busy = asyncio.run(key_times(options.keys, reading=True))
        training = asyncio.run(label_key_times())
    rows = [
        ("first screen of an empty Textual app", f"{empty:.2f} s", ""),
        ("first screen of Balcony", f"{ours:.2f} s, {ours / empty:.2f} times", "1.5 times"),
        (f"a key answered, {options.items:,} items, 95th percentile", f"{percentile(still):.0f} ms", "50 ms"),
        ("the same, median", f"{statistics.median(still):.0f} ms", ""),
        ("a key answered while the model reads, 95th percentile", f"{percentile(busy):.0f} ms", "50 ms"),
        ("the same, median", f"{statistics.median(busy):.0f} ms", ""),
        (
            f"a labelling key while a model learns ({len(training)} keys), 95th",
            f"{percentile(training):.0f} ms",
            "50 ms",
        ),
        ("the same, median", f"{statistics.median(training):.0f} ms", ""),
    ]
    print("| what | measured | aim |\n| --- | --- | --- |")  # noqa: T201 - a script
    for row in rows:
        print(f"| {' | '.join(row)} |")  # noqa: T201


def first_screens(runs: int) -> tuple[float, float]:
    """Seconds to the first paint of an empty app and of ours, the median of runs taken in turn."""
    times: dict[str, list[float]] = {_EMPTY: [], _BALCONY: []}
    words = {_EMPTY: "Hello", _BALCONY: "Opening your casebook"}
    for _ in range(runs + 1):
        for app, found in times.items():
            script = _PAINTED.format(checkout=str(CHECKOUT), app=app, word=words[app])
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, timeout=60)  # noqa: S603
            found.append(time.perf_counter() - began)
    return statistics.median(times[_EMPTY][1:]), statistics.median(times[_BALCONY][1:])  # the first one warms the disk


async def key_times(count: int, *, reading: bool) -> list[float]:
    """Milliseconds from each key to the repaint that follows."""
    from tui.app import BalconyApp
    from tui.screens.home import Home
    from tui.services import Services

    services, stop = Services(), threading.Event()
    app = BalconyApp(services)
    found: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        while not (isinstance(app.screen, Home) and app.screen.places):
            await pilot.press("escape")  # the tour
            await pilot.pause(0.1)
        await pilot.pause(1)
        log = Path(os.environ["BALCONY_HOME"]) / "large.csv"
        log.write_text("Barrier\n" + "".join(f"{_WORDS} {number}\n" for number in range(_TO_READ)), encoding="utf-8")
        reader = threading.Thread(target=_read, args=(log, stop))
        if reading:
            reader.start()
            await pilot.pause(2)  # the model is loaded
        for number in range(count):
            found.append(await _answered(app, KEYS[number % len(KEYS)]))
            await pilot.pause(0.05)  # no one types faster
        stop.set()
        if reading:
            reader.join()
    return found


async def label_key_times() -> list[float]:
    """Milliseconds from each key that labels to the repaint that follows, as long as a model learns beside it."""
    from casebook.annotating.profiles import add_profile
    from tui.annotate_learning import train
    from tui.app import BalconyApp
    from tui.screens.annotate import Annotate
    from tui.services import Services

    services = Services()
    add_profile(services.casebook(), "Ana")
    services.annotator = "Ana"
    app = BalconyApp(services, start="annotate")
    found: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        while not (isinstance(app.screen, Annotate) and app.screen.desk):
            await pilot.pause(0.1)
        await pilot.press(*LABEL_KEYS * _LABELLED_BEFORE)
        trainer = threading.Thread(target=train, args=(None,))
        trainer.start()
        while trainer.is_alive():
            found.append(await _answered(app, LABEL_KEYS[len(found) % len(LABEL_KEYS)]))
            await pilot.pause(0.05)
    return found


async def _answered(app: object, key: str) -> float:
    """Milliseconds until the screen was painted after a key."""
    from textual.events import Key

    painted = asyncio.Event()
    began = time.perf_counter()
    app.post_message(Key(key, None if len(key) > 1 else key))  # type: ignore[attr-defined]
    before = app._display  # type: ignore[attr-defined]

    def display(*args: object) -> None:
        before(*args)
        painted.set()

    app._display = display  # type: ignore[attr-defined]
    try:
        async with asyncio.timeout(2):
            await painted.wait()
    except TimeoutError:
        return 0.0  # the key changed nothing, as `end` at the end
    finally:
        app._display = before  # type: ignore[attr-defined]
    return (time.perf_counter() - began) * 1000


def _read(log: Path, stop: threading.Event) -> None:
    """As the app reads a file in (`tui/screens/reading_in.py`), until it is told to stop."""
    from casebook.intake.choices import NO_CHOICES
    from casebook.intake.reading import read_log
    from casebook.watching import Stop, Watch
    from tui.heavy_tasks import read_in
    from tui.own_process import in_own_process

    def check() -> None:
        if stop.is_set():
            raise Stop

    with suppress(Stop):
        in_own_process(read_in, None, "benchmark", read_log(log), NO_CHOICES, watch=Watch(check=check))


def percentile(times: Sequence[float]) -> float:
    """The 95th."""
    return statistics.quantiles([each for each in times if each], n=20)[-1]


def fill(count: int) -> None:
    """A casebook of that many items, each read."""
    from casebook.database.logs import add_log
    from casebook.database.opening import open_casebook
    from casebook.facts import ItemFacts
    from casebook.incoming import NewItem
    from casebook.items import Item
    from casebook.records import StoredReading
    from codebook.keys import Driver, Label, Strategy

    words, now = _WORDS.split(), datetime(2026, 3, 1, tzinfo=UTC)
    labels = list(Label)
    rows = []
    for number in range(count):
        label = labels[number % 3]
        p = {each: 0.8 if each is label else 0.1 for each in Label}
        reading = StoredReading(
            label, p, number % 5 > 0, False, tuple((key, 1 / 6) for key in Strategy),
            tuple((key, 1 / 8) for key in Driver), ((0, 10, 0.3),), "benchmark", now,
        )  # fmt: skip
        text = " ".join(words[(number * 7 + place * 3) % len(words)] for place in range(20)) + f" {number}"
        facts = ItemFacts(raised=date(2026, 1 + number % 3, 1 + number % 28), unit=f"School {number % 9}")
        rows.append(NewItem(Item(str(number), text, number + 2), facts, reading))
    with open_casebook() as casebook:
        add_log(casebook, "benchmark", name="large.csv", kind="csv", sha256="0", rows=rows)


if __name__ == "__main__":
    main()
