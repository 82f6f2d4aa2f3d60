"""Fits the default model from the training items: its words, three heads, their calibration, and the card.

Run as `python -m classifier.training training_data models/default`. The same items give the same model.
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from classifier.calibration import choose_thresholds, fit_temperature, soften, with_prior
from classifier.classifier import Classifier
from classifier.evaluation import report_on
from classifier.example_rows import base_examples, examples_of
from classifier.head_examples import Examples
from classifier.head_fitting import JOINED_OPTIONS, TrainingOptions, fit_encoder, fit_examples, seen_labels
from classifier.heads import HEAD_KEYS, Head, Probabilities
from classifier.joined_encoder import JoinedEncoder
from classifier.labelled import LabelledText, from_items, read_labelled
from classifier.metrics import macro_f1
from classifier.model_card import write_card
from classifier.model_files import read_manifest, save_model
from classifier.onnx_encoder import OnnxEncoder
from classifier.pipeline_file import write_pipeline
from classifier.tfidf import TfidfEncoder
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select
from codebook.errors import DataError
from codebook.keys import Label

VERSION = "0.2.0"
"""Of the models that this module writes."""


def train(
    data: Path,
    folder: Path,
    options: TrainingOptions,
    name: str = "default",
    *,
    sentences: OnnxEncoder | None = None,
    real: Sequence[LabelledText] = (),
) -> None:
    """Fit, calibrate, choose thresholds, measure, and write the model folder with its card.

    Args:
        data: The folder of the training items.
        folder: The model folder to write.
        options: What can be chosen.
        name: The model's name.
        sentences: A fine-tuned encoder; what its rows say is fitted on items that it has not seen. A lexical encoder
            is joined to it, unless its weights are 0. Without one, the model is lexical alone.
        real: Real texts to measure on, for the card.

    Raises:
        DataError: The items or splits are not in order.
    """
    items, splits = load_items(data), load_splits(data)
    encoder: OnnxEncoder | TfidfEncoder | JoinedEncoder
    if sentences is not None and not any(options.lexical_weights.values()):
        encoder = sentences
    else:
        words = fit_encoder([item.text for item in select(items, splits, Split.TRAIN, Split.HEADS)], options)
        encoder = words if sentences is None else JoinedEncoder(sentences, words)
    base, dev = base_examples(encoder, items, splits)[1], select(items, splits, Split.DEV)
    measured = examples_of(encoder, dev)
    heads = {head: _fit_calibrated(head, base, measured, options) for head in HEAD_KEYS}
    p = heads["label"].probabilities(measured.rows)
    thresholds = choose_thresholds(p, dev, options.sure_precision)
    facts = {
        "name": name,
        "version": VERSION,
        "seed": options.seed,
        "realism": options.realism,
        "lexical_weights": dict(options.lexical_weights),
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


def _fit_calibrated(name: str, base: Examples, dev: Examples, options: TrainingOptions) -> Head:
    head, held_out = fit_examples(name, base, options), dev.known_to(name)
    if not len(held_out.weights):
        raise DataError(f"no dev item has a {name}; some are needed to calibrate it")
    head = soften(fit_temperature(head, held_out.rows, held_out.columns[name]), options.realism)
    return with_prior(head, seen_labels(base), options.prior) if name == "label" else head


def main(data: Path, folder: Path, real: Path | None = None) -> None:
    """Fit words and heads beside the encoder in `folder`, or a lexical model where there is none."""
    tuned = (folder / OnnxEncoder.files[0]).exists()
    train(
        data,
        folder,
        JOINED_OPTIONS if tuned else TrainingOptions(),
        sentences=OnnxEncoder.load(folder) if tuned else None,
        real=read_labelled(real) if real else (),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
