"""Intervals by a bootstrap over groups: the lines of one document, or two contrast partners, are not independent."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from classifier.metrics import Columns, Floats

RESAMPLES = 1000
_NAN = float("nan")
_SEED = 7
_PERCENTILES = (2.5, 97.5)
_Z = 1.96
"""Standard errors to each side of a 95% interval."""

Measure = Callable[[Floats], float]
"""A statistic of some items, given how often each counts."""


@dataclass(frozen=True)
class Estimate:
    """A value with its 95% interval."""

    value: float
    low: float
    high: float


def estimate(measure: Measure, groups: Sequence[Hashable]) -> Estimate:
    """A statistic and its interval.

    The percentiles of a biased statistic may leave its value outside (resampling makes the calibration error larger);
    the interval is then widened to hold it. Where all are right, or none, resamples cannot differ, and the interval
    is Wilson's for as many cases as there are groups.

    Args:
        measure: The statistic.
        groups: The group of each item, in the order of the weights that `measure` takes.

    Returns:
        The value over all items, and percentiles over resampled groups. Not-a-number without items; so are the bounds
        where all items belong to one group, which says nothing of others.
    """
    if not groups:
        return Estimate(_NAN, _NAN, _NAN)
    value = measure(np.ones(len(groups)))
    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    if len(places) == 1:
        return Estimate(value, _NAN, _NAN)
    samples = _resample(measure, np.array([places[group] for group in groups]), len(places))
    if value in (0, 1) and min(samples) == max(samples):
        beyond = _Z**2 / (len(places) + _Z**2)
        return Estimate(value, max(0.0, value - beyond), min(1.0, value + beyond))
    low, high = (float(bound) for bound in np.percentile(samples, _PERCENTILES))
    return Estimate(value, min(low, value), max(high, value))


def _resample(measure: Measure, group_of: Columns, groups: int) -> list[float]:
    return [measure(counts[group_of].astype(np.float64)) for counts in _draw(groups)]


@lru_cache(maxsize=2)
def _draw(groups: int) -> NDArray[np.int16]:
    """How often each group stands in each resample; a report asks for the same ones many times."""
    rng = np.random.default_rng(_SEED)
    drawn = (np.bincount(rng.integers(groups, size=groups), minlength=groups) for _ in range(RESAMPLES))
    return np.stack([counts.astype(np.int16) for counts in drawn])
