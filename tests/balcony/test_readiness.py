"""`balcony readiness` answers from the items that came by chance alone."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from casebook.database.items import all_items
from casebook.database.keeping import add
from casebook.database.opening import open_casebook
from casebook.records import NEW, Annotation
from codebook.keys import Label


@pytest.fixture
def labelled(run, tmp_path: Path) -> Path:
    """Six items, of which four are labelled, three of those drawn by chance."""
    path = tmp_path / "log.csv"
    rows = "".join(f"{n},The printer in room {n} jams again.\n" for n in range(1, 7))
    path.write_text("id,barrier\n" + rows, encoding="utf-8")
    assert run("triage", str(path), "--save").code == ExitCode.DONE
    with open_casebook() as casebook:
        for item, drawn in zip(all_items(casebook), ("random", "random", "random", "file"), strict=False):
            add(casebook, "ana", Annotation(NEW, item.id, "ana", Label.TECHNICAL, drawn=drawn))
    return path


@pytest.mark.usefixtures("labelled")
def test_readiness_counts_what_came_by_chance_and_says_how_many_more(run, tmp_path: Path) -> None:
    """And writes what it counted."""
    items = tmp_path / "items.jsonl"
    found = json.loads(run("readiness", "--format", "json", "--items", str(items)).out)
    assert (found["measured"], found["unlabelled"], found["may_accept"]["accept"]) == (3, 2, False)
    assert "3 labels of items drawn by chance are too few for the test" in found["may_accept"]["why"]
    assert found["may_stop"]["stop"] is False
    lines = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines()]
    assert [line["checked"] for line in lines] == [True] * 3 + [False] * 2


@pytest.mark.usefixtures("labelled")
def test_readiness_answers_in_words(run) -> None:
    """Both questions."""
    ended = run("readiness")
    assert ended.out.startswith("May we stop labelling? Not yet.\n")
    assert "May labels be accepted unseen?\n  No: 3 labels of items drawn by chance are too few" in ended.out


def test_readiness_without_a_label_is_nothing_to_do(run) -> None:
    """And says how to begin."""
    ended = run("readiness")
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert "balcony annotate" in ended.err


@pytest.mark.usefixtures("labelled")
def test_the_curve_says_what_is_missing(run) -> None:
    """Models on growing parts of three labels would say nothing."""
    ended = run("readiness", "--curve")
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert "too few labels for it: 1 to learn from (20 are needed) and 3 of items that came by chance" in ended.err


def test_the_curve_is_measured_on_the_items_drawn_by_chance(run, tmp_path: Path) -> None:
    """Twenty labels are learned, forty measured, and the card says what the last quarter of the twenty gained."""
    path = tmp_path / "log.csv"
    rows = "".join(f"{n},The printer in room {n} jams again.\n" for n in range(1, 61))
    path.write_text("id,barrier\n" + rows, encoding="utf-8")
    assert run("triage", str(path), "--save").code == ExitCode.DONE
    with open_casebook() as casebook:
        for place, item in enumerate(all_items(casebook)):
            drawn = "random" if place < 40 else "file"
            add(casebook, "ana", Annotation(NEW, item.id, "ana", Label.TECHNICAL, drawn=drawn))
    ended = run("readiness", "--curve", "--format", "json")
    why = json.loads(ended.out)["may_stop"]["why"][0]
    assert why.startswith("From 15 to 20 labels the model got +0.0% better on 40 items drawn by chance")
    assert why.endswith("more of the same hardly helps.")
