"""May the labels that the model is sure of be accepted unseen? An exact test on items drawn by chance.

Which part of the items might be accepted is declared beforehand: the surest 20%, 25% and so on, up to all. Where each
part begins follows from the model's probabilities on all items and never from the labels. The parts are then tested in
that order, each at the full level, until one fails: so the chance that a part is allowed although fewer than the
wanted share of its labels are right is at most the level, whatever the number of parts (fixed-sequence testing).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from casebook.annotating.exact_binomial import fewest_successes, fewest_tries, lower_bound, upper_tail
from casebook.annotating.stopping import FEWEST_MEASURED
from codebook.many import many

STEPS = tuple(round(0.05 * step, 2) for step in range(4, 21))
"""The parts, declared here and not chosen by looking: from the surest 20% to all. To accept fewer unseen saves little,
and the first part must grow with the labels, or more of them would not make a yes likelier."""
_ERRORS_TO_STAND = 2
"""The first part tested is the smallest that could pass in spite of two mistakes."""
_POWER = 0.8
_MOST = 20_000
"""Beyond so many labels no number is named."""
_GROWTH = 1.05
_SHRINK = 2
"""Right and wrong labels assumed beside those seen, half each at the wanted share, before asking how many more."""
_NOTHING_LEFT = "No: every item here has a label, so there is none to accept unseen"


@dataclass(frozen=True, slots=True)
class Step:
    """One part that was tested."""

    part: float
    threshold: float
    """The probability from which a label belongs to it."""
    n: int
    """Items drawn by chance in it."""
    right: int
    bound: float
    """The share that are right is at least this, wrongly said in at most `level` of cases."""
    passed: bool


@dataclass(frozen=True)
class Acceptance:
    """The answer."""

    accepted: Step | None
    """The largest part that may be accepted unseen; None where none may."""
    steps: tuple[Step, ...]
    """What was tested, in order; the last one may have failed."""
    wanted: float
    level: float
    n: int
    """Items drawn by chance that are labelled."""
    more: int | None
    """About how many more of them are needed for any part; 0 where one is accepted, None where more would not help."""
    why: str
    """The answer in words, with how it came about."""


def may_accept(
    confidence: NDArray[np.float64],
    right: NDArray[np.bool_],
    pool: NDArray[np.float64],
    *,
    wanted: float = 0.9,
    level: float = 0.1,
    steps: Sequence[float] = STEPS,
) -> Acceptance:
    """Test how many of the surest labels may be accepted unseen.

    Args:
        confidence: The model's probability of its label, for each labelled item that was drawn by chance. The model
            must not have learned from them.
        right: Whether the model's label is the one that people gave.
        pool: The same probability for all items that labels might be accepted of.
        wanted: The share that must be right.
        level: How often the answer may wrongly be yes.
        steps: The parts, in order; declared before anything was looked at.
    """
    found: list[Step] = []
    parts = _parts(confidence, pool, steps, wanted, level)
    for part, threshold in parts:
        taken = confidence >= threshold
        n, k = int(taken.sum()), int((right & taken).sum())
        found.append(
            Step(part, threshold, n, k, lower_bound(k, n, level), k >= (fewest_successes(n, wanted, level) or n + 1))
        )
        if not found[-1].passed:
            break
    passed = [step for step in found if step.passed]
    accepted = passed[-1] if passed else None
    more = 0 if accepted else _more(confidence, right, pool, steps, wanted, level)
    why = _words(accepted, found, more, wanted, level, len(confidence)) if len(pool) else _NOTHING_LEFT
    return Acceptance(accepted, tuple(found), wanted, level, len(confidence), more, why)


def _parts(
    confidence: NDArray[np.float64], pool: NDArray[np.float64], steps: Sequence[float], wanted: float, level: float
) -> list[tuple[float, float]]:
    """The parts with where each begins, from the first that is large enough to pass at all."""
    if not len(pool) or not len(confidence):
        return []
    every = [(part, float(np.quantile(pool, 1 - part, method="higher"))) for part in steps]
    for errors in (_ERRORS_TO_STAND, 0):
        least = fewest_tries(wanted, level, errors)
        large = [each for each in every if (confidence >= each[1]).sum() >= least]
        if large:
            return large
    return []


def _more(
    confidence: NDArray[np.float64],
    right: NDArray[np.bool_],
    pool: NDArray[np.float64],
    steps: Sequence[float],
    wanted: float,
    level: float,
) -> int | None:
    """About how many more random labels let the first part that is then tested pass, at the shares seen so far."""
    if not len(pool):
        return None
    shares = {}
    for part in steps:
        taken = confidence >= float(np.quantile(pool, 1 - part, method="higher"))
        # Shrunk towards the wanted share: a handful of labels that all happened to be right promises little.
        shares[part] = (int((right & taken).sum()) + _SHRINK * wanted) / (int(taken.sum()) + _SHRINK)
    n = max(len(confidence), fewest_tries(wanted, level, 0))
    while n <= _MOST:
        n = ceil(n * _GROWTH)
        if _chance_of_yes(n, shares, wanted, level) >= _POWER:
            return n - len(confidence)
    return None


def _chance_of_yes(n: int, shares: Mapping[float, float], wanted: float, level: float) -> float:
    """The chance that so many labels pass the first part that is tested."""
    least = fewest_tries(wanted, level, _ERRORS_TO_STAND)
    part = next((part for part in shares if n * part >= least), None)
    if part is None or shares[part] <= wanted:
        return 0.0
    tries = int(n * part)
    successes = fewest_successes(tries, wanted, level)
    return 0.0 if successes is None else upper_tail(successes, tries, shares[part])


def _words(accepted: Step | None, steps: Sequence[Step], more: int | None, wanted: float, level: float, n: int) -> str:
    if accepted:
        return (
            f"Yes, for the surest {accepted.part:.0%} (probability {accepted.threshold:.2f} and more): of"
            f" {accepted.n} drawn by chance {accepted.right} were right, so at least {accepted.bound:.0%} of all are;"
            f" such a yes is wrong in at most {level:.0%} of cases"
        )
    if steps:
        seen = f"of the surest {steps[0].n} drawn by chance {steps[0].right} were right, so at least "
        seen += f"{steps[0].bound:.0%} of all are, and {wanted:.0%} is asked for"
    else:
        seen = many(n, "label of an item drawn by chance is", "labels of items drawn by chance are")
        seen += " too few for the test"
    if more is None:
        if n < FEWEST_MEASURED:
            return f"No: {seen}, and too few to say how many more it takes; look again once there are {FEWEST_MEASURED}"
        return f"No: {seen}; if that share stays what it is, more labels alone change nothing: a better model may"
    return (
        f"No: {seen}; label about {more} more items drawn by chance, at which the test says yes in {_POWER:.0%} of"
        " cases if the share right stays what it is"
    )
