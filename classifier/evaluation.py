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


_Pair = tuple[TrainingItem, Reading]
Keys = Callable[[TrainingItem, Reading], tuple[object, object]]
"""Which answer is right for an item, and which the reading gives."""
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
    groups = {item.id: number for number, group in enumerate(group_items(items)) for item in group}
    pairs = list(zip(items, readings, strict=True))
    challenges = [pair for pair in pairs if pair[0].label is not Label.NONE]
    adaptive = [pair for pair in pairs if pair[0].label is Label.ADAPTIVE]
    sure = [pair for pair in pairs if pair[1].sure]
    scored: list[tuple[str, list[_Pair], Keys, Measure]] = [
        ("three-way macro-F1", pairs, lambda i, r: (i.label, r.label), macro_f1),
        ("three-way accuracy", pairs, lambda i, r: (i.label, r.label), accuracy),
        ("technical against adaptive", challenges, lambda i, r: (i.label, _challenge(r)), accuracy),
        ("strategy, first of six", adaptive, lambda i, r: (i.strategy, r.strategy[0][0]), accuracy),
        ("strategy, first two", adaptive, lambda i, r: (i.strategy, _in_two(i.strategy, r.strategy)), accuracy),
        ("driver, first of eight", challenges, lambda i, r: (i.driver, r.driver[0][0]), accuracy),
        ("driver, first two", challenges, lambda i, r: (i.driver, _in_two(i.driver, r.driver)), accuracy),
        ("sure readings that are right", sure, lambda i, r: (i.label, r.label), accuracy),
        ("items that are sure", pairs, lambda _, r: (True, r.sure), accuracy),
        ("adaptive items not called technical and sure", adaptive, lambda _, r: (False, _dear_mistake(r)), accuracy),
    ]
    return [_score(name, _outcomes(chosen, keys, groups), measure) for name, chosen, keys, measure in scored]


def _outcomes(pairs: Sequence[_Pair], keys: Keys, groups: dict[str, int]) -> _Outcomes:
    """What `keys` says is right and was read for each pair, as columns."""
    found = [keys(item, reading) for item, reading in pairs]
    names = sorted({str(key) for pair in found for key in pair})
    return _Outcomes(
        np.array([names.index(str(right)) for right, _ in found], dtype=np.intp),
        np.array([names.index(str(read)) for _, read in found], dtype=np.intp),
        np.array([groups[item.id] for item, _ in pairs], dtype=np.intp),
    )


def _dear_mistake(reading: Reading) -> bool:
    return reading.sure and reading.label is Label.TECHNICAL


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
