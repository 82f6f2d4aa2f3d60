"""Labels that are probably wrong, by confident learning (Northcutt et al. 2021) on out-of-fold probabilities."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Suspect:
    """A label that a model which never saw it would not have given."""

    row: int
    confidence: float
    """The probability of the label that was given."""
    likelier: int
    """The column of the label that the model gives with confidence."""


def find_suspects(p: NDArray[np.float64], given: NDArray[np.intp]) -> list[Suspect]:
    """Labels that the model contradicts with confidence, the least likely first. About half of them are wrong.

    A label is suspect where another one reaches the mean probability of those who carry it, and is the likeliest
    such one. So a rare or hard label needs no more certainty than its own usual.

    Args:
        p: Probability of each label by a model that did not learn from the row, shape (rows, labels).
        given: The column of the label that was given.
    """
    if not len(given):
        return []
    usual = np.array([p[given == c, c].mean() if (given == c).any() else np.inf for c in range(p.shape[1])])
    reached = np.where(p >= usual, p, -1.0)
    likelier = reached.argmax(axis=1)
    suspect = (reached.max(axis=1) >= 0) & (likelier != given) & (p.argmax(axis=1) == likelier)
    own = p[np.arange(len(given)), given]
    order = sorted(np.flatnonzero(suspect).tolist(), key=lambda row: (own[row], row))
    return [Suspect(row, float(own[row]), int(likelier[row])) for row in order]
