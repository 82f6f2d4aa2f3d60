"""Measures a saved model on labelled items: each figure with n and a 95% interval, beside a baseline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifier.classifier import Classifier
from classifier.readings import Reading
from classifier.splitting import group_items
from classifier.training_items import TrainingItem
from codebook.keys import Label

_RESAMPLES = 1000
_SEED = 7


@dataclass(frozen=True)
class Score:
    """One figure with its uncertainty."""

    name: str
    value: float
    low: float
    high: float
    n: int
    """Items that the figure is about."""
    majority: float
    """What always saying the commonest answer would reach."""


@dataclass(frozen=True)
class _Outcomes:
    """Right and read labels as columns, and which group of items each belongs to."""

    right: NDArray[np.intp]
    read: NDArray[np.intp]
    group: NDArray[np.intp]


Measure = Callable[[NDArray[np.intp], NDArray[np.intp]], float]


def macro_f1(right: NDArray[np.intp], read: NDArray[np.intp]) -> float:
    """Mean over the classes present in `right` or `read` of the harmonic mean of precision and recall."""
    classes = np.union1d(right, read)
    f1 = [2 * ((right == c) & (read == c)).sum() / ((right == c).sum() + (read == c).sum()) for c in classes]
    return float(np.mean(f1))


def accuracy(right: NDArray[np.intp], read: NDArray[np.intp]) -> float:
    """Share of items whose read class is the right one."""
    return float((right == read).mean())


def evaluate(folder: Path, items: Sequence[TrainingItem]) -> list[Score]:
    """Read the items with the model in `folder` and score it.

    Intervals are percentiles of a bootstrap over groups (documents, pairs), since the lines of one document are
    not independent.
    """
    readings = Classifier.load(folder).read([item.text for item in items], evidence=False)
    group_of = {item.id: number for number, group in enumerate(group_items(items)) for item in group}
    pairs = list(zip(items, readings, strict=True))

    def outcomes(chosen: Sequence[tuple[TrainingItem, Reading]], keys: Callable[..., tuple[str, str]]) -> _Outcomes:
        found = [keys(item, reading) for item, reading in chosen]
        names = sorted({key for pair in found for key in pair})
        return _Outcomes(
            np.array([names.index(right) for right, _ in found], dtype=np.intp),
            np.array([names.index(read) for _, read in found], dtype=np.intp),
            np.array([group_of[item.id] for item, _ in chosen], dtype=np.intp),
        )

    challenges = [pair for pair in pairs if pair[0].label is not Label.NONE]
    adaptive = [pair for pair in pairs if pair[0].label is Label.ADAPTIVE]
    sure = [pair for pair in pairs if pair[1].sure]
    by_label = outcomes(pairs, lambda item, reading: (item.label, reading.label))
    return [
        _score("three-way macro-F1", by_label, macro_f1),
        _score("three-way accuracy", by_label, accuracy),
        _score(
            "technical against adaptive",
            outcomes(challenges, lambda i, r: (i.label, _challenge(r))),
            accuracy,
        ),
        _score(
            "strategy, first of six",
            outcomes(adaptive, lambda i, r: (i.strategy, r.strategy[0][0])),
            accuracy,
        ),
        _score(
            "strategy, first two",
            outcomes(adaptive, lambda i, r: (i.strategy, _in_two(i.strategy, r.strategy))),
            accuracy,
        ),
        _score("driver, first of eight", outcomes(challenges, lambda i, r: (i.driver, r.driver[0][0])), accuracy),
        _score(
            "driver, first two",
            outcomes(challenges, lambda i, r: (i.driver, _in_two(i.driver, r.driver))),
            accuracy,
        ),
        _score("sure readings that are right", outcomes(sure, lambda i, r: (i.label, r.label)), accuracy),
        _score(
            "items that are sure",
            outcomes(pairs, lambda _, r: ("sure", "sure" if r.sure else "not sure")),
            accuracy,
        ),
        _score(
            "adaptive items not called technical and sure",
            outcomes(adaptive, lambda _, r: ("safe", "wrong" if r.sure and r.label is Label.TECHNICAL else "safe")),
            accuracy,
        ),
    ]


def _challenge(reading: Reading) -> Label:
    return Label.ADAPTIVE if reading.p[Label.ADAPTIVE] > reading.p[Label.TECHNICAL] else Label.TECHNICAL


def _in_two(right: str | None, ranked: Sequence[tuple[str, float]]) -> str:
    first_two = [key for key, _ in ranked[:2]]
    return right if right in first_two else first_two[0]


def _score(name: str, outcomes: _Outcomes, measure: Measure) -> Score:
    right, read = outcomes.right, outcomes.read
    if not len(right):
        return Score(name, float("nan"), float("nan"), float("nan"), 0, float("nan"))
    rng = np.random.default_rng(_SEED)
    groups = [np.flatnonzero(outcomes.group == group) for group in np.unique(outcomes.group)]
    samples = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([groups[i] for i in rng.integers(len(groups), size=len(groups))])
        samples.append(measure(right[drawn], read[drawn]))
    low, high = np.percentile(samples, [2.5, 97.5])
    majority = np.full_like(right, np.bincount(right).argmax())
    return Score(name, measure(right, read), float(low), float(high), len(right), measure(right, majority))
