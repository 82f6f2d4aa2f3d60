"""What people said of pairs: the same trouble, or not. It goes before what was found, and outlives it."""

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.database.preferences import get_setting, set_setting
from codebook.errors import UsageError

Pair = tuple[int, int]
_KEY = "likenesses_by_hand"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Pairs of items, each with the smaller id first."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def said_by_hand(casebook: Casebook) -> ByHand:
    """What people said so far."""
    kept = get_setting(casebook, _KEY, {})
    return ByHand(_pairs(kept.get("same", ())), _pairs(kept.get("different", ())))


def say_by_hand(casebook: Casebook, one: int, other: int, *, same: bool) -> ByHand:
    """Keep that two items are the same trouble, or that they are not; the last word counts.

    Raises:
        UsageError: It is one item only.
        CasebookError: One of them is not there.
    """
    if one == other:
        raise UsageError(f"item {one} was given twice; name two items")
    for item_id in (one, other):
        get_item(casebook, item_id)
    pair = (min(one, other), max(one, other))
    before = said_by_hand(casebook)
    now = ByHand(
        before.same | {pair} if same else before.same - {pair},
        before.different - {pair} if same else before.different | {pair},
    )
    set_setting(
        casebook,
        _KEY,
        {
            "same": [list(each) for each in sorted(now.same)],
            "different": [list(each) for each in sorted(now.different)],
        },
    )
    return now


def _pairs(kept: Iterable[Iterable[int]]) -> frozenset[Pair]:
    return frozenset((one, other) for one, other in kept)
