"""The model that comes with the program: whole, and of today's training items."""

import json
from pathlib import Path

import pytest

from classifier.classifier import Classifier
from classifier.head_fitting import TrainingOptions
from classifier.training import hash_items
from classifier.training_items import Split, TrainingItem, select
from codebook.keys import Label

FOLDER = Path(__file__).parents[2] / "models" / "default"


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    """Loads only if every hash holds."""
    return Classifier.load(FOLDER)


@pytest.fixture(scope="module")
def manifest() -> dict[str, object]:
    """What the shipped model says of itself."""
    loaded: dict[str, object] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def test_the_shipped_model_was_trained_on_the_shipped_items(
    manifest: dict[str, object], real_items: tuple[TrainingItem, ...]
) -> None:
    """A stale model fails here: run `make model`."""
    assert manifest["data_sha256"] == hash_items(real_items)


def test_the_shipped_model_was_trained_with_the_defaults(
    manifest: dict[str, object], real_items: tuple[TrainingItem, ...], real_splits: dict[str, Split]
) -> None:
    """Seed, prior and counts are those of the code and the splits."""
    options = TrainingOptions()
    assert manifest["seed"] == options.seed
    assert manifest["prior"] == dict(zip(Label, options.prior, strict=True))
    assert manifest["items"] == {split: len(select(real_items, real_splits, split)) for split in Split}


def test_the_shipped_card_is_that_of_the_shipped_model(shipped: Classifier) -> None:
    """Its first line holds the model's name and hash."""
    assert (FOLDER / "CARD.md").read_text(encoding="utf-8").splitlines()[0] == f"# Model card: {shipped.model.id}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Minutes of the last meeting were approved.", Label.NONE),
        ("The printer in room 12 has been out of toner for a week.", Label.TECHNICAL),
        ("Everyone agrees in the meeting and then nobody does it, and we blame the parents.", Label.ADAPTIVE),
    ],
)
def test_the_shipped_model_reads_plain_cases(shipped: Classifier, text: str, label: Label) -> None:
    """One of each kind that nobody would doubt."""
    assert shipped.read([text])[0].label is label


def test_leaving_a_processor_free_changes_no_reading(shipped: Classifier) -> None:
    """Only how many texts are read at a time."""
    texts = ["The printer jams again.", "We agree in the room and nobody does it.", "Minutes were approved."]
    assert shipped.leaving_one_free().read(texts) == shipped.read(texts)
