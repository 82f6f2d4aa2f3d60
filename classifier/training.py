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

from classifier.calibration import choose_thresholds, fit_temperature, soften, with_prior
from classifier.classifier import Classifier
from classifier.encoder import Encoder, Rows
from classifier.evaluation import report_on
from classifier.heads import HEAD_KEYS, Head, Probabilities
from classifier.labelled import LabelledText, from_items, read_labelled
from classifier.metrics import macro_f1
from classifier.model_card import write_card
from classifier.model_files import read_manifest, save_model
from classifier.onnx_encoder import OnnxEncoder
from classifier.pipeline_file import write_pipeline
from classifier.tfidf import TfidfEncoder, terms
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select, wanted_key
from classifier.weights import weigh_items
from codebook.errors import DataError
from codebook.keys import Label

VERSION = "0.2.0"
"""Of the models that this module writes."""


@dataclass(frozen=True)
class TrainingOptions:
    """What can be chosen about a training run; the defaults did best on the dev items and on real text."""

    min_documents: int = 3
    """A term that stands in fewer items is left out."""
    max_terms: int = 25_000
    regularization: float = 3.0
    """scikit-learn's C."""
    prior: tuple[float, float, float] = (0.30, 0.47, 0.23)
    """Shares of none, technical and adaptive expected in real documents; the training items hold more adaptive."""
    realism: float = 1.0
    """Multiplies the temperature found on dev items: real documents are harder than any that were written for us."""
    sure_precision: float = 0.97
    """Share of sure readings to be right on the dev items. Real text is harder: see the model card."""
    seed: int = 20


TUNED_OPTIONS = TrainingOptions(regularization=0.01, realism=1.6, sure_precision=0.98)
"""For heads over a fine-tuned encoder: its rows already tell the classes apart, so little is left to fit."""


def fit_encoder(texts: Sequence[str], options: TrainingOptions) -> TfidfEncoder:
    """Learn vocabulary and document frequencies.

    Raises:
        DataError: No term stands in enough texts.
    """
    vectorizer = TfidfVectorizer(
        analyzer=terms, sublinear_tf=True, min_df=options.min_documents, max_features=options.max_terms
    )
    try:
        vectorizer.fit(texts)
    except ValueError as err:
        raise DataError(f"there are too few training items to learn from: {err}") from err
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


def train(
    data: Path,
    folder: Path,
    options: TrainingOptions,
    name: str = "default",
    *,
    encoder: Encoder | None = None,
    real: Sequence[LabelledText] = (),
) -> None:
    """Fit, calibrate, choose thresholds, measure, and write the model folder with its card.

    Args:
        data: The folder of the training items.
        folder: The model folder to write.
        options: What can be chosen.
        name: The model's name.
        encoder: A fine-tuned encoder; its heads are fitted on items that it has not seen. Without one, a lexical
            encoder is fitted on all items.
        real: Real texts to measure on, for the card.

    Raises:
        DataError: The items or splits are not in order.
    """
    items, splits = load_items(data), load_splits(data)
    if encoder is None:
        fitting = select(items, splits, Split.TRAIN, Split.HEADS)
        encoder = fit_encoder([item.text for item in fitting], options)
    else:
        fitting = select(items, splits, Split.HEADS)
    dev = select(items, splits, Split.DEV)
    heads = {head: _fit_calibrated(head, encoder, fitting, dev, options) for head in HEAD_KEYS}
    p = heads["label"].probabilities(encoder.encode([item.text for item in dev]))
    thresholds = choose_thresholds(p, dev, options.sure_precision)
    facts = {
        "name": name,
        "version": VERSION,
        "seed": options.seed,
        "realism": options.realism,
        "prior": dict(zip(Label, options.prior, strict=True)),
        "items": {split: len(select(items, splits, split)) for split in Split},
        "data_sha256": hash_items(items),
        "scores": dev_scores(p, dev),
    }
    save_model(folder, encoder, heads, thresholds, facts, [write_pipeline(folder, heads)])
    classifier = Classifier.load(folder)
    reports = [report_on(classifier, labelled) for labelled in (from_items(dev), real) if labelled]
    write_card(folder, read_manifest(folder), *reports)


def dev_scores(p: Probabilities, dev: Sequence[TrainingItem]) -> dict[str, float]:
    """What the manifest says of the dev items: macro-F1 of the label, and how many they are."""
    right = np.array([HEAD_KEYS["label"].index(item.label) for item in dev], dtype=np.intp)
    return {"dev_macro_f1": round(macro_f1(right, p.argmax(axis=1)), 4), "dev_n": len(dev)}


def hash_items(items: Sequence[TrainingItem]) -> str:
    """A hash over every item in order: two models with the same hash saw the same data."""
    return hashlib.sha256("\n".join(repr(item) for item in items).encode()).hexdigest()


def _fit_calibrated(
    name: str,
    encoder: Encoder,
    fitting: Sequence[TrainingItem],
    dev: Sequence[TrainingItem],
    options: TrainingOptions,
) -> Head:
    def applicable(items: Sequence[TrainingItem]) -> tuple[list[TrainingItem], list[StrEnum]]:
        pairs = [(item, key) for item in items if (key := wanted_key(item, name)) is not None]
        return [item for item, _ in pairs], [key for _, key in pairs]

    classes = HEAD_KEYS[name]
    known, keys = applicable(fitting)
    head = fit_head(encoder.encode([i.text for i in known]), keys, classes, weigh_items(known), options)
    held_out, held_out_keys = applicable(dev)
    if not held_out:
        raise DataError(f"no dev item has a {name}; some are needed to calibrate it")
    columns = np.array([classes.index(key) for key in held_out_keys])
    head = soften(fit_temperature(head, encoder.encode([i.text for i in held_out]), columns), options.realism)
    if name != "label":
        return head
    weights = weigh_items(known)
    seen = [float(weights[[key is label for key in keys]].sum()) for label in classes]
    return with_prior(head, seen, options.prior)


def main(data: Path, folder: Path, real: Path | None = None) -> None:
    """Fit the heads over the encoder in `folder`, or a lexical model where there is none."""
    tuned = (folder / OnnxEncoder.files[0]).exists()
    train(
        data,
        folder,
        TUNED_OPTIONS if tuned else TrainingOptions(),
        encoder=OnnxEncoder.load(folder) if tuned else None,
        real=read_labelled(real) if real else (),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
