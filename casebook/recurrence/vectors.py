"""One vector for each item, such that like items lie close: the model's rows joined with the words themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from casebook.recurrence.directions import Directions, shipped_directions
from casebook.recurrence.words import WIDTH, word_vectors
from classifier.encoder import Encoder
from classifier.joined_encoder import JoinedEncoder

MODEL_SHARE = 0.5
"""How much of the similarity the model's rows decide; the words decide the rest."""
_VERSION = 1
"""Raised when vectors are made in another way, so that stored ones are made anew."""


@dataclass(frozen=True)
class ItemEncoder:
    """Makes vectors of items with one encoder."""

    encoder: Encoder
    directions: Directions | None

    @classmethod
    def of(cls, encoder: Encoder) -> "ItemEncoder":
        """With the directions that are taken out of this encoder's rows, where they are known.

        Of a model that joins sentence rows with words, the sentence rows alone are used: the words come weighted here.
        """
        sentences = encoder.sentences if isinstance(encoder, JoinedEncoder) else encoder
        return cls(sentences, shipped_directions(sentences))

    @property
    def key(self) -> str:
        """To be stored beside vectors: those of another key cannot be compared with these."""
        return f"{_VERSION}-{self.directions.encoder[:16] if self.directions else 'words'}"

    @property
    def width(self) -> int:
        """How many numbers a vector holds."""
        return WIDTH + (self.encoder.width if self.directions else 0)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float16]:
        """Vectors of unit length, in half precision; a text without words or meaning gives zeros.

        The product of two is the weighted mean of two cosines: of the model's rows, which know that two wordings mean
        much the same, and of the weighted words, which know what the talk is about.
        """
        words = word_vectors(texts)
        if not self.directions or not texts:
            return np.zeros((len(texts), self.width), dtype=np.float16) if not texts else words.astype(np.float16)
        topics = self.directions.topics(self.encoder.encode(texts))
        return np.hstack([sqrt(MODEL_SHARE) * topics, sqrt(1 - MODEL_SHARE) * words]).astype(np.float16)
