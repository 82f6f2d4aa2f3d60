"""One coefficient with its 95% interval, or the reason in words why there is none."""

from dataclasses import dataclass

import numpy as np

from casebook.annotating.coefficients import COEFFICIENTS, KAPPA, PERCENT, Floats, mean_kappa
from casebook.annotating.votes import VoteTable

RESAMPLES = 2_000
FEW = 30
"""Below so many items with two answers an interval says little, and the figure is marked."""
_PERCENTILES = (2.5, 97.5)
_MOST_UNDEFINED = 0.1
"""Where more of the resamples have no value, the others are no fair picture of them."""
_Z2 = 1.96**2
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """A coefficient."""

    name: str
    """percent, kappa, alpha or ac1."""
    value: float | None
    """None where it is not defined; then `reason` says why."""
    low: float | None
    high: float | None
    """The 95% interval; None where it cannot be given."""
    n: int
    """Items with answers of two annotators or more."""
    reason: str = ""

    @property
    def few(self) -> bool:
        """Whether it is about too few items to lean on."""
        return self.n < FEW


def resampled(items: int, seed: int, resamples: int = RESAMPLES) -> Floats:
    """How often each item counts: once in the first row, and as it was drawn in each resample below it."""
    if not items:
        return np.ones((1, 0))
    drawn = np.random.default_rng(seed).multinomial(items, np.full(items, 1 / items), size=resamples)
    return np.concatenate([np.ones((1, items)), drawn.astype(np.float64)])


def measure(name: str, table: VoteTable, weights: Floats) -> Measured:
    """A coefficient with its interval.

    The interval holds percentiles over resampled items. Where nobody disagrees, resamples cannot differ; then the
    lower bound is that of Wilson's interval for as many items.

    Args:
        name: percent, kappa, alpha or ac1; kappa of more than two annotators is the mean over pairs.
        table: The answers.
        weights: As `resampled` gives them.
    """
    shared = round(float(weights[0] @ ((table.codes >= 0).sum(axis=1) >= _PAIR)))
    if not shared:
        return Measured(name, None, None, None, 0, _nobody_shared(table))
    if name == KAPPA and len(table.annotators) > _PAIR:
        return _with_interval(name, mean_kappa(table, weights), shared, 0.0, table)
    parts = COEFFICIENTS[name](table, weights)
    beyond = 0.0
    if parts.seen[0] == 0 and parts.expected[0] > 0:
        beyond = _Z2 / (shared + _Z2) / float(parts.expected[0])
    return _with_interval(name, parts.values, shared, beyond, table)


def _with_interval(name: str, values: Floats, n: int, beyond: float, table: VoteTable) -> Measured:
    value, samples = float(values[0]), values[1:]
    if np.isnan(value):
        return Measured(name, None, None, None, n, _no_chance(table))
    known = samples[~np.isnan(samples)]
    if beyond:
        return Measured(name, value, max(-1.0, value - beyond), value, n)
    if len(known) < (1 - _MOST_UNDEFINED) * len(samples) or not len(known):
        return Measured(name, value, None, None, n, "too few items, or too few of a class, for an interval")
    low, high = (float(bound) for bound in np.percentile(known, _PERCENTILES))
    if name == PERCENT and value == 0:
        high = max(high, _Z2 / (n + _Z2))
    return Measured(name, value, min(low, value), max(high, value), n)


def _nobody_shared(table: VoteTable) -> str:
    said = [name for name, column in zip(table.annotators, table.codes.T, strict=True) if (column >= 0).any()]
    if not said:
        return "nobody gave an answer"
    if len(said) == 1:
        return "there is only one annotator, and nobody to agree with"
    return "no item has answers of two annotators"


def _no_chance(table: VoteTable) -> str:
    shared = table.codes[(table.codes >= 0).sum(axis=1) >= _PAIR]
    used = np.unique(shared[shared >= 0])
    if len(used) == 1:
        return (
            f"everyone answered {table.classes[int(used[0])]!r} every time, so agreement cannot be told from chance;"
            " label items of other kinds too"
        )
    return "the answers leave nothing that chance could have got wrong"
