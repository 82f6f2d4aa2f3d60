"""A lexical encoder: TF-IDF over words, word pairs and pieces of words.

The weighting is that of scikit-learn's `TfidfVectorizer(analyzer=terms, sublinear_tf=True)`, which fits it; here it
is plain Python and numpy, so that a reading never waits for scikit-learn to load.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from classifier.encoder import MAX_CHARACTERS, Rows

_PIECE_LENGTHS = (3, 4, 5)
_WORD = re.compile(r"\w+(?:'\w+)?")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_DIGITS = re.compile(r"\d+")


def terms(text: str) -> list[str]:
    """The terms of a text: words, pairs of neighbouring words, and pieces of 3 to 5 letters within a word.

    Digits become 0: a room number says nothing about the kind of challenge.
    """
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate(_QUOTES).casefold()
    words = _WORD.findall(_DIGITS.sub("0", plain))
    found = list(words)
    found += [f"{first} {second}" for first, second in pairwise(words)]
    for word in words:
        padded = f"_{word}_"
        for length in _PIECE_LENGTHS:
            found += [f"#{padded[i : i + length]}" for i in range(len(padded) - length + 1)]
    return found


@dataclass(frozen=True)
class TfidfEncoder:
    """TF-IDF rows of unit length over a fixed vocabulary."""

    kind: ClassVar[str] = "tfidf"
    files: ClassVar[tuple[str, ...]] = ("encoder.npz",)

    columns: Mapping[str, int]
    """Column of each known term."""
    idf: NDArray[np.float32]
    """Inverse document frequency of each column."""

    @property
    def width(self) -> int:
        """How many terms are known."""
        return len(self.idf)

    def encode(self, texts: Sequence[str]) -> Rows:
        """Encode texts; see `classifier.encoder.Encoder`."""
        rows = np.zeros((len(texts), self.width), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            places, values = self.entries(text)
            row[places] = values
        return rows

    def entries(self, text: str) -> tuple[NDArray[np.intp], Rows]:
        """What of a text's row is not zero: the columns, each once, and their values."""
        counts = Counter(column for term in terms(text) if (column := self.columns.get(term)) is not None)
        places = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self.idf[places]
        return places, weights / np.linalg.norm(weights) if counts else weights

    def save(self, folder: Path) -> None:
        """Write the encoder into a model folder."""
        np.savez_compressed(folder / self.files[0], **self.as_arrays())  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: Path) -> "TfidfEncoder":
        """Load the encoder of a model folder."""
        with (folder / cls.files[0]).open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return cls.from_arrays(dict(file))

    def as_arrays(self) -> dict[str, NDArray[np.generic]]:
        """The encoder as plain arrays, for `numpy.savez`."""
        ordered = sorted(self.columns, key=lambda term: self.columns[term])
        return {"terms": np.frombuffer("\n".join(ordered).encode(), dtype=np.uint8), "idf": self.idf}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "TfidfEncoder":
        """Rebuild an encoder from what `as_arrays` gave."""
        ordered = arrays["terms"].tobytes().decode().split("\n")
        return cls({term: column for column, term in enumerate(ordered)}, arrays["idf"].astype(np.float32))
