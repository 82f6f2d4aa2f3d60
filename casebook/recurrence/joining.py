"""Puts found pairs and people's own together, such that what people keep apart stays apart."""

from collections import Counter
from collections.abc import Iterable, Mapping

from casebook.recurrence.by_hand import ByHand
from casebook.recurrence.matching import Match

_LINKS = 10
"""Links kept from one item to earlier ones of its group: enough to connect it and to show the nearest."""


def join(matches: Iterable[Match], by_hand: ByHand, items: Mapping[int, object]) -> list[Match]:
    """The pairs to keep: their connected components are the groups.

    Pairs are taken up by hand first, then the most alike first; one that would bring together what a person keeps apart
    is left out, and so is every other pair between the two sides.

    Args:
        matches: What was found.
        by_hand: What people said.
        items: The items that are there, by id; what people said of others waits until those are back.
    """
    own = [Match(one, other, 1.0) for one, other in by_hand.same if one in items and other in items]
    found = [match for match in matches if (match.one, match.other) not in by_hand.same]
    ordered = sorted(own) + sorted(found, key=lambda match: (-match.similarity, match))
    sides = _Sides(by_hand.different)
    for match in ordered:
        sides.join(match.one, match.other)
    links: Counter[int] = Counter()
    joined = _Sides(())
    kept = []
    for number, match in enumerate(ordered):
        if sides.of(match.one) != sides.of(match.other):
            continue
        links[match.other] += 1
        needed = joined.of(match.one) != joined.of(match.other)
        if needed or number < len(own) or links[match.other] <= _LINKS:
            joined.join(match.one, match.other)
            kept.append(match)
    return sorted(kept)


class _Sides:
    """Groups that grow, but never hold both items of a pair that is kept apart."""

    def __init__(self, apart: Iterable[tuple[int, int]]) -> None:
        self._root: dict[int, int] = {}
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def of(self, item: int) -> int:
        self._root.setdefault(item, item)
        while self._root[item] != item:
            self._root[item] = self._root[self._root[item]]
            item = self._root[item]
        return item

    def join(self, one: int, other: int) -> None:
        one, other = self.of(one), self.of(other)
        if one == other or other in {self.of(each) for each in self._apart.get(one, ())}:
            return
        self._root[other] = one
        self._apart[one] = self._apart.get(one, set()) | self._apart.pop(other, set())
