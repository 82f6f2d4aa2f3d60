"""Training: the same items give the same model, and what is missing is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.head_fitting import TrainingOptions
from classifier.heads import HEAD_KEYS
from classifier.model_files import load_model, read_manifest
from classifier.training import hash_items, train
from classifier.training_items import TrainingItem, wanted_key
from classifier.weights import DOCUMENT_WEIGHT, POINTED_WEIGHT, weigh_items
from codebook.errors import DataError
from codebook.keys import Driver, Label, Strategy


@pytest.fixture
def data(tiny_data: Path, tmp_path: Path) -> Path:
    """A copy of the tiny data, to be changed."""
    return Path(shutil.copytree(tiny_data, tmp_path / "data"))


def test_training_twice_gives_the_same_probabilities_to_the_byte(
    tiny_model: Path, train_tiny: Callable[[Path], Path], tmp_path: Path, tiny_items: tuple[TrainingItem, ...]
) -> None:
    """Same items and seed: every head, and the name with its hash."""
    texts = [item.text for item in tiny_items]
    one, two = load_model(tiny_model), load_model(train_tiny(tmp_path / "again"))
    for name in HEAD_KEYS:
        first, second = (model.heads[name].probabilities(model.encoder.encode(texts)) for model in (one, two))
        assert first.tobytes() == second.tobytes()
    assert one.id == two.id


def test_the_manifest_says_what_the_model_was_trained_on(
    tiny_model: Path, tiny_items: tuple[TrainingItem, ...]
) -> None:
    """Counts, seed and the data's hash."""
    manifest = read_manifest(tiny_model)
    assert manifest["items"] == {"train": 24, "heads": 0, "dev": 8, "test": 0}
    assert manifest["seed"] == TrainingOptions().seed
    assert manifest["data_sha256"] == hash_items(tiny_items)


def test_the_card_names_the_model_and_its_figures(tiny_model: Path) -> None:
    """A card stands beside the files, with n and interval."""
    card = (tiny_model / "CARD.md").read_text(encoding="utf-8")
    assert f"# Model card: {Classifier.load(tiny_model).model.id}" in card
    assert "| three-way accuracy | " in card
    assert "Trained on 24 items" in card


def test_the_prior_moves_what_an_unknown_text_is_read_as(tiny_data: Path, tmp_path: Path) -> None:
    """More adaptive items expected, more adaptive probability."""
    shares = []
    for name, prior in (("few", (0.5, 0.4, 0.1)), ("many", (0.1, 0.1, 0.8))):
        train(tiny_data, tmp_path / name, TrainingOptions(min_documents=1, prior=prior))
        shares.append(Classifier.load(tmp_path / name).label_probabilities([""])[0, 2])
    odds = [share / (1 - share) for share in shares]
    assert odds[1] / odds[0] > 10


def test_the_hash_changes_with_any_field_and_with_the_order(make_item: Callable[..., TrainingItem]) -> None:
    """So that a stale model is found."""
    one, two, other = make_item(id="1"), make_item(id="2"), make_item(id="1", confidence="low")
    assert len({hash_items(items) for items in ([one, two], [two, one], [other, two], [one])}) == 4
    assert hash_items([one, two]) == hash_items((make_item(id="1"), make_item(id="2")))


@pytest.mark.parametrize(
    ("changes", "weight"),
    [
        ({"annotator": "author-plain"}, 1.0),
        ({"annotator": "author-excerpt-care"}, 1.0),
        ({"annotator": "author-k12"}, POINTED_WEIGHT),
        ({"annotator": "author-plain", "document": "d1"}, DOCUMENT_WEIGHT),
    ],
)
def test_items_weigh_by_where_they_come_from(
    make_item: Callable[..., TrainingItem], changes: dict[str, str], weight: float
) -> None:
    """Plain items count whole, whole documents half, contrast pairs least."""
    np.testing.assert_array_equal(weigh_items([make_item(**changes)]), [weight])
    assert 0 < POINTED_WEIGHT < DOCUMENT_WEIGHT < 1


def test_each_head_wants_its_own_key(make_item: Callable[..., TrainingItem]) -> None:
    """And none where it does not apply."""
    adaptive = make_item(label="adaptive", strategy="voices", driver="data")
    assert [wanted_key(adaptive, head) for head in HEAD_KEYS] == [Label.ADAPTIVE, Strategy.VOICES, Driver.DATA]
    plain = make_item(label="none", driver=None)
    assert [wanted_key(plain, head) for head in HEAD_KEYS] == [Label.NONE, None, None]


@pytest.mark.parametrize(
    ("gone", "says"),
    [("train", "too few training items"), ("dev", "no dev item")],
)
def test_training_says_what_items_it_lacks(data: Path, tmp_path: Path, gone: str, says: str) -> None:
    """A split without items."""
    splits = (data / "splits.tsv").read_text(encoding="utf-8")
    replaced = "".join(line.replace(f"\t{gone}", "\ttest") + "\n" for line in splits.splitlines())
    (data / "splits.tsv").write_text(replaced, encoding="utf-8")
    with pytest.raises(DataError, match=says):
        train(data, tmp_path / "model", TrainingOptions(min_documents=1))
    assert not (tmp_path / "model").exists()


def test_training_refuses_items_without_a_split(data: Path, tmp_path: Path) -> None:
    """An item that was added and not split yet is named."""
    lines = (data / "splits.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    (data / "splits.tsv").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(DataError, match="dev-7 has no split"):
        train(data, tmp_path / "model", TrainingOptions(min_documents=1))


def test_training_refuses_a_class_without_items(data: Path, tmp_path: Path) -> None:
    """Without a coaching item there is no head for drivers."""
    path = data / "items" / "tiny.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"coaching"', '"training"'), encoding="utf-8")
    with pytest.raises(DataError, match="coaching"):
        train(data, tmp_path / "model", TrainingOptions(min_documents=1))
