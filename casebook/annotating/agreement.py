"""How far annotators agree: per question, key, pair of annotators and kind of text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from casebook.annotating.coefficients import AC1, ALPHA, KAPPA, PERCENT, Floats
from casebook.annotating.intervals import Measured, measure, resampled
from casebook.annotating.votes import Vote, VoteTable, tabulate
from codebook.errors import NothingToDoError
from codebook.keys import Driver, Label, Strategy
from codebook.many import many

QUESTIONS: Mapping[str, type[StrEnum]] = {"label": Label, "strategy": Strategy, "driver": Driver}
NAMES = (PERCENT, KAPPA, ALPHA, AC1)
TENTATIVE, GOOD = 0.667, 0.8
"""Krippendorff's bounds of alpha: below the first draw no conclusion, from the second on rely on it."""
ENOUGH = 200
"""Items with two labels below which an interval of alpha is too wide to call even tentative."""
_PAIR = 2


@dataclass(frozen=True)
class Figures:
    """The coefficients about some of the answers."""

    name: str
    """What they are about: a question, a key against all others, two annotators, or a kind of text."""
    measured: tuple[Measured, ...]

    def of(self, name: str) -> Measured:
        """The coefficient of that name."""
        return next(each for each in self.measured if each.name == name)


@dataclass(frozen=True)
class QuestionAgreement:
    """How far people agree about one question."""

    question: str
    overall: Figures
    by_key: tuple[Figures, ...]
    by_pair: tuple[Figures, ...]
    """Empty where two annotators or fewer answered: the pair is then all."""
    by_kind: tuple[Figures, ...]
    """Empty where no kind of text is known."""


@dataclass(frozen=True)
class AgreementReport:
    """How far people agree."""

    items: int
    shared: int
    """Items with labels of two annotators or more."""
    annotators: Mapping[str, int]
    """How many labels each gave."""
    questions: tuple[QuestionAgreement, ...]
    seed: int

    @property
    def alpha(self) -> Measured:
        """Krippendorff's alpha of the label: the one figure to name."""
        return self.questions[0].overall.of(ALPHA)


def report_agreement(votes: Sequence[Vote], *, seed: int) -> AgreementReport:
    """Measure agreement.

    About the strategy only those answers count whose annotator called the item adaptive, about the driver only those
    that saw a challenge: whoever saw none gave no answer, and it is treated as missing.

    Args:
        votes: One for each item and annotator.
        seed: Of the resampling behind the intervals: the same one gives the same figures.

    Raises:
        NothingToDoError: There is no vote.
    """
    votes = [vote for vote in votes if vote.answer("label") is not None]
    if not votes:
        raise NothingToDoError("there is no label to compare; label some items first")
    tables = {question: tabulate(votes, question, keys) for question, keys in QUESTIONS.items()}
    label = tables["label"]
    kinds = {vote.item: vote.kind for vote in votes}
    of_item = np.array(list(kinds.values()))
    weights = resampled(len(kinds), seed)
    return AgreementReport(
        items=len(kinds),
        shared=int(((label.codes >= 0).sum(axis=1) >= _PAIR).sum()),
        annotators=dict(zip(label.annotators, (label.codes >= 0).sum(axis=0).tolist(), strict=True)),
        questions=tuple(_question(question, table, of_item, weights) for question, table in tables.items()),
        seed=seed,
    )


def in_words(alpha: Measured) -> str:
    """What an alpha allows to conclude, as one sentence."""
    if alpha.value is None:
        return f"Agreement has no figure: {alpha.reason}."
    if alpha.low is None:
        return f"Agreement (alpha) is {alpha.value:.2f} and has no interval: {alpha.reason}."
    shown = f"Agreement (alpha) is {alpha.value:.2f}, with 95% certainty between {alpha.low:.2f} and {alpha.high:.2f}"
    if alpha.n < ENOUGH and alpha.low < TENTATIVE:
        few = many(alpha.n, "item with two labels does", "items with two labels do")
        return f"{shown}: {few} not settle it; label about {ENOUGH} twice."
    if alpha.low >= GOOD:
        return f"{shown}: rely on the labels."
    if alpha.low >= TENTATIVE:
        return f"{shown}: good enough for tentative conclusions."
    return f"{shown}: too low to build on; settle differences, mend the codebook and label again."


def _question(question: str, table: VoteTable, kinds: NDArray[np.str_], weights: Floats) -> QuestionAgreement:
    table, weights, kinds = _condensed(table, weights, kinds)
    named = [kind for kind in dict.fromkeys(kinds.tolist()) if kind]
    return QuestionAgreement(
        question,
        _figures(question, table, weights),
        tuple(_figures(key, table.only(place), weights) for place, key in enumerate(table.classes)),
        tuple(_pairs(table, weights)),
        tuple(_figures(kind, table.where(kinds == kind), weights) for kind in sorted(named)),
    )


def _condensed(
    table: VoteTable, weights: Floats, kinds: NDArray[np.str_]
) -> tuple[VoteTable, Floats, NDArray[np.str_]]:
    """One row for all items of a kind that were answered alike."""
    names = np.unique(kinds)
    parts = [
        VoteTable(table.codes[kinds == name], table.classes, table.annotators).condensed(weights[:, kinds == name])
        for name in names
    ]
    codes = np.concatenate([part.codes for part, _ in parts])
    of_row = np.concatenate([np.full(len(part.codes), name) for (part, _), name in zip(parts, names, strict=True)])
    return replace(table, codes=codes), np.concatenate([summed for _, summed in parts], axis=1), of_row


def _pairs(table: VoteTable, weights: Floats) -> Iterator[Figures]:
    places = range(len(table.annotators))
    if len(places) > _PAIR:
        for pair in combinations(places, _PAIR):
            part = table.of_annotators(pair)
            yield _figures(" and ".join(part.annotators), part, weights)


def _figures(name: str, table: VoteTable, weights: Floats) -> Figures:
    condensed, counted = table.condensed(weights)
    return Figures(name, tuple(measure(each, condensed, counted) for each in NAMES))
