"""The looking half of home: logs and sessions at the left, items in the middle, the chosen item at the right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.records import CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui import home_data
from tui.actions import HOME_ACTIONS, bindings
from tui.filters import in_words
from tui.plain import content
from tui.rows import Row, row_of
from tui.screens.base import BalconyScreen
from tui.widgets.detail import Detail
from tui.widgets.item_list import ItemList
from tui.widgets.places import Chosen, PlaceList
from tui.window import Window


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
        self.wanted: ItemFilter = home_data.WHOLE
        self.order = ItemOrder.IMPORTED
        self.places: home_data.Places | None = None
        self.window: Window[CaseItem] = Window((), lambda *_: None)
        self.around: home_data.Around | None = None
        self._again: frozenset[int] = frozenset()
        self._with_signs = False

    def compose_body(self) -> ComposeResult:
        """Three panes; the narrow screen keeps the list and shows one of the others over it."""
        with Horizontal(id="home"):
            yield PlaceList(id="places")
            with Vertical(id="middle"):
                yield Input(placeholder="Search the items", id="search")
                yield Static("", id="filter-line", markup=False)
                yield ItemList(id="items")
                yield Static("", id="home-empty", classes="empty", markup=False)
            yield Detail(id="detail")

    def on_mount(self) -> None:
        """Ask for everything."""
        self.query_one("#search").display = False
        self._say_empty("Opening your casebook …")
        self.query_one(ItemList).focus()
        self.reload()

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self.places is not None:
            self.reload()

    def reload(self, *, keep: int | None = None) -> None:
        """Fetch the list again.

        Args:
            keep: Where the cursor stands afterwards; where it is now, otherwise.
        """
        services, wanted, order = self.balcony.services, self.wanted, self.order

        def fetch() -> tuple[home_data.Places, tuple[int, ...], frozenset[int]]:
            casebook = services.casebook()
            services.playbook()
            return (
                home_data.places(casebook),
                home_data.ids(casebook, wanted, order),
                home_data.recurring_ids(casebook),
            )

        cursor = self.query_one(ItemList).cursor if keep is None else keep
        self.balcony.in_background(fetch, partial(self._show, cursor), group="home")

    def _show(self, cursor: int, found: tuple[home_data.Places, tuple[int, ...], frozenset[int]]) -> None:
        self.places, ids, self._again = found
        self.window = Window(ids, self._ask)
        self.query_one(PlaceList).show(self.places)
        item_list = self.query_one(ItemList)
        item_list.select(item_list.selected & frozenset(ids))
        item_list.display = bool(ids)
        item_list.show(len(ids), self._row, cursor=cursor)
        self._say_empty(self._why_empty() if not ids else "")
        if not ids:
            self.query_one(Detail).show_nothing()
        self._say_filter()

    def _ask(self, number: int, ids: Sequence[int]) -> None:
        services, window = self.balcony.services, self.window

        def take(items: tuple[CaseItem, ...]) -> None:
            window.take(number, items)
            item_list = self.query_one(ItemList)
            item_list.refresh_rows()
            if self.around is None or item_list.cursor // len(ids) == number:
                item_list.tell_again()

        fetch = partial(home_data.piece, services.casebook(), ids)
        self.balcony.in_background(fetch, take, group=f"home-piece-{number}")

    def _row(self, index: int) -> Row | None:
        item = self.window.get(index)
        return None if item is None else row_of(item, date.today(), came_back=item.id in self._again)  # noqa: DTZ011 - the day on the wall

    def _why_empty(self) -> str:
        if self.places and not self.places.logs:
            return (
                "Your casebook is empty.\n\nPress i to read a barrier log, minutes or a transcript.\n"
                "To try it first: examples/barrier_log.xlsx"
            )
        return "No item fits. Press escape to clear search and filter."

    def _say_empty(self, words: str) -> None:
        empty = self.query_one("#home-empty", Static)
        empty.update(words)
        empty.display = bool(words)

    def _say_filter(self) -> None:
        parts = [f"{len(self.window):,} items", in_words(self.wanted)]
        if selected := len(self.query_one(ItemList).selected):
            parts.insert(1, f"{selected} selected")
        self.query_one("#filter-line", Static).update(content("  ·  ".join(part for part in parts if part)))

    @on(ItemList.Moved)
    def _moved(self, event: ItemList.Moved) -> None:
        event.stop()
        if event.id is not None:
            self.show_item(event.id)

    def show_item(self, item_id: int) -> None:
        """Show one item at the right."""
        services, with_signs = self.balcony.services, self._with_signs

        def fetch() -> home_data.Shown:
            return home_data.shown(services, item_id, with_signs=with_signs)

        self.balcony.in_background(fetch, self._show_item, group="home-item")

    def _show_item(self, shown: home_data.Shown) -> None:
        self.around = shown.around
        playbook = self.balcony.services.playbook()
        self.query_one(Detail).show(shown.around, playbook, shown.advice, shown.indicators)

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
        self.wanted = event.wanted
        self.reload(keep=0)
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
        self.reload(keep=0)

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
        if self.around:
            self.show_item(self.around.item.id)

    def action_detail(self) -> None:
        """Give the whole screen to the item, or take it back."""
        if isinstance(self.focused, OptionList):
            return
        self.toggle_class("-detail")
        self.query_one(Detail if self.has_class("-detail") else ItemList).focus()

    def action_everything(self) -> None:
        """Close what is open, then clear search, filter and selection."""
        item_list, field = self.query_one(ItemList), self.query_one("#search", Input)
        if self.has_class("-detail"):
            self.action_detail()
        elif self.focused is field and field.value:
            item_list.focus()
        else:
            item_list.select(frozenset())
            with field.prevent(Input.Changed):
                field.value = ""
            field.display = False
            self.wanted = home_data.WHOLE
            self.reload(keep=0)
        item_list.focus()

    def chosen(self) -> tuple[int, ...]:
        """The selected items, else the one under the cursor.

        Raises:
            NothingToDoError: There is none.
        """
        item_list = self.query_one(ItemList)
        if item_list.selected:
            return tuple(each for each in self.window.ids if each in item_list.selected)
        row = item_list.current
        if row is None:
            raise NothingToDoError("no item is chosen; move to one with the arrow keys")
        return (row.id,)

    def decided(self, ids: Sequence[int], label: Label | None) -> None:
        """Show what a decision changed, and go on to the next item."""
        item_list = self.query_one(ItemList)
        several = len(ids) > 1
        item_list.select(frozenset())
        cursor = item_list.cursor if several or label is None else item_list.cursor + 1
        self.reload(keep=cursor)
