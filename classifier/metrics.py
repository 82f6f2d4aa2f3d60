"""The statistics of an evaluation, as plain functions of arrays.

Each takes a weight for every item beside its columns, so that a bootstrap resample is a vector of counts. Without
weights every item counts once.
"""

import numpy as np
from numpy.typing import NDArray

Columns = NDArray[np.intp]
"""A class for each item, as a number from 0."""
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CALIBRATION_BINS = 10
_LEAST_PROBABILITY = 1e-12
"""What a probability of zero counts as in the log loss."""


def share(hits: Flags, weights: Floats | None = None) -> float:
    """Share of items that are hits."""
    return float(np.average(hits, weights=weights))


def accuracy(right: Columns, read: Columns, weights: Floats | None = None) -> float:
    """Share of items whose read class is the right one."""
    return share(right == read, weights)


def confusion(right: Columns, read: Columns, classes: int, weights: Floats | None = None) -> Floats:
    """How often each right class (row) was read as each class (column), shape (classes, classes)."""
    cells = np.bincount(right * classes + read, weights=weights, minlength=classes * classes)
    return cells.astype(np.float64).reshape(classes, classes)


def macro_f1(right: Columns, read: Columns, weights: Floats | None = None) -> float:
    """Mean over the classes present in `right` or `read` of the harmonic mean of precision and recall."""
    table = confusion(right, read, int(max(right.max(), read.max())) + 1, weights)
    named = table.sum(axis=0) + table.sum(axis=1)
    present = named > 0
    return float(np.mean(2 * table.diagonal()[present] / named[present]))


def mean(values: Floats, weights: Floats | None = None) -> float:
    """Mean of a value of each item."""
    return float(np.average(values, weights=weights))


def brier_scores(p: Floats, right: Columns) -> Floats:
    """Squared distance between probabilities and truth, summed over the classes, of each item: 0 is best, 2 is worst.

    Their mean is the Brier score.

    Args:
        p: Probabilities, shape (items, classes).
        right: The right class of each item.
    """
    truth = np.eye(p.shape[1])[right]
    distances: Floats = ((p - truth) ** 2).sum(axis=1)
    return distances


def log_losses(p: Floats, right: Columns) -> Floats:
    """Minus the natural logarithm of the probability that the right class was given, of each item.

    Their mean is the log loss.

    Args:
        p: Probabilities, shape (items, classes).
        right: The right class of each item.
    """
    found: Floats = -np.log(np.maximum(p[np.arange(len(right)), right], _LEAST_PROBABILITY))
    return found


def calibration_error(confidence: Floats, hits: Flags, weights: Floats | None = None) -> float:
    """Expected calibration error over ten bins of equal width, each closed below (the last on both sides).

    Args:
        confidence: The probability of the class that was read.
        hits: Whether it was right.
        weights: How often each item counts.
    """
    weights = np.ones(len(hits)) if weights is None else weights
    bins = np.minimum((confidence * CALIBRATION_BINS).astype(np.intp), CALIBRATION_BINS - 1)
    gaps = np.bincount(bins, weights=weights * (hits - confidence), minlength=CALIBRATION_BINS)
    return float(np.abs(gaps).sum() / weights.sum())


def surest(confidence: Floats, part: float) -> Columns:
    """Places of the surest part of the items, surest first; equal ones in their order, and at least one."""
    count = max(1, round(part * len(confidence)))
    return np.argsort(-confidence, kind="stable")[:count]


def surest_accuracy(confidence: Floats, hits: Flags, part: float, weights: Floats | None = None) -> float:
    """Share of hits among the surest part of the items: one point of the risk-coverage curve."""
    order = np.argsort(-confidence, kind="stable")
    counts = np.ones(len(hits)) if weights is None else weights[order]
    wanted = max(1, round(part * counts.sum()))
    # An item that counts several times in a resample may be taken only in part, so that the coverage is as asked.
    taken = np.clip(wanted - (np.cumsum(counts) - counts), 0, counts)
    return float((taken * hits[order]).sum() / wanted)
