"""The card beside a model's files."""

import shutil
from pathlib import Path

import pytest

from classifier.classifier import Classifier
from classifier.evaluation import report_on
from classifier.labelled import from_items
from classifier.model_card import write_card
from classifier.model_files import read_manifest
from classifier.training_items import TrainingItem


@pytest.fixture
def folder(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model, to be changed."""
    return Path(shutil.copytree(tiny_model, tmp_path / "model"))


@pytest.mark.parametrize(
    "title",
    [
        "Figures",
        "Calibration of the label",
        "Right among the surest",
        "Which label was read as which",
        "Macro-F1 by domain",
        "Macro-F1 by kind",
        "Baselines with their intervals",
    ],
)
def test_the_card_shows_all_that_was_measured(tiny_model: Path, title: str) -> None:
    """Each table once, under the dev items: nothing real was given."""
    card = (tiny_model / "CARD.md").read_text(encoding="utf-8")
    assert card.count(f"\n### {title}") == 1
    assert card.index("## Figures on the dev items") < card.index(f"### {title}") < card.index("## Figures on real")
    assert "Not measured in this run." in card


def test_the_card_shows_real_text_like_the_dev_items(folder: Path, tiny_items: tuple[TrainingItem, ...]) -> None:
    """The same tables twice, each with its own n."""
    classifier, labelled = Classifier.load(folder), from_items(tiny_items)
    write_card(folder, read_manifest(folder), report_on(classifier, labelled[:20]), report_on(classifier, labelled))
    dev, real = (folder / "CARD.md").read_text(encoding="utf-8").split("## Figures on real text")
    assert "Not measured" not in real
    for part, n in ((dev, 20), (real, 32)):
        [row] = [line for line in part.splitlines() if line.startswith("| three-way accuracy |")]
        assert row.split(" | ")[3].split(",")[0] == str(n)
    assert "## Limits" in real


def test_the_card_begins_with_what_a_person_asks_first(folder: Path, tiny_items: tuple[TrainingItem, ...]) -> None:
    """How often it is right, and how often where it is sure, before any other word; the figures of the table."""
    report = report_on(Classifier.load(folder), from_items(tiny_items))
    share = {score.key: f"{score.value:.0%}" for score in report.scores}
    write_card(folder, read_manifest(folder), report)
    first = (folder / "CARD.md").read_text(encoding="utf-8").split("\n\n")[1].replace("\n", " ")
    assert first.startswith(f"Of {report.n} items that were written for it")
    assert f"names the right kind for {share['accuracy']}." in first
    assert f"sure of {share['sure_share']} of them, and right about {share['sure_precision']} of those." in first


def test_the_card_ends_with_what_was_tried(folder: Path, tiny_items: tuple[TrainingItem, ...]) -> None:
    """Notes on other runs lie beside the model, and are not lost when the card is written anew."""
    (folder / "TRIED.md").write_text("## What was tried\n\nA longer run.\n", encoding="utf-8")
    write_card(folder, read_manifest(folder), report_on(Classifier.load(folder), from_items(tiny_items)))
    assert (folder / "CARD.md").read_text(encoding="utf-8").endswith("\n\n## What was tried\n\nA longer run.\n")
