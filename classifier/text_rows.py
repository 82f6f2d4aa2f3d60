"""Rows of sentences and words as they are scored: of the words, only what a text has."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.encoder import Rows

Entries = tuple[NDArray[np.intp], Rows]
"""What of a text's row is not zero: the columns, each once, and their values."""


@dataclass(frozen=True)
class TextRows:
    """Rows of some texts: numbers of the sentence encoder, then words by column and value.

    A text has about 200 of 10,000 terms. Written out, its row takes 40 kB, and its product with a head's weights is
    mostly by zeros and large enough that the linear algebra library keeps a thread spinning on every processor.
    """

    sentences: Rows
    """The first columns, written out; none where the encoder knows words alone."""
    words: Sequence[Entries]
    """Of each text, what is not zero in the columns behind them."""

    def times(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """The product of the rows with `columns`, shape (width, classes); gives (rows, classes)."""
        split = self.sentences.shape[1]
        # einsum works on one thread; the product of so few rows is not worth waking another.
        products: NDArray[np.float64] = np.einsum("ij,jk->ik", self.sentences.astype(np.float64), columns[:split])
        counts = np.array([len(places) for places, _ in self.words], dtype=np.intp)
        filled = np.flatnonzero(counts)
        if len(filled):
            places = np.concatenate([each for each, _ in self.words])
            values = np.concatenate([each for _, each in self.words]).astype(np.float64)
            starts = (np.cumsum(counts) - counts)[filled]
            products[filled] += np.add.reduceat(columns[split + places] * values[:, np.newaxis], starts, axis=0)
        return products
