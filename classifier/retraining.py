"""Retrains the heads of a model with a coach's annotations beside the base items; the encoder stays as it is."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from classifier.annotations import AnnotationFiles, same_words
from classifier.calibration import choose_thresholds
from classifier.embedding_cache import KnownRows, cached_rows
from classifier.encoder import Encoder, Rows
from classifier.head_examples import Examples, of_annotations
from classifier.heads import Probabilities
from classifier.metrics import macro_f1
from classifier.model_files import Model, load_model, model_id, read_manifest, save_model
from classifier.model_store import RETRAINED
from classifier.retraining_change import Change
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select
from codebook.errors import InputError, ModelError
from codebook.keys import Label

if TYPE_CHECKING:
    from classifier.example_rows import Encode
    from classifier.head_fitting import TrainingOptions

FEWEST = 5
"""With fewer annotated texts there is nothing to learn, and nothing to calibrate on."""


@dataclass(frozen=True)
class _Material:
    """What the heads are fitted and measured on."""

    base: Examples
    own: Examples
    dev_items: Sequence[TrainingItem]
    dev: Examples
    facts: dict[str, Any]
    """Counts and hashes for the manifest."""

    def known_dev(self) -> KnownRows:
        """An encoder for the dev items, which need not be encoded again to measure on them."""
        return KnownRows.of([item.text for item in self.dev_items], self.dev.rows)


def retrain(given: AnnotationFiles, folder: Path, name: str, *, base: Path, data: Path, cache: Path) -> Change:
    """Refit the three heads of a model and write it with card and manifest.

    Args:
        given: The annotations.
        folder: The model folder to write.
        name: The new model's name.
        base: The model whose encoder is kept.
        data: The training items that the annotations stand beside.
        cache: Where the base items' rows are kept.

    Raises:
        InputError: Too few annotations are left to train on.
        ModelError: The model is not whole, or scikit-learn is not installed.
        DataError: The training items are not in order.
    """
    check_installed()
    from classifier.pipeline_file import write_pipeline
    from classifier.refitting import fit_heads
    from classifier.retraining_card import write_retrained_card

    model, manifest = load_model(base), read_manifest(base)
    material = _gather(given, model, manifest, data, cache)
    options = _options(model, manifest)
    # A retrained model has learned annotations, maybe these very ones: no fit that is to be without them begins there.
    known = {} if RETRAINED in manifest else model.heads
    fitted = fit_heads(material.base, material.own, material.dev, options, known)
    heads = {head: each.head for head, each in fitted.items()}
    p = heads["label"].probabilities(material.dev.rows)
    thresholds = choose_thresholds(p, material.dev_items, options.sure_precision)
    save_model(
        folder,
        model.encoder,
        heads,
        thresholds,
        _facts(name, manifest, material, p, options),
        [write_pipeline(folder, heads)],
    )
    written = replace(load_model(folder), encoder=material.known_dev())
    change = _compare(model, written, material, fitted["label"].own)
    write_retrained_card(folder, written, material.dev_items, change)
    return change


def check_installed() -> None:
    """See that scikit-learn is there; nothing but training needs it.

    Raises:
        ModelError: It is not; the message holds the line that installs it.
    """
    try:
        import sklearn  # noqa: F401 - only to see whether it is there
    except ImportError as err:
        line = f'"{sys.executable}" -m pip install "scikit-learn>=1.8"'
        raise ModelError(f"scikit-learn is not installed, and training needs it; install it with: {line}") from err


def get_ready(base: Path, data: Path, cache: Path) -> None:
    """Encode what every retraining encodes, while nobody waits for it: a first one takes a third less time then.

    Args:
        base: The model whose encoder is kept.
        data: The training items.
        cache: Where the rows are kept.

    Raises:
        ModelError: The model is not whole.
        DataError: The training items are not in order.
    """
    from classifier.example_rows import base_examples, examples_of

    model, manifest = load_model(base), read_manifest(base)
    items, splits, encode = load_items(data), load_splits(data), _keeping(manifest, cache)
    base_examples(model.encoder, items, splits, encode)
    examples_of(model.encoder, select(items, splits, Split.DEV), encode)


def _keeping(manifest: dict[str, Any], cache: Path) -> "Encode":
    """How texts are encoded whose rows are kept."""

    def encode(encoder: Encoder, texts: Sequence[str]) -> Rows:
        return cached_rows(encoder, " ".join(manifest["files"][name] for name in encoder.files), texts, cache)

    return encode


def _gather(given: AnnotationFiles, model: Model, manifest: dict[str, Any], data: Path, cache: Path) -> _Material:
    from classifier.example_rows import base_examples, examples_of, rows_of, sentence_width
    from classifier.training import hash_items

    items, splits = load_items(data), load_splits(data)
    held_out = {same_words(item.text) for item in select(items, splits, Split.DEV, Split.TEST)}
    kept = [each for each in given.annotations if same_words(each.text) not in held_out]
    annotated = Counter(same_words(each.text) for each in kept)
    if len(annotated) < FEWEST:
        left_out = len(given.annotations) - len(kept)
        raise InputError(
            f"{len(annotated)} annotated texts are too few to train on, and {FEWEST} are the fewest"
            + (f" ({left_out} more are texts that Balcony is measured on)" if left_out else "")
            + "; annotate more"
        )

    encode = _keeping(manifest, cache)
    base_items, base = base_examples(model.encoder, items, splits, encode)
    superseded = np.array([same_words(item.text) in annotated for item in base_items], dtype=bool)
    dev = select(items, splits, Split.DEV)
    facts = {
        "items": {split: len(select(items, splits, split)) for split in Split},
        "data_sha256": hash_items(items),
        RETRAINED: {
            "base": model_id(manifest),
            "base_data_sha256": manifest.get("data_sha256"),
            "annotations": len(kept),
            "texts": len(annotated),
            "annotators": len({each.annotator for each in kept if each.annotator}),
            "left_out": len(given.annotations) - len(kept),
            "base_items": int((~superseded).sum()),
            "superseded": int(superseded.sum()),
            "files": dict(given.hashes),
            "origin": asdict(given.origin),
        },
    }
    own = rows_of(model.encoder, [each.text for each in kept])
    return _Material(
        base.where(~superseded),
        of_annotations(kept, own, sentence_width(model.encoder)),
        dev,
        examples_of(model.encoder, dev, encode),
        facts,
    )


def _options(model: Model, manifest: dict[str, Any]) -> "TrainingOptions":
    """How the base model was fitted; the words' weights and the shares that it expects in real documents are kept."""
    from classifier.head_fitting import options_for

    options = options_for(model.encoder)
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        weights = {head: float(weight) for head, weight in manifest["lexical_weights"].items()}
        options = replace(options, lexical_weights=weights)
    try:
        none, technical, adaptive = (float(manifest["prior"][label]) for label in Label)
    except (KeyError, TypeError, ValueError):
        return options
    return replace(options, prior=(none, technical, adaptive))


def _facts(
    name: str, manifest: dict[str, Any], material: _Material, p: Probabilities, options: "TrainingOptions"
) -> dict[str, Any]:
    from classifier.training import dev_scores

    return {
        "name": name,
        "version": manifest["version"],
        "seed": options.seed,
        "realism": options.realism,
        "lexical_weights": dict(options.lexical_weights),
        "prior": dict(zip(Label, options.prior, strict=True)),
        **material.facts,
        "scores": dev_scores(p, material.dev_items),
    }


def _compare(before: Model, after: Model, material: _Material, own: Probabilities) -> Change:
    def read(model: Model, part: Examples) -> NDArray[np.intp]:
        return np.asarray(model.heads["label"].probabilities(part.rows).argmax(axis=1), dtype=np.intp)

    right, own_right = material.dev.columns["label"], material.own.columns["label"]
    was, is_now = read(before, material.dev), read(after, material.dev)
    facts = material.facts[RETRAINED]
    return Change(
        model=after.id,
        base=before.id,
        **{name: facts[name] for name in ("annotations", "texts", "left_out", "base_items", "superseded")},
        dev_n=len(right),
        dev_before=macro_f1(right, was),
        dev_after=macro_f1(right, is_now),
        dev_changed=int((was != is_now).sum()),
        own_before=float((read(before, material.own) == own_right).mean()),
        own_after=float((own.argmax(axis=1) == own_right).mean()),
    )
