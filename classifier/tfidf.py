"""A lexical encoder: TF-IDF over words, word pairs and pieces of words.

The weighting is that of scikit-learn's `TfidfVectorizer(analyzer=terms, sublinear_tf=True)`, which fits it; here it
is plain Python and numpy, so that a reading never waits for scikit-learn to load.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
_MAX_SEEN = 10_000  # words, at some hundred bytes each: memory stays flat however long the log
_LONG = 40


def terms(text: str) -> list[str]:
    """The terms of a text: words, pairs of neighbouring words, and pieces of 3 to 5 letters within a word.

    Digits become 0: a room number says nothing about the kind of challenge.
    """
    words = _words(text)
    return [*words, *_pairs(words), *(piece for word in words for piece in _pieces(word))]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate(_QUOTES).casefold()
    return _WORD.findall(_DIGITS.sub("0", plain))


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(words)]


def _pieces(word: str) -> list[str]:
    padded = f"_{word}_"
    return [f"#{padded[i : i + length]}" for length in _PIECE_LENGTHS for i in range(len(padded) - length + 1)]


@dataclass(frozen=True)
class TfidfEncoder:
    """TF-IDF rows of unit length over a fixed vocabulary."""

    kind: ClassVar[str] = "tfidf"
    files: ClassVar[tuple[str, ...]] = ("encoder.npz",)

    columns: Mapping[str, int]
    """Column of each known term."""
    idf: NDArray[np.float32]
    """Inverse document frequency of each column."""
    _seen: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The columns of the pieces of words met before: most of a text's words are common ones."""

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
        words = _words(text)
        found = self._known([*words, *_pairs(words)])
        for word in words:
            found += self._pieces_of(word)
        counts = Counter(found)
        places = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self.idf[places]
        return places, weights / np.linalg.norm(weights) if counts else weights

    def _pieces_of(self, word: str) -> list[int]:
        known = self._seen.get(word)
        if known is None:
            known = self._known(_pieces(word))
            if len(self._seen) >= _MAX_SEEN:
                self._seen.clear()
            if len(word) <= _LONG:
                self._seen[word] = known
        return known

    def _known(self, found: Sequence[str]) -> list[int]:
        return [column for term in found if (column := self.columns.get(term)) is not None]

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
