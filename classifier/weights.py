"""How much each training item counts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.training_items import TrainingItem

DOCUMENT_WEIGHT = 0.5
"""Items of whole documents are many and alike, so each counts half."""
POINTED_WEIGHT = 0.15
"""Contrast pairs teach that the topic says nothing, which is true of hard cases and false on average."""


def weigh_items(items: Sequence[TrainingItem]) -> NDArray[np.float64]:
    """The weight of each item, shape (items,): plain excerpts count whole, documents and pointed items less."""

    def weight(item: TrainingItem) -> float:
        if item.document:
            return DOCUMENT_WEIGHT
        plain = item.annotator == "author-plain" or item.annotator.startswith("author-excerpt")
        return 1.0 if plain else POINTED_WEIGHT

    return np.array([weight(item) for item in items])
