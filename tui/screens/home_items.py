"""The looking half of home: logs and sessions at the left, items in the middle, the chosen item at the right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from casebook.database.item_filter import ItemFilter, ItemOrder
from codebook.errors import BalconyError, NothingToDoError
from codebook.many import many
from tui.actions import HOME_ACTIONS, bindings
from tui.filters import in_words
from tui.home_records import WHOLE, Listed, Places, Shown
from tui.plain import content, sentence
from tui.rows import Row, row_of
from tui.screens.base import BalconyScreen
from tui.widgets.detail import Detail
from tui.widgets.item_list import ItemList
from tui.widgets.places import Chosen, PlaceList
from tui.widgets.search_field import SearchField
from tui.window import PIECE, Window

if TYPE_CHECKING:
    from casebook.records import CaseItem

_EXAMPLE = Path("examples/barrier_log.xlsx")
"""There where one stands in a checkout."""


class HomeItems(BalconyScreen):
    """The casebook's items, to look at, search and select."""

    MODE = "home"
    ACTIONS = HOME_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(HOME_ACTIONS))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-widest"),
    ]
    HELP = """\
# Items

Every barrier or remark is an **item**. Balcony reads each one and says whether it is *technical* (a known fix, an
owner and a date will do), *adaptive* (people have to learn, lose something, or change what they believe and do), or no
challenge at all, and how sure that is. A `?` behind the number means that it wants a person's look.

The costliest mistake is to treat an adaptive challenge as a technical one. So read before you trust, and decide with
`t`, `a` or `n`: your word counts from then on, and can always be taken back with `ctrl z`.
"""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: ItemFilter = WHOLE
        self.order = ItemOrder.IMPORTED
        self.places: Places | None = None
        """None until the casebook is open."""
        self.window: Window[CaseItem] = Window((), lambda *_: None)
        self._places_due = True
        self._with_signs = False

    def compose_body(self) -> ComposeResult:
        """Three panes; the narrow screen keeps the list and shows one of the others over it."""
        with Horizontal(id="home"):
            yield PlaceList(id="places")
            with Vertical(id="middle"):
                yield SearchField(placeholder="Search the items", compact=True, id="search")
                yield Static("", id="filter-line", markup=False)
                yield ItemList(id="items")
                yield Static("", id="home-empty", classes="empty", markup=False)
            yield Detail(id="detail")
        yield Static("enter or escape: back to the list", id="detail-way-back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Say that the casebook is being opened; coming into sight begins with it."""
        self.query_one("#search").display = False
        self.query_one(ItemList).display = False
        self._say_empty("Opening your casebook …")

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self.places is None:  # the database takes 0.5 s to load: only once the first screen stands
            self.call_after_refresh(self.call_after_refresh, self.reload)
        else:
            self.reload()

    def reload(self, *, from_top: bool = False) -> None:
        """Fetch everything again.

        Args:
            from_top: Whether the cursor goes to the first item; else it stays on the item that it is on.
        """
        self._places_due = True
        self._list(from_top=from_top)

    def _list(self, *, from_top: bool) -> None:
        services, wanted, order, with_places = self.balcony.services, self.wanted, self.order, self._places_due

        def fetch() -> Listed:
            from tui import home_data  # the database, 0.5 s: after the first screen stands

            return home_data.listed(services.casebook(), wanted, order, with_places=with_places)

        self.balcony.in_background(fetch, partial(self._show, from_top), group="home", otherwise=self._failed)

    def _show(self, from_top: bool, found: Listed) -> None:
        item_list, ids, first_time = self.query_one(ItemList), found.ids, self.places is None
        if found.places is not None:
            self.places, self._places_due = found.places, False
            self.query_one(PlaceList).show(found.places)
        cursor = 0 if from_top else self._place_of_cursor(ids)
        self.window = Window(ids, self._ask, before=self.window)
        item_list.select(item_list.selected & frozenset(ids))
        item_list.display = bool(ids)
        item_list.show(len(ids), self._row, cursor=cursor)
        self._say_empty("" if ids else self._why_empty())
        if not ids:
            self.query_one(Detail).show_nothing()
        self._say_filter()
        if first_time or (self.focused is None and self.is_current):
            item_list.focus()

    def _place_of_cursor(self, ids: Sequence[int]) -> int:
        """Where the cursor stands among other ids: on the item that it is on, else as far down as it was."""
        cursor = self.query_one(ItemList).cursor
        here = self.window.ids[cursor] if cursor < len(self.window) else None
        return ids.index(here) if here in ids else cursor

    def _failed(self, error: BalconyError) -> None:
        """Say what is wrong in the place of the items, or over them where some are there."""
        if self.places is not None:
            self.balcony.show_error(error)
            return
        what_now = "Press escape to try again, or ctrl q to leave. Nothing was changed."
        self._say_empty(f"{sentence(str(error))}\n\n{what_now}")

    def _ask(self, number: int, ids: Sequence[int]) -> None:
        services, window = self.balcony.services, self.window

        def fetch() -> "Mapping[int, CaseItem]":
            from tui import home_data

            return home_data.piece(services.casebook(), ids)

        def take(items: "Mapping[int, CaseItem]") -> None:
            window.take(number, items)
            if window is not self.window:
                return
            item_list = self.query_one(ItemList)
            item_list.refresh()
            if item_list.cursor // PIECE == number:
                item_list.tell()

        self.balcony.in_background(fetch, take, group=f"home-piece-{number}")

    def _row(self, index: int) -> Row | None:
        item = self.window.get(index)
        return None if item is None else row_of(item, self.balcony.services.today(), came_back=self._came_back(item.id))

    def _came_back(self, item_id: int) -> bool:
        return self.places is not None and item_id in self.places.again

    def _why_empty(self) -> str:
        if self.places and not self.places.logs and self.wanted == WHOLE:
            words = "Your casebook is empty.\n\nPress i to read a barrier log, minutes or a transcript."
            return words + (f"\nTo try it first: {_EXAMPLE}" if _EXAMPLE.is_file() else "")
        return "No item fits. Press escape to clear search and filter."

    def _say_empty(self, words: str) -> None:
        empty = self.query_one("#home-empty", Static)
        empty.update(content(words))
        empty.display = bool(words)

    def _say_filter(self) -> None:
        parts = [many(len(self.window), "item"), in_words(self.wanted)]
        if selected := len(self.query_one(ItemList).selected):
            parts.insert(1, f"{selected} selected")
        self.query_one("#filter-line", Static).update(content("  ·  ".join(part for part in parts if part)))

    @on(ItemList.Moved)
    def _moved(self, event: ItemList.Moved) -> None:
        event.stop()
        if event.id is not None:
            # The cursor moves first: the pane takes three times as long to lay out, and may follow.
            self.call_after_refresh(self.show_item, event.id)

    def show_item(self, item_id: int) -> None:
        """Show one item at the right."""
        services, with_signs = self.balcony.services, self._with_signs

        def fetch() -> Shown:
            from tui import home_data

            return home_data.shown(services, item_id, with_signs=with_signs)

        detail = self.query_one(Detail)
        self.balcony.in_background(fetch, detail.show, group="home-item", otherwise=detail.show_error)

    @on(ItemList.Clicked)
    def _clicked(self, event: ItemList.Clicked) -> None:
        event.stop()
        self.action_detail()

    @on(Chosen)
    def _place_chosen(self, event: Chosen) -> None:
        event.stop()
        if event.session_id is not None:
            self.balcony.open_session(event.session_id)
            return
        self.wanted = replace(event.wanted, text=self.wanted.text)
        self._list(from_top=True)
        self.query_one(ItemList).focus()

    def action_search(self) -> None:
        """Search as one types."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#search")
    def _searching(self, event: Input.Changed) -> None:
        event.stop()
        self.wanted = replace(self.wanted, text=event.value.strip())
        self._list(from_top=True)

    @on(Input.Submitted, "#search")
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(ItemList).focus()

    def action_select(self) -> None:
        """Select or let go of the item under the cursor."""
        item_list = self.query_one(ItemList)
        if row := item_list.current:
            item_list.select(item_list.selected ^ {row.id})
            item_list.action_move(1)
            self._say_filter()

    def action_select_all(self) -> None:
        """Select all that are listed, or none."""
        item_list = self.query_one(ItemList)
        every = frozenset(self.window.ids)
        item_list.select(frozenset() if item_list.selected == every else every)
        self._say_filter()

    def action_signs(self) -> None:
        """Show or hide the indicators."""
        self._with_signs = not self._with_signs
        self.query_one(ItemList).tell()

    def action_detail(self) -> None:
        """Give the whole screen to the item, or take it back."""
        self.toggle_class("-detail")
        self.query_one(Detail if self.has_class("-detail") else ItemList).focus()

    def action_everything(self) -> None:
        """Leave one thing at a time: the whole item, the search field, the selection, then search and filter."""
        item_list, field = self.query_one(ItemList), self.query_one("#search", Input)
        if self.has_class("-detail"):
            self.action_detail()
        elif self.focused is field and field.value:
            item_list.focus()
        elif item_list.selected:
            item_list.select(frozenset())
            self._say_filter()
        else:
            self.show_only(WHOLE)
        item_list.focus()

    def show_only(self, wanted: ItemFilter) -> None:
        """Show other items, from the first one."""
        field = self.query_one("#search", Input)
        with field.prevent(Input.Changed):
            field.value = wanted.text
        field.display = bool(wanted.text)
        self.wanted = wanted
        self.reload(from_top=True)

    def item_here(self) -> "CaseItem":
        """The item under the cursor.

        Raises:
            NothingToDoError: There is none.
        """
        item = self.window.get(self.query_one(ItemList).cursor)
        if item is None:
            raise NothingToDoError("no item is chosen; move to one with the arrow keys")
        return item
