"""The left-hand list: everything, what wants a person, each log, each session."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from casebook.database.item_filter import ItemFilter
from tui.home_records import WHOLE, Places
from tui.plain import middle_cut

_LEAST_CELLS = 22
_EDGE_CELLS = 4
"""What the list's own edges and bar take."""


@dataclass
class Chosen(Message):
    """A place was chosen: the items in it, or a session."""

    wanted: ItemFilter
    session_id: int | None = None


class PlaceList(OptionList):
    """Places to look at."""

    _places: Places | None = None
    _shown_for = 0

    def on_resize(self) -> None:
        """Cut names for the new width."""
        if self._places and self._cells != self._shown_for:
            self.show(self._places)

    @property
    def _cells(self) -> int:
        return max(self.size.width - _EDGE_CELLS, _LEAST_CELLS)

    def show(self, places: Places) -> None:
        """Show what there is."""
        before, cells = self.highlighted, self._cells
        self._places, self._shown_for = places, cells
        self.clear_options()
        options: list[Option | None] = [
            _option("all", "All items", places.items, cells),
            _option("look", "Want a look", places.wanting, cells),
            _option("again", "More than once", places.more_than_once, cells),
        ]
        if places.logs:
            options += [None, _heading("Logs")]
            options += [_option(f"log:{log.id}", PurePath(log.name).stem, log.items, cells) for log in places.logs]
        if places.sessions:
            options += [None, _heading("Sessions")]
            for session in places.sessions:
                day = session.started.astimezone().strftime("%d %b").lstrip("0")
                state = "" if session.ended else " …"
                options.append(
                    _option(f"session:{session.id}", f"{day} {session.title or session.preset}{state}", None, cells)
                )
        self.add_options(options)
        if before is not None and before < self.option_count:
            self.highlighted = before

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, number = (event.option.id or "all").partition(":")
        if kind == "session":
            self.post_message(Chosen(WHOLE, int(number)))
        elif kind == "log":
            self.post_message(Chosen(replace(WHOLE, logs=(int(number),))))
        else:
            flags = {"look": {"needs_person": True}, "again": {"recurring": True}}.get(kind, {})
            self.post_message(Chosen(replace(WHOLE, **flags)))  # type: ignore[arg-type]


def _option(key: str, words: str, count: int | None, cells: int) -> Option:
    number = "" if count is None else f" {count:,}"
    cells -= len(number)
    shown = middle_cut(words, cells)
    return Option(Content(shown + " " * (cells - cell_len(shown)) + number), id=key)


def _heading(words: str) -> Option:
    return Option(Content.styled(words, "bold"), disabled=True)
