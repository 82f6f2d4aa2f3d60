"""Agreement coefficients, each over many resamples of the items at once.

Every one of them is `1 - disagreement seen / disagreement expected`. They differ in what they expect by chance:
percent expects nothing to be free of charge; Cohen's kappa takes each annotator's own shares of the classes;
Krippendorff's alpha (nominal, Krippendorff 2011) the shares over all answers, with a correction for small samples;
Gwet's AC1 (Gwet 2008) what would be guessed on items that are hard to tell, so it stands when one class is common.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from casebook.annotating.votes import VoteTable

Floats = NDArray[np.float64]
_PAIR = 2
PERCENT, KAPPA, ALPHA, AC1 = "percent", "kappa", "alpha", "ac1"


@dataclass(frozen=True)
class Parts:
    """Disagreement seen and expected, for each resample; not-a-number where there is nothing to count."""

    seen: Floats
    expected: Floats

    @property
    def values(self) -> Floats:
        """The coefficient of each resample; not-a-number where chance alone leaves nothing to disagree about."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.expected > 0, 1 - self.seen / self.expected, np.nan)


def percent(table: VoteTable, weights: Floats) -> Parts:
    """Share of pairs of answers that are the same, mean over the items with two or more.

    Args:
        table: The answers.
        weights: How often each item counts, shape (resamples, items).
    """
    seen = _pairwise_disagreement(table.counts, weights)
    return Parts(seen, np.where(np.isnan(seen), np.nan, 1.0))


def alpha(table: VoteTable, weights: Floats) -> Parts:
    """Krippendorff's alpha for nominal answers: any number of annotators, answers may be missing."""
    counts = _shared(table.counts)
    raters = counts.sum(axis=1)
    agreeing = (counts * (counts - 1)).sum(axis=1) / np.maximum(raters - 1, 1)
    by_class = weights @ counts
    total = by_class.sum(axis=1)
    seen = 1 - _over(weights @ agreeing, total)
    expected = 1 - _over((by_class * (by_class - 1)).sum(axis=1), total * (total - 1))
    return Parts(seen, expected)


def ac1(table: VoteTable, weights: Floats) -> Parts:
    """Gwet's AC1 for two or more annotators; shares of the classes are over all items that anybody answered."""
    counts = table.counts
    raters = counts.sum(axis=1)
    answered = raters > 0
    shares = counts / np.maximum(raters, 1)[:, None]
    of_class = _over(weights @ shares, (weights @ answered.astype(float)))
    chance = (of_class * (1 - of_class)).sum(axis=1) / (len(table.classes) - 1)
    return Parts(_pairwise_disagreement(counts, weights), 1 - chance)


def kappa(table: VoteTable, weights: Floats) -> Parts:
    """Cohen's kappa of two annotators, on the items that both answered."""
    one, other = table.codes[:, 0], table.codes[:, 1]
    both = (one >= 0) & (other >= 0)
    total = weights @ both.astype(float)
    classes = np.arange(len(table.classes))
    first, second = ((codes[:, None] == classes) & both[:, None] for codes in (one, other))
    seen = 1 - _over(weights @ ((one == other) & both).astype(float), total)
    shares = [_over(weights @ said.astype(float), total) for said in (first, second)]
    return Parts(seen, 1 - (shares[0] * shares[1]).sum(axis=1))


def mean_kappa(table: VoteTable, weights: Floats) -> Floats:
    """Light's kappa: the mean of Cohen's over all pairs of annotators for whom there is one."""
    pairs = combinations(range(len(table.annotators)), _PAIR)
    found = np.array([kappa(table.of_annotators(pair), weights).values for pair in pairs])
    if not len(found):
        return np.full(len(weights), np.nan)
    known = ~np.isnan(found)
    return np.asarray(_over(np.where(known, found, 0).sum(axis=0), known.sum(axis=0).astype(float)))


COEFFICIENTS: Mapping[str, Callable[[VoteTable, Floats], Parts]] = {
    PERCENT: percent,
    KAPPA: kappa,
    ALPHA: alpha,
    AC1: ac1,
}


def _pairwise_disagreement(counts: Floats, weights: Floats) -> Floats:
    counts = _shared(counts)
    raters = counts.sum(axis=1)
    pairs = raters * (raters - 1)
    agreeing = (counts * (counts - 1)).sum(axis=1) / np.maximum(pairs, 1)
    return 1 - _over(weights @ agreeing, weights @ (pairs > 0).astype(float))


def _shared(counts: Floats) -> Floats:
    """The counts of items with two answers or more; none for the others."""
    return np.where(counts.sum(axis=1, keepdims=True) >= _PAIR, counts, 0.0)


def _over(top: Floats, bottom: Floats) -> Floats:
    if top.ndim > bottom.ndim:
        bottom = bottom[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / bottom, np.nan)
