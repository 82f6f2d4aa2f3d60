"""A casebook in SQLite with one small log, and votes written as columns."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casebook.annotating.votes import Vote
from casebook.database.casebook import Casebook
from casebook.database.keeping import add
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import NEW, Annotation, StoredReading
from codebook.keys import Driver, Label, Strategy

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXTS = ("The printers jam.", "Nobody says it aloud.", "Minutes approved.", "They wait to be told.")


@pytest.fixture(scope="session")
def votes_of() -> Callable[..., list[Vote]]:
    """Votes from one line of answers for each annotator; a dot is no answer."""

    def make(*lines: str) -> list[Vote]:
        return [
            Vote(str(item), f"annotator {number}", (("label", answer),))
            for number, line in enumerate(lines)
            for item, answer in enumerate(line.split())
            if answer != "."
        ]

    return make


@pytest.fixture
def open_filled(tmp_path: Path) -> Iterator[Callable[[str], tuple[Casebook, tuple[int, ...]]]]:
    """Opens a casebook of that name with the log of four items, as every colleague has it; gives the items' ids."""
    opened: list[Casebook] = []

    def open_one(name: str, before: Sequence[str] = ()) -> tuple[Casebook, tuple[int, ...]]:
        casebook = open_casebook(f"sqlite:///{tmp_path}/{name}.db")
        opened.append(casebook)
        for number, text in enumerate(before):
            rows = [NewItem(Item("1", text, 1))]
            add_log(casebook, "x", name=f"{number}.csv", kind="csv", sha256=str(number).zfill(64), rows=rows)
        rows = [NewItem(Item(f"B-{n}", text, n), reading=_reading()) for n, text in enumerate(TEXTS, start=1)]
        return casebook, add_log(casebook, "x", name="log.csv", kind="csv", sha256="e" * 64, rows=rows)[1]

    yield open_one
    for casebook in opened:
        casebook.close()


@pytest.fixture(scope="session")
def label() -> Callable[..., Annotation]:
    """Adds an annotation to a casebook."""

    def put(casebook: Casebook, item: int, annotator: str, given: Label | None, **more: object) -> Annotation:
        made = Annotation(NEW, item, annotator, given, at=NOON)
        return add(casebook, annotator, dataclasses.replace(made, **more))

    return put


def _reading() -> StoredReading:
    p = {Label.NONE: 0.1, Label.TECHNICAL: 0.8, Label.ADAPTIVE: 0.1}
    strategy, driver = tuple((key, 1 / 6) for key in Strategy), tuple((key, 1 / 8) for key in Driver)
    return StoredReading(Label.TECHNICAL, p, True, False, strategy, driver, (), "default", NOON)
