"""Fits heads by scikit-learn, over the rows of any kind of encoder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from classifier.encoder import Encoder, Rows
from classifier.head_examples import Examples
from classifier.heads import HEAD_KEYS, Head, join_heads, split_head
from classifier.joined_encoder import JoinedEncoder
from classifier.onnx_encoder import OnnxEncoder
from classifier.tfidf import TfidfEncoder, terms
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
    lexical_regularization: float = 3.0
    """C of the words' part of a joined head; `regularization` is that of its sentences' part."""
    lexical_weights: Mapping[str, float] = field(default_factory=dict)
    """By head: how much the scores of the words' part count beside those of the sentences' part; 0 where not named."""
    prior: tuple[float, float, float] = (0.30, 0.47, 0.23)
    """Shares of none, technical and adaptive expected in real documents; the training items hold more adaptive."""
    realism: float = 1.0
    """Multiplies the temperature found on dev items: real documents are harder than any that were written for us."""
    sure_precision: float = 0.97
    """Share of sure readings to be right on the dev items. Real text is harder: see the model card."""
    seed: int = 20


TUNED_OPTIONS = TrainingOptions(regularization=0.01, realism=1.6, sure_precision=0.975)
"""For heads over a fine-tuned encoder: its rows already tell the classes apart, so little is left to fit."""
JOINED_OPTIONS = replace(
    TUNED_OPTIONS, max_terms=10_000, lexical_weights={"label": 0.25, "strategy": 0.5, "driver": 0.5}
)
"""For heads over a fine-tuned encoder's rows and the words. Terms and weights were chosen on the dev items, of 6,000 to
25,000 and of 0 to 1.5: see the model card."""


def options_for(encoder: Encoder) -> TrainingOptions:
    """How the heads of an encoder of its kind are fitted."""
    if isinstance(encoder, JoinedEncoder):
        return JOINED_OPTIONS
    return TUNED_OPTIONS if isinstance(encoder, OnnxEncoder) else TrainingOptions()


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
    start: Head | None = None,
) -> Head:
    """Fit one head.

    Args:
        rows: The encoder's rows, shape (items, width).
        keys: The right class of each item.
        classes: The head's classes, in the order of its columns.
        weights: How much each item counts.
        options: Regularization and seed.
        start: A head of nearly the same items; from there, the way is shorter.

    Raises:
        DataError: A class has no item.
    """
    if absent := [key for key in classes if key not in keys]:
        raise DataError(f"no training item has the key {absent[0]!r}; every class needs some")
    columns = [classes.index(key) for key in keys]
    model = LogisticRegression(
        C=options.regularization, max_iter=500, random_state=options.seed, warm_start=start is not None
    )
    if start is not None:
        model.coef_, model.intercept_ = start.weights.astype(np.float64), start.bias.astype(np.float64)
    # The arrays are small: on several threads the fit waits for them, and on a busy machine for tens of seconds.
    with threadpool_limits(1, user_api="blas"):
        # In double precision: in single, where the fit stops depends on the machine.
        model.fit(rows.astype(np.float64), columns, sample_weight=weights)
    return Head(model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def fit_examples(name: str, examples: Examples, options: TrainingOptions, start: Head | None = None) -> Head:
    """Fit a head on all examples that it can learn from; a joined one as two heads that are then joined.

    Args:
        name: The head.
        examples: What it is fitted on.
        options: How.
        start: A head of nearly the same examples. The fit over the words begins there, for that one takes long; where
            it ends differs by less than two fits of the same precision may.

    Raises:
        DataError: A class has no example.
    """
    known, split = examples.known_to(name), examples.sentence_width
    if not 0 < split < known.rows.shape[1]:
        return _fit_columns(name, known, slice(None), options, None if split else start)
    weight = options.lexical_weights.get(name, 0.0)
    sentences = _fit_columns(name, known.unseen(), slice(split), options)
    lexical = replace(options, regularization=options.lexical_regularization)
    first = split_head(start, split, weight) if start is not None and weight else None
    return join_heads(sentences, _fit_columns(name, known, slice(split, None), lexical, first), weight)


def seen_labels(examples: Examples) -> list[float]:
    """The weight of each label among the examples that set a label head's leaning: of a joined one, the sentences'."""
    fitted = (examples.unseen() if examples.sentence_width else examples).known_to("label")
    weights: list[float] = np.bincount(fitted.columns["label"], fitted.weights, len(Label)).tolist()
    return weights


def _fit_columns(
    name: str, examples: Examples, columns: slice, options: TrainingOptions, start: Head | None = None
) -> Head:
    rows = examples.rows[:, columns]
    if columns.stop is not None and not isinstance(rows, np.ndarray):
        rows = rows.toarray()  # the sentences' part holds no zeros, and is fitted faster as what it is
    classes = HEAD_KEYS[name]
    keys = [classes[column] for column in examples.columns[name]]
    return fit_head(rows, keys, classes, examples.weights, options, start)
