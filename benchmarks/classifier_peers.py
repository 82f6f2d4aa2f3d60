"""Measures the shipped model beside its peers: the same items to learn from, the same texts to read, one run.

    python benchmarks/classifier_peers.py training_data models/default --base MINILM_FOLDER --real FILE

Every peer that can learn is fitted on the train and heads items with the same weights, and its probabilities are
moved to the same expected shares of labels as the shipped model's. MINILM_FOLDER holds the encoder before it was
tuned, as `encoder.onnx` and `tokenizer.json`. spaCy and SetFit are measured where installed; SetFit starts from
a sentence transformer in the folder that --setfit names, and takes long. The others: minutes on two cores.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from classifier.baselines import KEYWORDS, MAJORITY, read_as_commonest, read_by_keywords
from classifier.bootstrap import Estimate, estimate
from classifier.calibration import fit_temperature
from classifier.classifier import Classifier
from classifier.encoder import Encoder
from classifier.figures import LABELS
from classifier.head_fitting import TrainingOptions, fit_encoder, fit_head
from classifier.heads import Probabilities
from classifier.labelled import LabelledText, from_items, read_labelled
from classifier.metrics import accuracy, macro_f1
from classifier.onnx_encoder import OnnxEncoder
from classifier.readings import Reading
from classifier.report_forms import markdown_table
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select
from classifier.weights import weigh_items
from codebook.keys import Label

Reader = Callable[[Sequence[str]], Probabilities]
"""Texts in, probabilities of the labels out, shape (texts, 3)."""
OPTIONS = TrainingOptions()
_EPOCHS, _BATCH, _SEED = 5, 64, 20
_SETFIT_STEPS = 1000  # of 64 pairs; all pairs of 9,500 items would take days
_HEADER = ("on", "peer", "macro-F1", "technical against adaptive", "accuracy, sure or not", "n", "items/s")


@dataclass(frozen=True)
class Material:
    """What every peer learns from, and what it may set its temperature on."""

    fitting: Sequence[TrainingItem]
    dev: Sequence[TrainingItem]

    @property
    def texts(self) -> list[str]:
        """The texts to learn from."""
        return [item.text for item in self.fitting]

    @property
    def labels(self) -> list[Label]:
        """Their labels."""
        return [item.label for item in self.fitting]

    def expect(self, p: Probabilities) -> Probabilities:
        """Probabilities for documents with the expected shares of labels, by Bayes' rule."""
        weights = weigh_items(self.fitting)
        seen = np.array([weights[[label is key for label in self.labels]].sum() for key in LABELS])
        moved = p * (np.array(OPTIONS.prior) / (seen / seen.sum()))
        return np.asarray(moved / moved.sum(axis=1, keepdims=True))


def with_heads(encoder: Encoder, material: Material, options: TrainingOptions = OPTIONS) -> Reader:
    """A logistic regression over an encoder's rows, with its temperature."""
    head = fit_head(encoder.encode(material.texts), material.labels, LABELS, weigh_items(material.fitting), options)
    columns = np.array([LABELS.index(item.label) for item in material.dev])
    head = fit_temperature(head, encoder.encode([item.text for item in material.dev]), columns)
    return lambda texts: material.expect(head.probabilities(encoder.encode(texts)))


def with_spacy(material: Material, shape: str) -> Reader:
    """A spaCy text classifier over a blank English pipeline, of a shape that spaCy gives as its default."""
    import spacy
    from spacy import Config
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(_SEED)
    order = random.Random(_SEED)  # noqa: S311 - the order of batches is no secret
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat", config=Config().from_str(shape))
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": {str(key): float(key is label) for key in LABELS}})
        for text, label in zip(material.texts, material.labels, strict=True)
    ]
    nlp.initialize(lambda: examples)
    for _ in range(_EPOCHS):
        order.shuffle(examples)
        for batch in minibatch(examples, _BATCH):
            nlp.update(batch, drop=0.2)

    def read(texts: Sequence[str]) -> Probabilities:
        rows = [[doc.cats[key] for key in LABELS] for doc in nlp.pipe(texts)]
        return material.expect(np.array(rows, dtype=np.float64))

    return read


def with_setfit(material: Material, base: Path) -> Reader:
    """SetFit: a sentence transformer tuned on pairs of items, and a logistic regression over its rows.

    It knows no weights of items.
    """
    from datasets import Dataset
    from setfit import SetFitModel, Trainer, TrainingArguments

    model = SetFitModel.from_pretrained(str(base))
    columns = [LABELS.index(label) for label in material.labels]
    given = TrainingArguments(num_epochs=1, max_steps=_SETFIT_STEPS, batch_size=_BATCH, seed=_SEED)
    Trainer(
        model=model, args=given, train_dataset=Dataset.from_dict({"text": material.texts, "label": columns})
    ).train()
    return lambda texts: material.expect(np.asarray(model.predict_proba(list(texts), as_numpy=True), dtype=np.float64))


def _setfit(material: Material, base: Path | None) -> Iterator[tuple[str, Reader]]:
    if find_spec("setfit") is None:
        _note("SetFit is not installed: it is not measured")
    elif base is None:
        _note("SetFit is not measured without --setfit FOLDER")
    else:
        yield "SetFit", with_setfit(material, base)


def peers(
    material: Material, model: Path, base: Path | None, setfit: Path | None = None
) -> Iterator[tuple[str, Reader]]:
    """Each peer when its turn comes, so that no two stand in memory."""
    commonest = read_as_commonest(from_items(material.fitting))[0]
    yield MAJORITY, lambda texts: _rows([commonest] * len(texts))
    yield KEYWORDS, lambda texts: _rows([read_by_keywords(text) for text in texts])
    yield "TF-IDF + logistic regression", with_heads(fit_encoder(material.texts, OPTIONS), material)
    try:
        from spacy.pipeline.textcat import single_label_bow_config, single_label_default_config
    except ImportError:
        _note("spaCy is not installed: its text classifiers are not measured")
    else:
        yield "spaCy textcat, bag of words", with_spacy(material, single_label_bow_config)
        yield "spaCy textcat, ensemble", with_spacy(material, single_label_default_config)
    if base is not None:
        yield "MiniLM, not tuned, same heads", with_heads(OnnxEncoder.load(base), material)
    yield from _setfit(material, setfit)
    classifier = Classifier.load(model)
    yield classifier.model.id, classifier.label_probabilities


def measure(read: Reader, texts: Sequence[LabelledText]) -> list[str]:
    """Macro-F1, technical against adaptive, accuracy, n and speed, in words."""
    started = time.perf_counter()
    p = read([each.text for each in texts])
    seconds = time.perf_counter() - started
    right = np.array([LABELS.index(each.label) for each in texts])
    groups = [each.group for each in texts]
    challenge = np.flatnonzero(right != LABELS.index(Label.NONE))
    forced = p[:, 1:].argmax(axis=1) + 1
    found = p.argmax(axis=1)
    return [
        _words(estimate(lambda w: macro_f1(right, found, w), groups)),
        _words(
            estimate(lambda w: accuracy(right[challenge], forced[challenge], w), [groups[place] for place in challenge])
        ),
        _words(estimate(lambda w: accuracy(right, found, w), groups)),
        str(len(texts)),
        f"{len(texts) / seconds:,.0f}",
    ]


def _rows(readings: Sequence[Reading]) -> Probabilities:
    return np.array([[reading.p[key] for key in LABELS] for reading in readings])


def _words(found: Estimate) -> str:
    return f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})"


def _note(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def main(words: Sequence[str] | None = None) -> None:
    """Fit and measure each peer; print one Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of the training items")
    parser.add_argument("model", type=Path, help="folder of the shipped model")
    parser.add_argument("--base", type=Path, help="folder of the encoder before it was tuned")
    parser.add_argument("--setfit", type=Path, help="folder of a sentence transformer for SetFit to tune")
    parser.add_argument("--real", type=Path, help="labelled real texts, as JSON lines")
    parser.add_argument("--limit", type=int, help="learn from only so many items, to try this out")
    given = parser.parse_args(words)
    items, splits = load_items(given.data), load_splits(given.data)
    fitting = select(items, splits, Split.TRAIN, Split.HEADS)
    if given.limit:
        fitting = random.Random(_SEED).sample(fitting, given.limit)  # noqa: S311 - no secret either
    material = Material(fitting, select(items, splits, Split.DEV))
    measured = {"dev items": from_items(material.dev)}
    if given.real:
        measured["real text"] = read_labelled(given.real)
    rows: dict[str, list[list[str]]] = {name: [] for name in measured}
    for peer, read in peers(material, given.model, given.base, given.setfit):
        _note(f"{peer} is measured")
        for name, texts in measured.items():
            rows[name].append([name, peer, *measure(read, texts)])
    sys.stdout.write(markdown_table(_HEADER, [row for each in rows.values() for row in each]) + "\n")


if __name__ == "__main__":
    main()
