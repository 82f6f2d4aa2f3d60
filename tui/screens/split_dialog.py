"""Take a mixed item apart: what can be fixed, and what has to be learned."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from casebook.incoming import Part
from casebook.records import CaseItem
from codebook.keys import Label
from tui.screens.dialogs import Dialog


class SplitDialog(Dialog[Sequence[Part]]):
    """Two fields, one for each part."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]

    def __init__(self, item: CaseItem) -> None:
        super().__init__("Split this item", item.text)
        self._item = item

    def compose_answer(self) -> ComposeResult:
        """A field for each part."""
        yield Static(
            "■ the technical part: what money, a rule, an expert or a decision would settle", classes="technical"
        )
        yield Input(compact=True, id="technical", placeholder="What can be fixed?")
        yield Static("◆ the adaptive part: what would still be there afterwards", classes="adaptive")
        yield Input(compact=True, id="adaptive", placeholder="What has to be learned, or given up?")
        yield Static("", id="split-hint", classes="hint")
        yield Static("ctrl s: keep    tab: next field    escape: cancel", classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "technical":
            self.query_one("#adaptive").focus()
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Close with the two parts, once both have words."""
        parts = []
        for label in (Label.TECHNICAL, Label.ADAPTIVE):
            field = self.query_one(f"#{label.value}", Input)
            if not field.value.strip():
                self.query_one("#split-hint", Static).update("Both parts need words. Escape leaves the item whole.")
                field.focus()
                return
            parts.append(Part(field.value.strip(), label, driver=self._item.driver))
        self.dismiss(parts)
