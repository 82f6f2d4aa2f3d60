"""Fitting: a joined head is two heads, fitted apart and added."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from classifier.example_rows import base_examples
from classifier.head_examples import Examples
from classifier.head_fitting import (
    JOINED_OPTIONS,
    TUNED_OPTIONS,
    TrainingOptions,
    fit_examples,
    fit_head,
    options_for,
    seen_labels,
)
from classifier.heads import HEAD_KEYS
from classifier.joined_encoder import JoinedEncoder
from classifier.training_items import load_items, load_splits
from codebook.errors import DataError
from codebook.keys import Driver, Label, Strategy

OPTIONS = replace(JOINED_OPTIONS, lexical_weights=dict.fromkeys(HEAD_KEYS, 0.3))


@pytest.fixture(scope="module")
def encoder(joined_model: Path) -> JoinedEncoder:
    """The encoder of the joined tiny model."""
    return JoinedEncoder.load(joined_model)


@pytest.fixture(scope="module")
def parts(encoder: JoinedEncoder, heads_data: Path) -> dict[str, Examples]:
    """The tiny items by kind of encoder."""
    items, splits = load_items(heads_data), load_splits(heads_data)
    kinds = (encoder, encoder.sentences, encoder.words)
    return {each.kind: base_examples(each, items, splits)[1] for each in kinds}


@pytest.mark.parametrize("name", list(HEAD_KEYS))
def test_a_joined_head_is_the_weighted_sum_of_two(parts: dict[str, Examples], name: str) -> None:
    """Of one over the sentences, fitted on what the encoder has not learned, and one over all words."""
    joined = fit_examples(name, parts["joined"], OPTIONS)
    sentences = fit_examples(name, parts["onnx"], OPTIONS)
    lexical = replace(OPTIONS, regularization=OPTIONS.lexical_regularization)
    words = fit_examples(name, parts["tfidf"], lexical)
    rows = parts["joined"].unseen().rows
    expected = sentences.scores(rows[:, :384]) + 0.3 * words.scores(rows[:, 384:])
    np.testing.assert_allclose(joined.scores(rows), expected, atol=1e-4)


@pytest.mark.parametrize("kind", ["joined", "onnx", "tfidf"])
@pytest.mark.parametrize("weight", [0.0, 0.3])
def test_a_fit_ends_in_the_same_place_wherever_it_begins(parts: dict[str, Examples], kind: str, weight: float) -> None:
    """From nothing, from a head that was fitted, and from a wrong one."""
    options = replace(OPTIONS, lexical_weights=dict.fromkeys(HEAD_KEYS, weight))
    cold = fit_examples("label", parts[kind], options)
    rows = parts[kind].rows
    for start in (cold, replace(cold, weights=-cold.weights)):
        warm = fit_examples("label", parts[kind], options, start)
        np.testing.assert_allclose(warm.probabilities(rows), cold.probabilities(rows), atol=0.01)


def test_without_weight_the_words_say_nothing(parts: dict[str, Examples]) -> None:
    """The head of the sentences alone is left."""
    head = fit_examples("label", parts["joined"], replace(OPTIONS, lexical_weights={}))
    assert not head.weights[:, 384:].any()
    assert head.weights[:, :384].any()


def test_the_labels_seen_are_those_that_the_leaning_comes_from(parts: dict[str, Examples]) -> None:
    """Not those of an item that only the words were fitted on; the one such item is of none."""
    seen = {kind: np.array(seen_labels(examples)) for kind, examples in parts.items()}
    np.testing.assert_array_equal(seen["joined"], seen["onnx"])
    np.testing.assert_array_equal((seen["tfidf"] - seen["joined"]) > 0, [True, False, False])


def test_each_kind_of_encoder_has_its_options(encoder: JoinedEncoder) -> None:
    """Retraining fits as the base model was fitted."""
    found = [options_for(each) for each in (encoder, encoder.sentences, encoder.words)]
    assert found == [JOINED_OPTIONS, TUNED_OPTIONS, TrainingOptions()]
    assert [set(each.lexical_weights) == set(HEAD_KEYS) for each in found] == [True, False, False]


@pytest.mark.parametrize("classes", [tuple(Label), tuple(Strategy), tuple(Driver)])
def test_a_fitted_head_gives_scikit_learns_probabilities(classes: tuple[StrEnum, ...]) -> None:
    """The same as `LogisticRegression.predict_proba` on rows that it has not seen."""
    rng = np.random.default_rng(3)
    rows, new = (rng.normal(size=(size, 5)).astype(np.float32) for size in (60, 20))
    keys = [classes[i % len(classes)] for i in range(60)]
    weights = rng.uniform(0.1, 1, size=60)
    options = TrainingOptions()
    theirs = LogisticRegression(C=options.regularization, max_iter=500, random_state=options.seed)
    theirs.fit(rows, [classes.index(key) for key in keys], sample_weight=weights)
    ours = fit_head(rows, keys, classes, weights, options)
    np.testing.assert_allclose(ours.probabilities(new), theirs.predict_proba(new), atol=1e-5)


def test_a_class_without_items_is_refused_by_name() -> None:
    """Every class needs some."""
    rows = np.zeros((2, 1), np.float32)
    with pytest.raises(DataError, match="adaptive"):
        fit_head(rows, [Label.NONE, Label.TECHNICAL], list(Label), np.ones(2), TrainingOptions())
