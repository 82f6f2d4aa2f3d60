"""The shipped model and playbook, loaded once, and small workbooks made with openpyxl."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from casebook.items import Item, Log
from casebook.triage import Triaged, triage
from classifier.classifier import Classifier
from strategies.loader import load_playbook
from strategies.schema import Playbook

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example files."""
    return CHECKOUT / "examples"


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The default model."""
    return Classifier.load(CHECKOUT / "models" / "default")


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    """The shipped playbook."""
    return load_playbook()


@pytest.fixture(scope="session")
def triaged(classifier: Classifier, playbook: Playbook) -> Callable[[Log], list[Triaged]]:
    """Triages a log's items for real."""
    return lambda log: triage(log.items, classifier, playbook)


@pytest.fixture(scope="session")
def stamped(classifier: Classifier, playbook: Playbook) -> Callable[[Sequence[Item]], list[Triaged]]:
    """Gives every item the same real reading: quick, where only the writing is of interest."""
    one = Item("1", "Nobody wants to say in the meeting what everyone knows about the schedule.", 1)
    [pattern] = triage([one], classifier, playbook)
    return lambda items: [replace(pattern, item=item) for item in items]


@pytest.fixture
def make_workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook of one sheet of rows, after a word with whoever wants to change it."""

    def make(
        rows: Sequence[Sequence[Any]], name: str = "log.xlsx", change: Callable[[Any, Any], object] | None = None
    ) -> Path:
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(row)
        if change:
            change(workbook, workbook.active)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def change_part(tmp_path: Path) -> Callable[..., Path]:
    """Copies an Office file with one part of its archive changed."""

    def change(source: Path, part: str, how: Callable[[bytes], bytes]) -> Path:
        target = tmp_path / f"changed_{source.name}"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                new.writestr(name, how(old.read(name)) if name == part else old.read(name))
        return target

    return change
