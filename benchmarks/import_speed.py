"""How long a log of 5,000 rows takes on its way into a casebook, step by step.

Usage: python benchmarks/import_speed.py [ROWS]. The rows are training items, in a csv file with a date and a school.
The casebook lies in SQLite in a temporary folder.
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT)]

from casebook.database.opening import open_casebook  # noqa: E402 - the checkout comes first
from casebook.intake.reading import read_log  # noqa: E402
from casebook.recurrence.refreshing import refresh_likenesses  # noqa: E402
from casebook.saving import read_items, save_log  # noqa: E402
from classifier.classifier import Classifier  # noqa: E402
from classifier.training_items import load_items  # noqa: E402

ROWS = 5_000


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long the block took."""
    began = time.perf_counter()
    yield
    sys.stdout.write(f"{what:48} {time.perf_counter() - began:6.1f} s\n")


def write(path: Path, rows: int) -> None:
    """A log of that many rows."""
    texts = [item.text for item in load_items(CHECKOUT / "training_data")][:rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Date", "School", "Barrier"])
        for number, text in enumerate(texts):
            writer.writerow([date(2025, 8, 1) + timedelta(days=number % 300), f"School {number % 14}", text])


def main(rows: int) -> None:
    """Print a line for each step."""
    classifier = Classifier.load(CHECKOUT / "models" / "default")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BALCONY_HOME"] = folder
        path = Path(folder) / "log.csv"
        write(path, rows)
        with open_casebook() as casebook:
            with timed(f"read the file ({rows:,} rows)"):
                log = read_log(path)
            with timed("classify, with evidence"):
                readings = read_items(log, classifier)
            with timed("save items, readings and facts"):
                save_log(casebook, "bench", log, readings)
            with timed("compare all with all, first time"):
                refresh_likenesses(casebook, classifier.model.encoder)
            with timed("compare again, vectors known"):
                refresh_likenesses(casebook, classifier.model.encoder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
