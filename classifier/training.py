"""Fits the default model from the training items: TF-IDF and three logistic regressions, by scikit-learn.

Run as `python -m classifier.training training_data models/default`. The same items give the same model.
"""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from classifier.calibration import choose_thresholds, fit_temperature, with_prior
from classifier.encoder import Rows
from classifier.evaluation import evaluate
from classifier.heads import HEAD_KEYS, Head
from classifier.model_card import write_card
from classifier.model_files import read_manifest, save_model
from classifier.tfidf import TfidfEncoder, terms
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select
from codebook.errors import DataError
from codebook.keys import Label


@dataclass(frozen=True)
class TrainingOptions:
    """What can be chosen about a training run; the defaults did best on the dev items and on real text."""

    min_documents: int = 3
    """A term that stands in fewer items is left out."""
    max_terms: int = 25_000
    regularization: float = 3.0
    """scikit-learn's C."""
    document_weight: float = 0.5
    """Items of whole documents are many and alike, so each counts half."""
    pointed_weight: float = 0.1
    """Contrast pairs teach that the topic says nothing, which is true of hard cases and false on average."""
    prior: tuple[float, float, float] = (0.30, 0.47, 0.23)
    """Shares of none, technical and adaptive expected in real documents; the training items hold more adaptive."""
    sure_precision: float = 0.97
    """Share of sure readings to be right on the dev items. Real text is harder: see the model card."""
    seed: int = 20


def weigh_items(items: Sequence[TrainingItem], options: TrainingOptions) -> NDArray[np.float64]:
    """How much each item counts in the fit, shape (items,)."""

    def weight(item: TrainingItem) -> float:
        if item.document:
            return options.document_weight
        plain = item.annotator == "author-plain" or item.annotator.startswith("author-excerpt")
        return 1.0 if plain else options.pointed_weight

    return np.array([weight(item) for item in items])


def fit_encoder(texts: Sequence[str], options: TrainingOptions) -> TfidfEncoder:
    """Learn vocabulary and document frequencies."""
    vectorizer = TfidfVectorizer(
        analyzer=terms, sublinear_tf=True, min_df=options.min_documents, max_features=options.max_terms
    )
    vectorizer.fit(texts)
    columns = {term: int(column) for term, column in vectorizer.vocabulary_.items()}
    return TfidfEncoder(columns, vectorizer.idf_.astype(np.float32))


def fit_head(
    rows: Rows,
    keys: Sequence[StrEnum],
    classes: Sequence[StrEnum],
    weights: NDArray[np.float64],
    options: TrainingOptions,
) -> Head:
    """Fit one head.

    Args:
        rows: The encoder's rows, shape (items, width).
        keys: The right class of each item.
        classes: The head's classes, in the order of its columns.
        weights: How much each item counts.
        options: Regularization and seed.

    Raises:
        DataError: A class has no item.
    """
    if absent := [key for key in classes if key not in keys]:
        raise DataError(f"no training item has the key {absent[0]!r}; every class needs some")
    columns = [classes.index(key) for key in keys]
    model = LogisticRegression(C=options.regularization, max_iter=500, random_state=options.seed)
    model.fit(rows, columns, sample_weight=weights)
    return Head(model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def wanted_key(item: TrainingItem, head: str) -> StrEnum | None:
    """The key that a head should find for an item; None where the head does not apply."""
    return {"label": item.label, "strategy": item.strategy, "driver": item.driver}[head]


def train(data: Path, folder: Path, options: TrainingOptions, name: str = "default", version: str = "0.1.0") -> None:
    """Fit, calibrate, choose thresholds, measure, and write the model folder with its card.

    Raises:
        DataError: The items or splits are not in order.
    """
    items, splits = load_items(data), load_splits(data)
    fitting = select(items, splits, Split.TRAIN, Split.HEADS)
    encoder = fit_encoder([item.text for item in fitting], options)
    dev = select(items, splits, Split.DEV)
    heads = {head: _fit_calibrated(head, encoder, fitting, dev, options) for head in HEAD_KEYS}
    p = heads["label"].probabilities(encoder.encode([item.text for item in dev]))
    thresholds = choose_thresholds(p, dev, options.sure_precision)
    facts = {
        "name": name,
        "version": version,
        "seed": options.seed,
        "prior": dict(zip(Label, options.prior, strict=True)),
        "items": {split: len(select(items, splits, split)) for split in Split},
        "data_sha256": hash_items(items),
    }
    save_model(folder, encoder, heads, thresholds, facts)
    scores = evaluate(folder, dev)
    write_card(folder, read_manifest(folder), scores)


def hash_items(items: Sequence[TrainingItem]) -> str:
    """A hash over every item in order: two models with the same hash saw the same data."""
    return hashlib.sha256("\n".join(repr(item) for item in items).encode()).hexdigest()


def _fit_calibrated(
    name: str,
    encoder: TfidfEncoder,
    fitting: Sequence[TrainingItem],
    dev: Sequence[TrainingItem],
    options: TrainingOptions,
) -> Head:
    def applicable(items: Sequence[TrainingItem]) -> tuple[list[TrainingItem], list[StrEnum]]:
        pairs = [(item, key) for item in items if (key := wanted_key(item, name)) is not None]
        return [item for item, _ in pairs], [key for _, key in pairs]

    classes = HEAD_KEYS[name]
    known, keys = applicable(fitting)
    head = fit_head(encoder.encode([i.text for i in known]), keys, classes, weigh_items(known, options), options)
    held_out, held_out_keys = applicable(dev)
    if not held_out:
        raise DataError(f"no dev item has a {name}; some are needed to calibrate it")
    columns = np.array([classes.index(key) for key in held_out_keys])
    head = fit_temperature(head, encoder.encode([i.text for i in held_out]), columns)
    if name != "label":
        return head
    weights = weigh_items(known, options)
    seen = [float(weights[[key is label for key in keys]].sum()) for label in classes]
    return with_prior(head, seen, options.prior)


if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]), TrainingOptions())
