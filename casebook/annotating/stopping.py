"""May we stop labelling? Two signals that do not depend on each other, and a person decides."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casebook.annotating.agreement import ENOUGH, TENTATIVE
from casebook.annotating.intervals import Measured
from codebook.many import many

FRACTIONS = (0.25, 0.5, 0.75, 1.0)
PLATEAU = 0.02
"""A gain below this over the last third of the labels is not worth a coach's afternoon."""
FEWEST_MEASURED = 40
"""With fewer items drawn by chance nothing is said about a plateau."""
_DRAWS = 10
_RESAMPLES = 2_000
_PERCENTILES = (5, 95)

FitAndRead = Callable[[NDArray[np.intp]], NDArray[np.intp]]
"""Fits a model on some of the taught items, by place, and gives its label of every measured item as a column."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """How good a model of so many labels is."""

    labels: int
    accuracy: float
    """On the items drawn by chance, mean over draws of the labels."""


@dataclass(frozen=True)
class Curve:
    """A learning curve, and what the last labels gained."""

    points: tuple[CurvePoint, ...]
    gain: float
    """From the last point but one to the last."""
    low: float
    high: float
    """Its 90% interval."""
    n: int
    """Items drawn by chance."""


@dataclass(frozen=True)
class Stopping:
    """The advice."""

    plateau: bool | None
    """None where it cannot be said."""
    agreed: bool | None
    stop: bool
    why: tuple[str, ...]
    """One sentence for each signal, then the advice."""


def measure_curve(taught: int, right: NDArray[np.intp], fit_and_read: FitAndRead, *, seed: int) -> Curve:
    """Fit on growing parts of the taught labels and measure on the items drawn by chance.

    Args:
        taught: How many labels there are to learn from; none of them is of an item drawn by chance.
        right: The label of each item drawn by chance, as a column.
        fit_and_read: The model.
        seed: Of the draws.
    """
    rng = np.random.default_rng(seed)
    sizes = [max(1, round(fraction * taught)) for fraction in FRACTIONS]
    hits = np.zeros((len(sizes), len(right)))
    for _ in range(_DRAWS):
        order = rng.permutation(taught)
        for row, size in enumerate(sizes[:-1]):
            hits[row] += fit_and_read(np.sort(order[:size])) == right
    hits[:-1] /= _DRAWS
    hits[-1] = fit_and_read(np.arange(taught)) == right
    difference = hits[-1] - hits[-2]
    drawn = rng.integers(len(right), size=(_RESAMPLES, len(right)))
    low, high = np.percentile(difference[drawn].mean(axis=1), _PERCENTILES)
    points = tuple(CurvePoint(size, float(row.mean())) for size, row in zip(sizes, hits, strict=True))
    return Curve(points, float(difference.mean()), float(low), float(high), len(right))


def may_stop(curve: Curve | None, alpha: Measured) -> Stopping:
    """Put the two signals together: more labels no longer help, and people agree on what the labels mean."""
    plateau, first = _plateau(curve)
    agreed, second = _agreed(alpha)
    stop = bool(plateau and agreed)
    if stop:
        advice = "You may stop: both signals say so. Label on if you know of a kind of item that has not come up."
    elif plateau and agreed is False:
        advice = "Do not label more of the same: settle what you differ about first."
    else:
        advice = "Label on."
    return Stopping(plateau, agreed, stop, (first, second, advice))


def _plateau(curve: Curve | None) -> tuple[bool | None, str]:
    if curve is None:
        return None, "Whether more labels help was not measured: that takes fitting many models."
    if curve.n < FEWEST_MEASURED:
        return (
            None,
            f"Whether more labels help cannot be said: {many(curve.n, 'item')} drawn by chance, "
            f"{FEWEST_MEASURED} are needed.",
        )
    before, last = curve.points[-2:]
    shown = (
        f"From {before.labels:,} to {many(last.labels, 'label')} "
        f"the model got {curve.gain:+.1%} better on {many(curve.n, 'item')} drawn"
        f" by chance (90% interval {curve.low:+.1%} to {curve.high:+.1%})"
    )
    if curve.high < PLATEAU:
        return True, f"{shown}: more of the same hardly helps."
    if curve.low > 0:
        return False, f"{shown}: more labels help."
    return False, f"{shown}: whether more help is open."


def _agreed(alpha: Measured) -> tuple[bool | None, str]:
    if alpha.value is None:
        return None, f"Whether people agree cannot be said: {alpha.reason}."
    if alpha.low is None or alpha.high is None:
        return None, f"Whether people agree cannot be said: {alpha.reason}."
    shown = f"Agreement (alpha) lies between {alpha.low:.2f} and {alpha.high:.2f} on {many(alpha.n, 'item')}"
    if alpha.low >= TENTATIVE:
        return True, f"{shown}: people mean the same by the labels."
    if alpha.high < TENTATIVE:
        return False, f"{shown}: people do not mean the same by the labels yet."
    return None, f"{shown}: too wide to say; label about {max(0, ENOUGH - alpha.n)} more items twice."
