"""The heads: one linear layer each over an encoder's rows, with a temperature."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from classifier.encoder import Rows
from classifier.text_rows import TextRows
from codebook.keys import Driver, Label, Strategy

Probabilities = NDArray[np.float64]

HEAD_KEYS: Mapping[str, tuple[StrEnum, ...]] = {
    "label": tuple(Label),
    "strategy": tuple(Strategy),
    "driver": tuple(Driver),
}
"""The heads, each with its classes in the order of its columns."""


@dataclass(frozen=True)
class Head:
    """A fitted multinomial logistic regression."""

    weights: NDArray[np.float32]
    """Shape (classes, width)."""
    bias: NDArray[np.float32]
    """Shape (classes,)."""
    temperature: float = 1.0
    """Divides the scores before the softmax; above 1 it takes back over-confidence (Guo et al. 2017)."""

    @cached_property
    def columns(self) -> NDArray[np.float64]:
        """The weights as they are multiplied with, shape (width, classes)."""
        # In double precision: in single, a row's scores would depend on how many rows stand beside it.
        return np.ascontiguousarray(self.weights.T, dtype=np.float64)

    def scores(self, rows: Rows | TextRows) -> Probabilities:
        """Scores (logits) before temperature, shape (rows, classes); the rows may be a sparse array of scipy's."""
        if isinstance(rows, TextRows):
            return rows.times(self.columns) + self.bias
        return np.asarray(rows.astype(np.float64) @ self.columns + self.bias)

    def probabilities(self, rows: Rows | TextRows) -> Probabilities:
        """Calibrated probabilities, shape (rows, classes); each row sums to 1."""
        return softmax(self.scores(rows) / self.temperature)


def softmax(scores: Probabilities) -> Probabilities:
    """Probabilities from scores, row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def join_heads(first: Head, second: Head, weight: float) -> Head:
    """One head over joined rows, whose scores are those of the first and `weight` times those of the second.

    Args:
        first: A head over the first columns, without temperature yet.
        second: A head over the columns behind them, without temperature yet.
        weight: How much the second counts.
    """
    weights = np.concatenate([first.weights, weight * second.weights], axis=1)
    return Head(weights.astype(np.float32), (first.bias + weight * second.bias).astype(np.float32))


def split_head(joined: Head, place: int, weight: float) -> Head:
    """What `join_heads` joined as the second head, but for its bias, which the first one's has been added to.

    Args:
        joined: The head over joined rows.
        place: How many columns are the first head's.
        weight: How much the second counts; not 0.
    """
    return Head(joined.weights[:, place:] / np.float32(weight), np.zeros_like(joined.bias))
