"""Choose the items that a session looks at, from those that call most for a group. No label shows here."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.meeting.suggesting import Suggestion
from tui.plain import one_line
from tui.screens.dialogs import Dialog


class FocusDialog(Dialog[tuple[int, ...]]):
    """A list of items with the reasons for each; the first ones are chosen already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "Choose", priority=True),
        Binding("enter,ctrl+s", "keep", "Go on", priority=True),
    ]

    def __init__(self, suggested: Sequence[Suggestion], count: int) -> None:
        words = f"There is time for {count}. These call most for a group; choose others if you know better."
        super().__init__("Which items?", words)
        self._suggested = tuple(suggested)
        self._chosen = [each.item.id for each in self._suggested[:count]]

    def compose_answer(self) -> ComposeResult:
        """The list."""
        yield OptionList(id="choices")
        yield Static("space: choose or let go    enter: go on    escape: not now", classes="hint")

    def on_mount(self) -> None:
        """Show the list."""
        self._fill(0)

    def _fill(self, at: int) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        for each in self._suggested:
            number = f"{self._chosen.index(each.item.id) + 1} " if each.item.id in self._chosen else "○ "
            # Neither the label nor a reason that tells it: nobody can unsee it before the silent diagnosis.
            why = ", ".join(each.open_reasons) or each.item.facts.unit or f"row {each.item.row}"
            words = Content.assemble(
                (number, "bold $accent"), one_line(each.item.text, 62), ("\n  " + one_line(why, 62), "dim")
            )
            listed.add_option(Option(words, id=str(each.item.id)))
        listed.highlighted = at if self._suggested else None

    def action_switch(self) -> None:
        """Choose the item under the cursor, or let go of it."""
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        item_id = self._suggested[listed.highlighted].item.id
        if item_id in self._chosen:
            self._chosen.remove(item_id)
        else:
            self._chosen.append(item_id)
        self._fill(listed.highlighted)

    def action_keep(self) -> None:
        """Close with the items, in the order in which they were chosen."""
        self.dismiss(tuple(self._chosen))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_switch()
