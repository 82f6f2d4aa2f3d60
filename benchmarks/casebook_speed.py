"""How long a casebook of 50,000 items takes to open, show, filter, search and count. Texts are put together by chance.

Usage: python benchmarks/casebook_speed.py [URL]. Without a URL it measures SQLite in a temporary folder.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from casebook.database.casebook import Casebook
from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.database.items import count_items, page_of_items
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import StoredReading
from classifier.locations import training_data_folder
from codebook.keys import Driver, Label, Strategy

ITEMS, A_LOG, RUNS, TARGET_MS, SURE = 50_000, 5_000, 200, 150, 0.7
_LEVELS, _ROLES = ("team", "building", "district", "state"), ("teacher", "coach", "principal", "nurse", "manager")


def _words() -> list[str]:
    found: set[str] = set()
    for path in sorted((training_data_folder() / "items").glob("*.jsonl"))[:3]:
        found.update(path.read_text(encoding="utf-8").split())
    return sorted(word for word in found if word.isalpha())


def _ranked(chance: random.Random, keys: list) -> tuple:
    weights = sorted((chance.random() for _ in keys), reverse=True)
    chance.shuffle(keys)
    return tuple((key, weight / sum(weights)) for key, weight in zip(keys, weights, strict=True))


def _rows(chance: random.Random, words: list[str], count: int) -> list[NewItem]:
    rows = []
    for number in range(1, count + 1):
        text = " ".join(chance.choices(words, k=chance.randint(8, 60)))
        label = chance.choices(list(Label), (45, 30, 25))[0]
        p = chance.uniform(0.4, 0.99)
        reading = StoredReading(
            label, {each: p if each is label else (1 - p) / 2 for each in Label}, p > SURE, not chance.randrange(10),
            _ranked(chance, list(Strategy)), _ranked(chance, list(Driver)), ((0, 20, 0.2),), "default 1 0a1b2c3d",
            datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        raised = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
        facts = ItemFacts(
            raised=raised, status=chance.choice(list(Status)), owner="Sam", role=chance.choice(_ROLES),
            level=chance.choice(_LEVELS), unit=f"School {chance.randrange(14)}",
        )  # fmt: skip
        cells = {"Date": str(raised), "Barrier": text, "Owner": "Sam"}
        rows.append(NewItem(Item(f"B-{number}", text, number, "Log", None, cells), facts, reading))
    return rows


def _measure(name: str, what: Callable[[], object], runs: int = RUNS) -> bool:
    spans = []
    for _ in range(runs):
        start = time.perf_counter()
        what()
        spans.append((time.perf_counter() - start) * 1000)
    late = statistics.quantiles(spans, n=20)[-1]
    good = late < TARGET_MS
    print(f"{name:44} {statistics.median(spans):8.1f} {late:8.1f}  {'good' if good else 'SLOW'}")  # noqa: T201
    return good


def _fill(casebook: Casebook) -> list[str]:
    chance, words, spans = random.Random(7), _words(), []  # noqa: S311 - seeded on purpose
    for number in range(ITEMS // A_LOG):
        rows = _rows(chance, words, A_LOG)
        start = time.perf_counter()
        add_log(casebook, "ana", name=f"{number}.csv", kind="csv", sha256=f"{number:064}", rows=rows)
        spans.append(time.perf_counter() - start)
    print(f"import of {A_LOG:,} rows with their readings: {statistics.median(spans):.1f} s (median of {len(spans)})\n")  # noqa: T201
    return words


def _open_and_show(url: str) -> None:
    with open_casebook(url) as casebook:
        page_of_items(casebook)


def main(url: str) -> int:
    """Print a table; the exit status is 1 where something takes longer than it should."""
    with open_casebook(url) as casebook:
        words = _fill(casebook)
        middle = page_of_items(casebook, order=ItemOrder.RAISED, limit=1_000).after
        filters = {
            "label": ItemFilter(labels=(Label.ADAPTIVE,)),
            "driver": ItemFilter(drivers=(Driver.COACHING,)),
            "unit": ItemFilter(units=("School 3",)),
            "month": ItemFilter(month_from="2025-03", month_to="2025-03"),
            "level and status": ItemFilter(levels=("district",), statuses=(Status.OPEN,)),
            "label, driver, unit and month": ItemFilter(
                labels=(Label.ADAPTIVE,), drivers=(Driver.DATA,), units=("School 3",), month_from="2025-03"
            ),
            "needs a person": ItemFilter(needs_person=True, split=False),
            "text, a common word": ItemFilter(text="school"),
            "text, two words": ItemFilter(text=f"{words[100]} {words[900]}"),
            "text that is nowhere": ItemFilter(text="xyzzy"),
        }
        print(f"{ITEMS:,} items, {RUNS} runs, milliseconds            median     95th")  # noqa: T201
        good = [
            _measure("open and show 100", lambda: _open_and_show(url)),
            _measure("next 100 by date", lambda: page_of_items(casebook, order=ItemOrder.RAISED, after=middle)),
            _measure("first 100 by doubt", lambda: page_of_items(casebook, order=ItemOrder.DOUBT)),
        ]
        for name, wanted in filters.items():
            good.append(_measure(f"first 100: {name}", lambda wanted=wanted: page_of_items(casebook, wanted)))
            good.append(
                _measure(
                    f"latest 100: {name}",
                    lambda wanted=wanted: page_of_items(casebook, wanted, order=ItemOrder.RAISED),
                )
            )
            good.append(_measure(f"count: {name}", lambda wanted=wanted: count_items(casebook, wanted)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder)}/casebook.db"))
