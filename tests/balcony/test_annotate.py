"""`balcony annotate` before the screen opens: who, what, and where."""

from pathlib import Path

import pytest

from balcony.commands.annotate import prepare
from casebook.annotating.profiles import load_assignment
from casebook.database.items import count_items
from tui.services import Services

from .conftest import Run


def test_annotate_needs_a_terminal(run: Run) -> None:
    """Through a pipe it says what to use instead."""
    ended = run("annotate", "--as", "Ana")
    assert ended.code == 2
    assert "needs a terminal" in ended.err


@pytest.mark.parametrize("name", ["", "  "])
def test_annotate_refuses_an_empty_name(run: Run, name: str) -> None:
    """A label needs someone who gave it."""
    ended = run("annotate", "--as", name)
    assert ended.code == 2
    assert "--as needs a name" in ended.err


def test_a_file_is_read_in_once_and_its_items_alone_come(tmp_path: Path) -> None:
    """The second time the same items are found, and the name is there already."""
    log = tmp_path / "log.csv"
    log.write_text("Barrier,Owner\nThe copier is broken.,Ana\nNobody says what all know.,Ben\n", encoding="utf-8")
    found = []
    for _ in range(2):
        services = Services()
        services.annotator = "Ana"
        prepare(services, log)
        found.append(services.annotated_only)
        assert load_assignment(services.casebook()).annotators == ("Ana",)
        assert count_items(services.casebook()) == 2
        services.casebook().close()
    assert found[0] == found[1] == frozenset({1, 2})
