"""Compares a new model with the one in use, on items that neither learned from, and advises whether to change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from classifier.bootstrap import Estimate, Measure, estimate
from classifier.classifier import Classifier
from classifier.embedding_cache import KnownRows, cached_rows
from classifier.encoder import Encoder, Rows
from classifier.labelled import LabelledText, from_items
from classifier.locations import cache_folder, training_data_folder
from classifier.metrics import Floats, accuracy, macro_f1
from classifier.model_files import read_manifest
from classifier.training_items import Split, load_items, load_splits, select
from codebook.errors import NothingToDoError
from codebook.keys import Label

_LABELS = tuple(Label)
_Pair = tuple[Classifier, Classifier]
"""The champion and the challenger."""
FEWEST = 30
"""With fewer items on one side, that side says nothing."""
OWN, SHIPPED = "your items drawn by chance", "the items that came with Balcony"


@dataclass(frozen=True, slots=True)
class Read:
    """An item, what is right for it, and what the two models read."""

    text: str
    group: str
    """Items that are not independent share it."""
    right: Label
    champion: Label
    challenger: Label


@dataclass(frozen=True)
class Side:
    """The comparison on one set of items."""

    name: str
    n: int
    champion: Estimate
    """Macro-F1 of the label."""
    challenger: Estimate
    gain: Estimate
    """Challenger minus champion, paired: both are measured on the same resampled items."""
    accuracy_gain: Estimate
    read: tuple[Read, ...]
    """Every item, so that others can count again."""

    @property
    def changed(self) -> tuple[Read, ...]:
        """The items that the two models read differently."""
        return tuple(each for each in self.read if each.champion is not each.challenger)

    @property
    def better(self) -> bool:
        """Beyond chance."""
        return self.gain.low > 0

    @property
    def worse(self) -> bool:
        """Beyond chance."""
        return self.gain.high < 0


@dataclass(frozen=True)
class Comparison:
    """Both sides, and the advice; a person decides."""

    champion: str
    challenger: str
    sides: tuple[Side, ...]
    promote: bool
    reason: str


def compare_models(champion: Path, challenger: Path, own: Sequence[LabelledText]) -> Comparison:
    """Compare two model folders.

    Args:
        champion: The model in use.
        challenger: The model that may replace it.
        own: The team's items that were drawn by chance, as settled; none of which the challenger learned from.

    Raises:
        ModelError: A model is not whole.
        DataError: The shipped items are not in order.
        NothingToDoError: There is nothing to compare on.
    """
    data = training_data_folder()
    shipped = from_items(select(load_items(data), load_splits(data), Split.DEV))
    models = Classifier.load(champion), Classifier.load(challenger)
    # A retrained model keeps its encoder: what takes the time is done once for both.
    alike = _encoder_files(champion, models[0]) == _encoder_files(challenger, models[1])
    sides = [
        _side(name, _knowing(champion, models, [text.text for text in texts]) if alike else models, texts)
        for name, texts in ((OWN, own), (SHIPPED, shipped))
        if texts
    ]
    return decide(models[0].model.id, models[1].model.id, sides)


def decide(champion: str, challenger: str, sides: Sequence[Side]) -> Comparison:
    """Promote where one side is better beyond chance and none is worse beyond chance.

    Raises:
        NothingToDoError: There is no side.
    """
    if not sides:
        raise NothingToDoError("there is no item to compare the models on; label some that are drawn by chance")
    heard = [side for side in sides if side.n >= FEWEST]
    better, worse = [side for side in heard if side.better], [side for side in heard if side.worse]
    if worse:
        promote, reason = False, f"it is worse beyond chance on {_told(worse[0])}"
    elif better:
        promote, reason = True, f"it is better beyond chance on {_told(better[0])}, and worse on none"
    elif heard:
        promote, reason = False, f"it is not better beyond chance: on {' and on '.join(map(_told, heard))}"
    else:
        promote, reason = (
            False,
            f"fewer than {FEWEST} items say nothing either way; label more that are drawn by chance",
        )
    return Comparison(champion, challenger, tuple(sides), promote, reason)


def compare_labels(
    name: str, texts: Sequence[LabelledText], champion: Sequence[Label], challenger: Sequence[Label]
) -> Side:
    """Compare what two models read of the same texts (at least one)."""
    right, was, now = (
        np.array([_LABELS.index(label) for label in labels], dtype=np.intp)
        for labels in ([text.label for text in texts], champion, challenger)
    )
    groups = [text.group for text in texts]

    def f1_gain(weights: Floats) -> float:
        return macro_f1(right, now, weights) - macro_f1(right, was, weights)

    def accuracy_gain(weights: Floats) -> float:
        return accuracy(right, now, weights) - accuracy(right, was, weights)

    return Side(
        name,
        len(texts),
        estimate(lambda weights: macro_f1(right, was, weights), groups),
        estimate(lambda weights: macro_f1(right, now, weights), groups),
        _gain(f1_gain, groups),
        _gain(accuracy_gain, groups),
        tuple(
            Read(text.text, text.group, text.label, before, after)
            for text, before, after in zip(texts, champion, challenger, strict=True)
        ),
    )


def _encoder_files(folder: Path, model: Classifier) -> dict[str, str]:
    files = read_manifest(folder)["files"]
    return {name: files[name] for name in model.model.encoder.files}


def _knowing(folder: Path, models: _Pair, words: Sequence[str]) -> _Pair:
    """The models with the rows of some texts at hand; those of the dev items are kept from training."""
    from classifier.example_rows import rows_of  # scipy's sparse rows: words are mostly zeros

    files = read_manifest(folder)["files"]

    def encode(encoder: Encoder, texts: Sequence[str]) -> Rows:
        return cached_rows(encoder, " ".join(files[name] for name in encoder.files), texts, cache_folder())

    known = KnownRows.of(words, rows_of(models[0].model.encoder, words, encode))
    first, second = (replace(model, model=replace(model.model, encoder=known)) for model in models)
    return first, second


def _gain(measure: Measure, groups: Sequence[str]) -> Estimate:
    found = estimate(measure, groups)
    # Wilson's bound, which an estimate of 0 gets, is one of a share: two models that read alike differ by nothing.
    return Estimate(0.0, 0.0, 0.0) if found.value == found.low == 0 else found


def _side(name: str, models: _Pair, texts: Sequence[LabelledText]) -> Side:
    words = [text.text for text in texts]
    p = [model.label_probabilities(words) for model in models]
    return compare_labels(name, texts, *([_LABELS[column] for column in each.argmax(axis=1)] for each in p))


def _told(side: Side) -> str:
    gain = side.gain
    return f"{side.name} ({side.n}): macro-F1 {gain.value:+.3f} (95% interval {gain.low:+.3f} to {gain.high:+.3f})"
