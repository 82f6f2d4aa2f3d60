"""Pairs of like items, found in plain products of arrays, a piece at a time so that memory stays small."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32] | NDArray[np.float16]
Ids = NDArray[np.int64]

_Near = tuple[NDArray[np.intp], Ids, NDArray[np.float32]]

MOST = 50
"""Partners kept for one new item: enough to connect it, and a text that stands there a thousand times stays cheap."""
BLOCK = 2048
"""Rows on each side of one product: 2048 by 2048 similarities take 16 MB."""
_DECIMALS = 5
"""Similarities are rounded, so that the last bits of a product never decide what belongs together."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two like items."""

    one: int
    """The smaller id."""
    other: int
    similarity: float


def find_matches(ids: Ids, vectors: Vectors, stored_ids: Ids, stored: Vectors, threshold: float) -> list[Match]:
    """Compare new items with each other and with those that are stored.

    Args:
        ids: Ids of the new items.
        vectors: Their vectors, of unit length, shape (new, width).
        stored_ids: Ids of the stored items; none of them new.
        stored: Their vectors, shape (stored, width); half precision will do, and an array on disk as well.
        threshold: The least similarity of like items.

    Returns:
        Every pair that is at least that alike, in the order of ids; for each new item the nearest `MOST` at most.
    """
    found: set[Match] = set()
    for start in range(0, len(ids), BLOCK):
        own, block = ids[start : start + BLOCK], np.asarray(vectors[start : start + BLOCK], dtype=np.float32)
        parts = [*_near(own, block, ids, vectors, threshold), *_near(own, block, stored_ids, stored, threshold)]
        found.update(_nearest(own, parts))
    return sorted(found)


def _near(own: Ids, block: Vectors, others: Ids, rows: Vectors, threshold: float) -> Iterator[_Near]:
    """Row of the block, id of the other item and similarity of each pair that is alike enough."""
    for start in range(0, len(others), BLOCK):
        similar = block @ np.asarray(rows[start : start + BLOCK], dtype=np.float32).T
        places, columns = np.nonzero(similar >= threshold - 10.0**-_DECIMALS)
        rounded = np.round(similar[places, columns], _DECIMALS)
        alike = rounded >= np.float32(threshold)
        places, columns, rounded = places[alike], columns[alike], rounded[alike]
        other = others[start + columns]
        apart = own[places] != other
        yield places[apart], other[apart], rounded[apart]


def _nearest(own: Ids, parts: list[_Near]) -> Iterator[Match]:
    places, others, similar = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    order = np.lexsort((others, -similar, places))
    places, others, similar = places[order], others[order], similar[order]
    first = np.searchsorted(places, places)  # where each item's own stretch begins
    kept = np.arange(len(places)) - first < MOST
    for one, other, similarity in zip(
        own[places[kept]].tolist(), others[kept].tolist(), similar[kept].tolist(), strict=True
    ):
        yield Match(min(one, other), max(one, other), round(similarity, _DECIMALS))
