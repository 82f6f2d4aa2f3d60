"""Who said what about which item, as a table of numbers that the statistics count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.intp]
MISSING = -1


@dataclass(frozen=True, slots=True)
class Vote:
    """One annotator's answers about one item."""

    item: str
    annotator: str
    answers: tuple[tuple[str, str | None], ...]
    """By question (label, strategy, driver); None where they gave none."""
    kind: str = ""
    """The kind of text, where it is known."""

    def answer(self, question: str) -> str | None:
        """What they said to a question."""
        return dict(self.answers).get(question)


@dataclass(frozen=True)
class VoteTable:
    """The answers to one question: a row for each item, or for all that were answered alike, by annotator."""

    codes: Codes
    """The place of each answer among `classes`; `MISSING` where there is none."""
    classes: tuple[str, ...]
    annotators: tuple[str, ...]

    @property
    def counts(self) -> NDArray[np.float64]:
        """How many annotators gave each class to each item, shape (items, classes)."""
        given = self.codes[:, :, None] == np.arange(len(self.classes))
        return np.asarray(given.sum(axis=1), dtype=np.float64)

    def condensed(self, weights: NDArray[np.float64]) -> tuple["VoteTable", NDArray[np.float64]]:
        """One row for all items that were answered alike, and how often those count together.

        The figures stay what they are, and many resamples of many items become quick to count.
        """
        codes, place = np.unique(self.codes, axis=0, return_inverse=True)
        order = np.argsort(place.ravel(), kind="stable")
        starts = np.searchsorted(place.ravel()[order], np.arange(len(codes)))
        summed = np.add.reduceat(weights[:, order], starts, axis=1) if len(codes) else weights
        return VoteTable(codes, self.classes, self.annotators), summed

    def only(self, place: int) -> "VoteTable":
        """The same about one class against all others."""
        codes = np.where(self.codes == MISSING, MISSING, (self.codes != place).astype(np.intp))
        return VoteTable(codes, (self.classes[place], "any other"), self.annotators)

    def of_annotators(self, places: Sequence[int]) -> "VoteTable":
        """The same for some of the annotators."""
        names = tuple(self.annotators[place] for place in places)
        return VoteTable(self.codes[:, list(places)], self.classes, names)

    def where(self, chosen: NDArray[np.bool_]) -> "VoteTable":
        """The same with the answers about all other items taken out; the items keep their places."""
        return VoteTable(np.where(chosen[:, None], self.codes, MISSING), self.classes, self.annotators)


def tabulate(votes: Iterable[Vote], question: str, keys: type[StrEnum] | Sequence[str]) -> VoteTable:
    """The answers to one question.

    Args:
        votes: One for each item and annotator; of several, the last counts.
        question: Which answers: label, strategy or driver.
        keys: What could be answered, in order.

    Returns:
        The table; its rows are the items in the order in which they are first named.
    """
    votes = list(votes)
    classes = tuple(str(key) for key in keys)
    items = tuple(dict.fromkeys(vote.item for vote in votes))
    annotators = tuple(sorted({vote.annotator for vote in votes}))
    row, column = ({name: place for place, name in enumerate(names)} for names in (items, annotators))
    place = {key: number for number, key in enumerate(classes)}
    codes = np.full((len(items), len(annotators)), MISSING, dtype=np.intp)
    for vote in votes:
        answer = vote.answer(question)
        codes[row[vote.item], column[vote.annotator]] = MISSING if answer is None else place[answer]
    return VoteTable(codes, classes, annotators)
