"""A window over many items: all ids at once, the items themselves in pieces as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
PIECE = 200
"""Items that are fetched together."""
_KEPT = 40
"""Pieces that are kept; the ones not looked at for longest go first."""


class Window(Generic[Item]):
    """Gives the item at an index, or None and asks for it."""

    def __init__(self, ids: Sequence[int], ask: Callable[[int, Sequence[int]], None]) -> None:
        """Hold the ids.

        Args:
            ids: All of them, in order.
            ask: Is called with a piece's number and its ids, once for each piece that is missing.
        """
        self.ids = tuple(ids)
        self._ask = ask
        self._pieces: OrderedDict[int, tuple[Item, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def __len__(self) -> int:
        return len(self.ids)

    def get(self, index: int) -> Item | None:
        """The item at an index, or None where it is on its way."""
        number = index // PIECE
        piece = self._pieces.get(number)
        if piece is None:
            if number not in self._asked and index < len(self.ids):
                self._asked.add(number)
                self._ask(number, self.ids[number * PIECE : (number + 1) * PIECE])
            return None
        self._pieces.move_to_end(number)
        place = index % PIECE
        return piece[place] if place < len(piece) else None

    def take(self, number: int, items: Sequence[Item]) -> None:
        """Keep a piece that was asked for."""
        self._asked.discard(number)
        self._pieces[number] = tuple(items)
        while len(self._pieces) > _KEPT:
            self._pieces.popitem(last=False)

    def renew(self, item: Item, item_id: int) -> None:
        """Put a changed item in its place."""
        if item_id not in self.ids:
            return
        number, place = divmod(self.ids.index(item_id), PIECE)
        if piece := self._pieces.get(number):
            self._pieces[number] = (*piece[:place], item, *piece[place + 1 :])

    def forget(self) -> None:
        """Fetch everything again as it comes into sight."""
        self._pieces.clear()
        self._asked.clear()
