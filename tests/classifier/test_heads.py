"""Linear heads and the softmax."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from classifier.heads import HEAD_KEYS, Head, join_heads, softmax, split_head
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


def test_sparse_rows_have_the_scores_of_the_same_rows_written_out() -> None:
    """Training keeps rows of words sparse, a reading does not."""
    rng = np.random.default_rng(5)
    rows = (rng.normal(size=(7, 9)) * (rng.uniform(size=(7, 9)) < 0.3)).astype(np.float32)
    head = Head(rng.normal(size=(3, 9)).astype(np.float32), rng.normal(size=3).astype(np.float32))
    np.testing.assert_allclose(head.scores(csr_array(rows)), head.scores(rows), rtol=1e-12)


def test_joined_heads_add_their_scores() -> None:
    """The second weighted, over the columns behind the first's; by hand."""
    first = Head(np.array([[1, 3], [0, -3]], np.float32), np.array([0.5, 1], np.float32))
    second = Head(np.array([[4], [-2]], np.float32), np.array([1, 2], np.float32))
    joined = join_heads(first, second, 0.5)
    np.testing.assert_allclose(joined.scores(np.array([[2, 1, 10]], np.float32)), [[5.5 + 20.5, -2 - 9]])
    assert joined.temperature == 1


def test_a_joined_head_gives_its_second_back() -> None:
    """But for the bias, which two heads have put together."""
    rng = np.random.default_rng(2)
    first, second = (Head(rng.normal(size=(3, n)).astype(np.float32), np.ones(3, np.float32)) for n in (2, 4))
    found = split_head(join_heads(first, second, 0.5), 2, 0.5)
    np.testing.assert_allclose(found.weights, second.weights, rtol=1e-6)
    assert not found.bias.any()


def test_heads_have_the_codebooks_classes_in_order() -> None:
    """Columns follow the codebook."""
    assert dict(HEAD_KEYS) == {"label": tuple(Label), "strategy": tuple(Strategy), "driver": tuple(Driver)}
