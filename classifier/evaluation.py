"""Measures a model on labelled texts: each figure with n and a 95% interval, beside two baselines."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from classifier.baselines import KEYWORDS, MAJORITY, read_as_commonest, read_by_keywords
from classifier.bootstrap import estimate
from classifier.classifier import Classifier
from classifier.figures import (
    LABELS,
    Figure,
    Pair,
    calibration_figures,
    confidences,
    groups_of,
    headline_figures,
    is_right,
    macro_f1_figure,
    read_columns,
    right_columns,
)
from classifier.labelled import LabelledText, from_items
from classifier.metrics import accuracy, confusion, macro_f1, surest, surest_accuracy
from classifier.readings import Reading
from classifier.training_items import TrainingItem

__all__ = ["Report", "Score", "SurestPart", "accuracy", "evaluate", "macro_f1", "report_on", "score_readings"]

FEW = 30
"""Below so many texts a figure says little, and is marked."""
COVERAGES = (0.3, 0.5, 0.7, 0.9, 1.0)
_MOST_ROWS = 20
"""A file may name hundreds of domains; those with the most texts are shown."""
_BASELINE_FIGURES = 3
"""The first figures, about the label alone, are what baselines are given with intervals for."""


@dataclass(frozen=True)
class Score:
    """One figure with its uncertainty."""

    name: str
    value: float
    """Not a number where there is no text to measure on."""
    low: float
    """So are the bounds then, and where all texts come from one document."""
    high: float
    n: int
    """Texts (or pairs) that the figure is about."""
    majority: float | None = None
    """What always giving the commonest answer reaches on the same texts, where that can be said."""
    keywords: float | None = None
    """What the keyword rule reaches on the same texts."""
    key: str = ""
    """Its name in JSON."""

    @property
    def few(self) -> bool:
        """Whether it is about too few texts to lean on."""
        return self.n < FEW


@dataclass(frozen=True)
class SurestPart:
    """A point of the risk-coverage curve."""

    part: float
    """Which part of the texts: the surest so many."""
    least: float
    """The lowest probability among them."""
    score: Score
    """How many of them are right."""


@dataclass(frozen=True)
class Report:
    """All that was measured of one model on one set of texts."""

    model: str
    n: int
    groups: int
    """Documents, pairs and sources that the texts come from."""
    scores: tuple[Score, ...]
    calibration: tuple[Score, ...]
    confusion: tuple[tuple[int, ...], ...]
    """How often each right label (row) was read as each label (column), in the codebook's order."""
    risk_coverage: tuple[SurestPart, ...]
    by_domain: tuple[Score, ...]
    """Three-way macro-F1 of each domain; empty where no text names one."""
    by_kind: tuple[Score, ...]
    baselines: tuple[tuple[str, tuple[Score, ...]], ...]
    """By name, the figures of the label for the commonest answer and the keyword rule on the same texts."""


def evaluate(folder: Path, items: Sequence[TrainingItem]) -> list[Score]:
    """Read training items with the model in `folder` and score it."""
    labelled = from_items(items)
    return score_readings(Classifier.load(folder).read([each.text for each in labelled], evidence=False), labelled)


def score_readings(readings: Sequence[Reading], labelled: Sequence[LabelledText]) -> list[Score]:
    """The headline figures of some readings, beside the baselines on the same texts."""
    return _scores(_Texts(labelled, readings, _by_keywords(labelled)), headline_figures)


def report_on(classifier: Classifier, labelled: Sequence[LabelledText]) -> Report:
    """Read labelled texts and measure everything.

    Args:
        classifier: The model to measure.
        labelled: At least one text.
    """
    readings = classifier.read([each.text for each in labelled], evidence=False)
    texts = _Texts(labelled, readings, _by_keywords(labelled))
    pairs = list(zip(labelled, readings, strict=True))
    table = confusion(right_columns(pairs), read_columns(pairs), len(LABELS))
    return Report(
        model=classifier.model.id,
        n=len(pairs),
        groups=len(set(groups_of(pairs))),
        scores=tuple(_scores(texts, headline_figures)),
        calibration=tuple(_scores(texts, calibration_figures)),
        confusion=tuple(tuple(int(count) for count in row) for row in table),
        risk_coverage=tuple(_surest_part(pairs, part) for part in COVERAGES),
        by_domain=tuple(_by(lambda text: text.domain, texts)),
        by_kind=tuple(_by(lambda text: text.kind, texts)),
        baselines=(
            (MAJORITY, tuple(_label_scores(labelled, read_as_commonest(labelled)))),
            (KEYWORDS, tuple(_label_scores(labelled, texts.keywords))),
        ),
    )


@dataclass(frozen=True)
class _Texts:
    """Labelled texts, and what the model and the keyword rule read."""

    labelled: Sequence[LabelledText]
    readings: Sequence[Reading]
    keywords: Sequence[Reading]


def _by_keywords(labelled: Sequence[LabelledText]) -> list[Reading]:
    return [read_by_keywords(text.text) for text in labelled]


def _scores(texts: _Texts, figures: Callable[[Sequence[Pair]], list[Figure]]) -> list[Score]:
    """Measure figures of the readings, and the same figures of the baselines on the same texts."""
    every = (texts.readings, read_as_commonest(texts.labelled), texts.keywords)
    of = [figures(list(zip(texts.labelled, each, strict=True))) for each in every]
    return [_score(*same) for same in zip(*of, strict=True)]


def _score(figure: Figure, majority: Figure | None = None, keywords: Figure | None = None) -> Score:
    """The figure with its interval, and what the baselines reach."""
    found = estimate(figure.measure, figure.groups)
    bounds = (found.value, found.low, found.high)
    return Score(figure.name, *bounds, len(figure.groups), _beside(majority), _beside(keywords), figure.key)


def _beside(baseline: Figure | None) -> float | None:
    if baseline is None or not baseline.compared or not baseline.groups:
        return None
    return baseline.measure(np.ones(len(baseline.groups)))


def _label_scores(labelled: Sequence[LabelledText], readings: Sequence[Reading]) -> list[Score]:
    """The figures of the label alone, as a baseline is given them."""
    figures = headline_figures(list(zip(labelled, readings, strict=True)))[:_BASELINE_FIGURES]
    return [_score(figure) for figure in figures]


def _surest_part(pairs: Sequence[Pair], part: float) -> SurestPart:
    sure = confidences(pairs)
    hits = np.array([is_right(*pair) for pair in pairs])
    percent = round(part * 100)
    order = surest(sure, 1.0)
    sorted_sure, sorted_hits = sure[order], hits[order]  # once: sorting what is in order costs a resample little
    found = estimate(lambda w: surest_accuracy(sorted_sure, sorted_hits, part, w[order]), groups_of(pairs))
    chosen = surest(sure, part)
    bounds = (found.value, found.low, found.high)
    score = Score(f"surest {percent}%", *bounds, len(chosen), key=f"surest_{percent}")
    return SurestPart(part, float(sure[chosen].min()), score)


def _by(group: Callable[[LabelledText], str | None], texts: _Texts) -> list[Score]:
    """Macro-F1 of the texts of each domain or kind, most texts first, those that name none at the end."""
    names = [group(text) for text in texts.labelled]
    counts = Counter(name for name in names if name is not None)
    known = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST_ROWS]
    found = []
    for name in [*known, None] if known and None in names else known:
        chosen = [place for place, own in enumerate(names) if own == name]
        labelled = [texts.labelled[place] for place in chosen]
        readings, keywords = ([of[place] for place in chosen] for of in (texts.readings, texts.keywords))
        found += _scores(_Texts(labelled, readings, keywords), partial(_macro_f1, name or "not given"))
    return found


def _macro_f1(title: str, pairs: Sequence[Pair]) -> list[Figure]:
    return [macro_f1_figure(title, title, pairs)]
