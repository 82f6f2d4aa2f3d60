"""Groups of like items out of pairs: connected, but no chain from one trouble to another.

Pairs alone would chain: A like B and B like C puts A and C together though they have little in common. Each connected
component is therefore put together again from single items, the most alike first, and two parts join only while the
mean similarity over all pairs between them stays high enough (average linkage). The outcome depends on the items and
not on the order in which they came.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from casebook.recurrence.matching import Match, Vectors

_LARGEST = 1500
"""Items of a component that are compared each with each (9 MB); a larger one is cut at stricter thresholds first."""
_STRICTER = 0.05
_DECIMALS = 5
_FEWEST = 2
Group = tuple[int, ...]


def group_items(matches: Iterable[Match], vectors: Mapping[int, NDArray[np.floating]], threshold: float) -> list[Group]:
    """Put like items together.

    Args:
        matches: Every like pair, from `find_matches`: those kept from earlier logs and those of a new one alike.
        vectors: The vector of each item in a pair, of unit length.
        threshold: The least mean similarity between two parts that join.

    Returns:
        Groups of two or more ids, each sorted, in the order of their first. No item is in two of them.
    """
    groups: list[Group] = []
    for component, edges in connected(matches):
        groups += _split(component, edges, vectors, threshold)
    return sorted(groups)


def connected(matches: Iterable[Match]) -> list[tuple[Group, list[Match]]]:
    """The connected components of pairs, each with its pairs."""
    root: dict[int, int] = {}

    def find(item: int) -> int:
        root.setdefault(item, item)
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    kept = sorted(set(matches))
    for match in kept:
        one, other = find(match.one), find(match.other)
        root[max(one, other)] = min(one, other)
    members: dict[int, list[int]] = {}
    edges: dict[int, list[Match]] = {}
    for item in sorted(root):
        members.setdefault(find(item), []).append(item)
    for match in kept:
        edges.setdefault(find(match.one), []).append(match)
    return [(tuple(ids), edges[first]) for first, ids in sorted(members.items())]


def _split(
    component: Group, edges: Sequence[Match], vectors: Mapping[int, NDArray[np.floating]], threshold: float
) -> list[Group]:
    if len(component) <= _LARGEST:
        rows = np.stack([vectors[item] for item in component]).astype(np.float32)
        return [tuple(component[place] for place in part) for part in link_by_average(rows, threshold)]
    weakest = min(match.similarity for match in edges)
    if weakest >= 1 - _STRICTER:  # thousands of the same words: one group, whatever the pairs
        return [component]
    kept = [match for match in edges if match.similarity >= weakest + _STRICTER]
    return [group for part, inner in connected(kept) for group in _split(part, inner, vectors, threshold)]


def link_by_average(rows: Vectors, threshold: float) -> list[list[int]]:
    """Average linkage: places of rows that belong together, in parts of two or more.

    Of equally alike parts, those that hold the earliest rows join first.
    """
    sums = np.asarray(rows, dtype=np.float64) @ np.asarray(rows, dtype=np.float64).T
    sizes = np.ones(len(rows))
    parts: dict[int, list[int]] = {place: [place] for place in range(len(rows))}
    alive = np.ones(len(rows), dtype=bool)
    np.fill_diagonal(sums, -np.inf)
    means = np.round(sums, _DECIMALS)
    best = means.argmax(axis=1)
    value = means.max(axis=1)
    while len(parts) > 1:
        one = int(value.argmax())
        other = int(best[one])
        if value[one] < threshold:
            break
        one, other = min(one, other), max(one, other)
        parts[one] += parts.pop(other)
        alive[other] = False
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sizes[one] += sizes[other]
        sums[one, one] = -np.inf
        sums[other] = sums[:, other] = -np.inf
        means[other] = means[:, other] = -np.inf
        means[one] = np.round(sums[one] / (sizes[one] * sizes), _DECIMALS)
        means[:, one] = means[one]
        value[other] = -np.inf
        nearer = alive & ((means[one] > value) | ((means[one] == value) & (one < best)))
        best[nearer], value[nearer] = one, means[one][nearer]
        stale = np.nonzero(alive & ((best == other) | ((best == one) & (means[one] < value))))[0]
        for place in {one, *stale.tolist()}:
            best[place] = means[place].argmax()
            value[place] = means[place, best[place]]
    return sorted(sorted(part) for part in parts.values() if len(part) >= _FEWEST)
