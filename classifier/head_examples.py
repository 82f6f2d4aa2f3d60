"""What heads are fitted on: rows with their right columns and weights, from training items and from annotations."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from classifier.annotations import Annotation, same_words
from classifier.encoder import Rows
from classifier.heads import HEAD_KEYS
from classifier.training_items import TrainingItem, wanted_key
from classifier.weights import weigh_items

ANNOTATION_WEIGHT = 3.0
"""What an annotated text counts beside a plain base item's 1: it is real, and the team's own. Several annotations of
one text share it. A judgement: of 1 to 15, tried by halves on 137 real texts, all read 0.70 to 0.72 of the labels (0.69
without annotations), which is within chance, while the dev macro-F1 fell from 0.89 to 0.88."""
FOLDS = 3
"""Into how many parts annotations are cut, each read by heads fitted without it. Of 3 and 5, tried with 100 of them,
the temperatures came out alike, and five take half as long again."""


@dataclass(frozen=True)
class Examples:
    """Rows, and for each head the right column of each; -1 where the head does not apply or nobody said."""

    rows: Rows
    """An array, or where the encoder knows words a sparse one of scipy's."""
    columns: Mapping[str, NDArray[np.intp]]
    weights: NDArray[np.float64]
    folds: NDArray[np.intp]
    """The fold of each row; rows of the same words share one."""
    learned: NDArray[np.bool_]
    """Which rows are of items that a fine-tuned encoder learned from: its own columns are empty there."""
    sentence_width: int
    """How many of the first columns come from a fine-tuned encoder."""

    def where(self, chosen: NDArray[np.bool_]) -> "Examples":
        """The chosen rows alone."""
        return replace(
            self,
            rows=self.rows[chosen],
            columns={name: each[chosen] for name, each in self.columns.items()},
            weights=self.weights[chosen],
            folds=self.folds[chosen],
            learned=self.learned[chosen],
        )

    def unseen(self) -> "Examples":
        """The rows that no encoder learned from."""
        return self.where(~self.learned)

    def known_to(self, head: str) -> "Examples":
        """The rows that a head can learn from."""
        return self.where(self.columns[head] >= 0)

    def beside(self, other: "Examples") -> "Examples":
        """These rows, then the other ones."""
        return Examples(
            _stacked(self.rows, other.rows),
            {name: np.concatenate([each, other.columns[name]]) for name, each in self.columns.items()},
            np.concatenate([self.weights, other.weights]),
            np.concatenate([self.folds, other.folds]),
            np.concatenate([self.learned, other.learned]),
            self.sentence_width,
        )


def of_items(items: Sequence[TrainingItem], rows: Rows, sentence_width: int, *, learned: bool = False) -> Examples:
    """Training items with their rows; they belong to no fold."""
    columns = {head: _columns(head, [wanted_key(item, head) for item in items]) for head in HEAD_KEYS}
    folds = np.full(len(items), -1, dtype=np.intp)
    return Examples(rows, columns, weigh_items(items), folds, np.full(len(items), learned), sentence_width)


def of_annotations(annotations: Sequence[Annotation], rows: Rows, sentence_width: int) -> Examples:
    """Annotations with their rows, in folds of about equal numbers of texts."""
    words = [same_words(each.text) for each in annotations]
    times = Counter(words)
    # Ordered by hash, so that neighbours in a document do not share a fold and the files' order does not matter.
    fold = {each: place % FOLDS for place, each in enumerate(sorted(times, key=_digest))}
    return Examples(
        rows,
        {
            "label": _columns("label", [each.label for each in annotations]),
            "strategy": _columns("strategy", [each.strategy for each in annotations]),
            "driver": _columns("driver", [each.driver for each in annotations]),
        },
        np.array([ANNOTATION_WEIGHT / times[each] for each in words]),
        np.array([fold[each] for each in words], dtype=np.intp),
        np.zeros(len(words), dtype=bool),
        sentence_width,
    )


def _stacked(first: Rows, second: Rows) -> Rows:
    if isinstance(first, np.ndarray):
        return np.concatenate([first, second])
    from scipy.sparse import vstack  # comes with scikit-learn, and takes as long to load

    stacked: Rows = vstack([first, second], format="csr")
    return stacked


def _columns(head: str, keys: Sequence[StrEnum | None]) -> NDArray[np.intp]:
    return np.array([-1 if key is None else HEAD_KEYS[head].index(key) for key in keys], dtype=np.intp)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
