"""A window over many items: all ids at once, the items themselves in pieces as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
PIECE = 200
"""Items that are fetched together."""
_KEPT = 40
"""Pieces that are kept; the ones not looked at for longest go first."""


class Window(Generic[Item]):
    """Gives the item at an index, or asks for it."""

    def __init__(
        self, ids: Sequence[int], ask: Callable[[int, Sequence[int]], None], *, before: "Window[Item] | None" = None
    ) -> None:
        """Hold the ids.

        Args:
            ids: All of them, in order.
            ask: Is called with a piece's number and its ids, once for each piece that is missing.
            before: The window in whose place this one comes: what it held stands in for what is on its way, so that
                a list does not go blank while it is fetched again.
        """
        self.ids = tuple(ids)
        self._ask = ask
        self._pieces: OrderedDict[int, Mapping[int, Item]] = OrderedDict()
        self._asked: set[int] = set()
        self._stale: Mapping[int, Item] = before.held() if before else {}

    def __len__(self) -> int:
        return len(self.ids)

    def get(self, index: int) -> Item | None:
        """The item at an index, or as it was before, or None where it is on its way."""
        if not 0 <= index < len(self.ids):
            return None
        number = index // PIECE
        piece = self._pieces.get(number)
        if piece is None:
            if number not in self._asked:
                self._asked.add(number)
                self._ask(number, self.ids[number * PIECE : (number + 1) * PIECE])
            return self._stale.get(self.ids[index])
        self._pieces.move_to_end(number)
        return piece.get(self.ids[index])

    def take(self, number: int, items: Mapping[int, Item]) -> None:
        """Keep a piece that was asked for."""
        self._asked.discard(number)
        self._pieces[number] = items
        while len(self._pieces) > _KEPT:
            self._pieces.popitem(last=False)

    def held(self) -> Mapping[int, Item]:
        """Every item that is here, by id; before any has come, what stands in for them."""
        found = {key: item for piece in self._pieces.values() for key, item in piece.items()}
        return found or self._stale
