"""Choose which items are shown."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.database.item_filter import ItemFilter
from tui.filters import choices, in_words, switched
from tui.home_records import WHOLE
from tui.plain import one_line
from tui.screens.dialogs import Dialog


class FilterDialog(Dialog[ItemFilter]):
    """A list of switches, by group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "Switch", priority=True),
        Binding("ctrl+s,enter", "keep", "Show", priority=True),
        Binding("backspace", "clear", "Clear"),
    ]

    def __init__(self, wanted: ItemFilter, words: dict[str, tuple[str, ...]]) -> None:
        super().__init__("Show only")
        self._wanted, self._words = wanted, words

    def compose_answer(self) -> ComposeResult:
        """The switches."""
        yield Static("", id="filter-words", markup=False)
        yield OptionList(id="choices")
        yield Static("space: switch   enter: show   backspace: all off   escape: cancel", classes="hint")

    def on_mount(self) -> None:
        """Show the switches as they stand."""
        self._fill(first=True)

    def _fill(self, *, first: bool = False) -> None:
        found = self.query_one(OptionList)
        before = found.highlighted
        found.clear_options()
        group = ""
        for choice in choices(self._wanted, self._words):
            if choice.group != group:
                group = choice.group
                found.add_option(Option(Content.styled(group, "bold"), disabled=True))
            sign = "●" if choice.on else "○"
            found.add_option(Option(Content(f"  {sign} {one_line(choice.words, 60)}"), id=choice.key))
        found.highlighted = 1 if first else before
        self.query_one("#filter-words", Static).update(in_words(self._wanted) or "everything")

    def action_switch(self) -> None:
        """Switch the choice under the cursor over."""
        found = self.query_one(OptionList)
        if found.highlighted is not None and (key := found.get_option_at_index(found.highlighted).id):
            self._wanted = switched(self._wanted, key)
            self._fill()

    def action_clear(self) -> None:
        """Ask for everything."""
        self._wanted = WHOLE
        self._fill()

    def action_keep(self) -> None:
        """Close with the filter."""
        self.dismiss(self._wanted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_switch()
