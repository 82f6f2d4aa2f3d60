"""The figures of an evaluation: over which texts each is, and what it counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from classifier.bootstrap import Measure
from classifier.labelled import LabelledText
from classifier.metrics import (
    Columns,
    Floats,
    brier_scores,
    calibration_error,
    log_losses,
    macro_f1,
    mean,
    share,
)
from classifier.readings import Reading
from codebook.keys import Label

LABELS = tuple(Label)
Pair = tuple[LabelledText, Reading]
Hit = Callable[[LabelledText, Reading], bool]


@dataclass(frozen=True)
class Figure:
    """One figure, ready to be measured."""

    key: str
    """Its name in JSON."""
    name: str
    """Its name for people."""
    groups: tuple[str, ...]
    """The group of each thing that it is about; their number is the figure's n."""
    measure: Measure
    compared: bool = True
    """Whether a baseline has it too: a keyword rule is never sure."""


def headline_figures(pairs: Sequence[Pair]) -> list[Figure]:
    """How good the answers are, and what `sure` is worth."""
    challenges = [pair for pair in pairs if pair[0].label is not Label.NONE]
    adaptive = [pair for pair in pairs if pair[0].label is Label.ADAPTIVE]
    with_strategy = [pair for pair in adaptive if pair[0].strategies]
    with_driver = [pair for pair in challenges if pair[0].drivers]
    sure = [pair for pair in pairs if pair[1].sure]
    return [
        macro_f1_figure("macro_f1", "three-way macro-F1", pairs),
        _share("accuracy", "three-way accuracy", pairs, is_right),
        _share("technical_against_adaptive", "technical against adaptive", challenges, _is_right_challenge),
        _share("strategy_first", "strategy, first of six", with_strategy, _names_strategy(1)),
        _share("strategy_first_two", "strategy, first two", with_strategy, _names_strategy(2)),
        _share("driver_first", "driver, first of eight", with_driver, _names_driver(1)),
        _share("driver_first_two", "driver, first two", with_driver, _names_driver(2)),
        _contrast_pairs(pairs),
        _share("sure_precision", "sure readings that are right", sure, is_right, compared=False),
        _share("sure_share", "items that are sure", pairs, lambda _, reading: reading.sure, compared=False),
        _share("dear_mistakes", "adaptive items called technical and sure", adaptive, _is_dear, compared=False),
    ]


def calibration_figures(pairs: Sequence[Pair]) -> list[Figure]:
    """Whether the label's probabilities mean what they say."""
    groups = groups_of(pairs)
    p, right = probabilities(pairs), right_columns(pairs)
    confidence = confidences(pairs)
    hits = np.array([is_right(*pair) for pair in pairs])
    briers, losses = brier_scores(p, right), log_losses(p, right)
    return [
        Figure("ece", "calibration error (10 bins)", groups, lambda w: calibration_error(confidence, hits, w)),
        Figure("brier", "Brier score (0 to 2)", groups, lambda w: mean(briers, w)),
        Figure("log_loss", "log loss", groups, lambda w: mean(losses, w)),
    ]


def macro_f1_figure(key: str, name: str, pairs: Sequence[Pair]) -> Figure:
    """Three-way macro-F1 of some texts."""
    right = right_columns(pairs)
    read = read_columns(pairs)
    return Figure(key, name, groups_of(pairs), lambda weights: macro_f1(right, read, weights))


def is_right(text: LabelledText, reading: Reading) -> bool:
    """Whether the label is the right one."""
    return text.label is reading.label


def groups_of(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """The group of each text."""
    return tuple(text.group for text, _ in pairs)


def right_columns(pairs: Sequence[Pair]) -> Columns:
    """The right label of each text, as its place in the codebook."""
    return np.array([LABELS.index(text.label) for text, _ in pairs], dtype=np.intp)


def read_columns(pairs: Sequence[Pair]) -> Columns:
    """The read label of each text, as its place in the codebook."""
    return np.array([LABELS.index(reading.label) for _, reading in pairs], dtype=np.intp)


def probabilities(pairs: Sequence[Pair]) -> Floats:
    """Probabilities of the labels, shape (texts, 3)."""
    rows = [[reading.p[label] for label in LABELS] for _, reading in pairs]
    return np.array(rows, dtype=np.float64).reshape(-1, len(LABELS))


def confidences(pairs: Sequence[Pair]) -> Floats:
    """The probability of the label that was read, for each text."""
    return np.array([reading.p[reading.label] for _, reading in pairs], dtype=np.float64)


def _share(key: str, name: str, pairs: Sequence[Pair], hit: Hit, *, compared: bool = True) -> Figure:
    hits = np.array([hit(*pair) for pair in pairs], dtype=np.bool_)
    return Figure(key, name, groups_of(pairs), lambda weights: share(hits, weights), compared)


def _contrast_pairs(pairs: Sequence[Pair]) -> Figure:
    both = list(_partners(pairs))
    hits = np.array([is_right(*first) and is_right(*second) for first, second in both], dtype=np.bool_)
    groups = tuple(first[0].group for first, _ in both)
    return Figure("contrast_pairs", "contrast pairs, both right", groups, lambda weights: share(hits, weights))


def _partners(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Contrast partners that are both there."""
    paired = sorted((pair for pair in pairs if pair[0].pair), key=lambda pair: str(pair[0].pair))
    for _, members in groupby(paired, key=lambda pair: pair[0].pair):
        together = list(members)
        if len(together) == 2:  # noqa: PLR2004 - a pair
            yield together[0], together[1]


def _is_right_challenge(text: LabelledText, reading: Reading) -> bool:
    adaptive = reading.p[Label.ADAPTIVE] > reading.p[Label.TECHNICAL]
    return text.label is (Label.ADAPTIVE if adaptive else Label.TECHNICAL)


def _is_dear(_: LabelledText, reading: Reading) -> bool:
    return reading.sure and reading.label is Label.TECHNICAL


def _names_strategy(first: int) -> Hit:
    return lambda text, reading: any(key in text.strategies for key, _ in reading.strategy[:first])


def _names_driver(first: int) -> Hit:
    return lambda text, reading: any(key in text.drivers for key, _ in reading.driver[:first])
