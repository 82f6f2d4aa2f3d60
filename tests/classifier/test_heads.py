"""Linear heads and the softmax."""

from enum import StrEnum

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from classifier.heads import HEAD_KEYS, Head, softmax
from classifier.training import TrainingOptions, fit_head
from codebook.errors import DataError
from codebook.keys import Driver, Label, Strategy


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.0, 0.0], [0.5, 0.5]),
        ([0.0, float(np.log(3))], [0.25, 0.75]),
        ([1000.0, 1000.0], [0.5, 0.5]),
        ([-1000.0, 0.0], [0.0, 1.0]),
        ([7.0], [1.0]),
    ],
)
def test_softmax_gives_known_answers(scores: list[float], expected: list[float]) -> None:
    """By hand, and without overflow."""
    np.testing.assert_allclose(softmax(np.array([scores])), [expected], atol=1e-12)


def test_a_head_scores_by_weights_and_bias() -> None:
    """Row times weights plus bias, by hand."""
    head = Head(np.array([[1, 3], [0, -3]], np.float32), np.array([0.5, 1], np.float32))
    np.testing.assert_allclose(head.scores(np.array([[2, 1], [0, 0]], np.float32)), [[5.5, -2], [0.5, 1]])


def test_temperature_divides_the_scores() -> None:
    """Log-odds of log 9 at temperature 2 are log 3."""
    head = Head(np.zeros((2, 1), np.float32), np.log(np.array([1, 9], np.float32)), temperature=2.0)
    np.testing.assert_allclose(head.probabilities(np.zeros((1, 1), np.float32)), [[0.25, 0.75]], atol=1e-6)


def test_no_rows_give_no_probabilities() -> None:
    """An empty batch has the shape of its classes."""
    head = Head(np.zeros((3, 2), np.float32), np.zeros(3, np.float32))
    assert head.probabilities(np.zeros((0, 2), np.float32)).shape == (0, 3)


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


def test_heads_have_the_codebooks_classes_in_order() -> None:
    """Columns follow the codebook."""
    assert dict(HEAD_KEYS) == {"label": tuple(Label), "strategy": tuple(Strategy), "driver": tuple(Driver)}
