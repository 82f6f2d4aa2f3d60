"""What the queue is made of: candidates, why an item was drawn, and how the wide and the doubtful are found."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from codebook.keys import Label

LABELS = tuple(Label)
Vectors = NDArray[np.floating]


class Drawn(StrEnum):
    """Why an item came up; kept with each annotation."""

    RANDOM = "random"
    """By chance: the only items that anything is measured on."""
    UNCERTAIN = "uncertain"
    DIVERSE = "diverse"
    DISAGREEING = "disagreeing"
    SUSPECT = "suspect"
    EASY = "easy"
    GOLD = "gold"
    FILE = "file"
    """It came in a file that did not say why."""


@dataclass(frozen=True)
class Candidate:
    """An item that could be labelled."""

    key: str
    """The same in every run and casebook."""
    text: str
    p: tuple[float, ...]
    """Probability of each label; of a labelled item by a model that did not learn from it."""
    votes: Mapping[str, Label] = field(default_factory=dict)
    """Labels so far, by annotator."""
    rule: Label | None = None
    """What the keyword rule says; None where it finds no cue."""
    gold: Label | None = None
    """The settled label."""
    returned: str = ""
    """Why it was sent back to be labelled again; empty where it was not."""

    @property
    def guess(self) -> Label:
        """The likeliest label."""
        return LABELS[int(np.argmax(self.p))]

    @property
    def margin(self) -> float:
        """By how much the likeliest label leads."""
        second, first = sorted(self.p)[-2:]
        return first - second


def chance(seed: int, *parts: str) -> float:
    """A number from 0 up to 1 that depends on nothing but these words: other items change nothing about it."""
    digest = hashlib.sha256("\n".join((str(seed), *parts)).encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


def farthest_first(vectors: Vectors, known: Sequence[int], wanted: int) -> list[int]:
    """The k-center walk: each time the row that is least like all known and chosen ones.

    Args:
        vectors: One row for each item.
        known: Rows that are covered already; without any, the walk starts beside the middle.
        wanted: How many rows to choose.

    Returns:
        The chosen rows, in the order in which they were chosen; of equal ones the first.
    """
    rows: NDArray[np.float32] = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    start = rows[list(known)] if len(known) else rows.mean(axis=0, keepdims=True)
    nearest = np.full(len(rows), -np.inf, dtype=np.float32)
    for first in range(0, len(start), 256):
        nearest = np.maximum(nearest, (rows @ start[first : first + 256].T).max(axis=1))
    nearest[list(known)] = np.inf
    chosen: list[int] = []
    for _ in range(min(wanted, len(rows) - len(known))):
        place = int(np.argmin(nearest))
        chosen.append(place)
        nearest = np.maximum(nearest, rows @ rows[place])
        nearest[place] = np.inf
    return chosen
