"""Decide label, strategy and driver of an item, with a note."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Select, Static

from casebook.label_words import LABEL_SIGNS, LABEL_WORDS
from casebook.records import CaseItem, Verdict
from codebook.keys import Driver, Label, Strategy
from strategies.schema import Playbook
from tui.screens.dialogs import Dialog


class VerdictDialog(Dialog[Verdict]):
    """Three choices and a note. The strategy shows for an adaptive item, the driver for any challenge."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]

    def __init__(self, blank: Verdict, item: CaseItem | None, playbook: Playbook, count: int) -> None:
        what = item.text[:200] if item and count == 1 else f"{count} items"
        super().__init__("Decide", what)
        self._blank, self._item, self._playbook = blank, item, playbook

    def compose_answer(self) -> ComposeResult:
        """The fields."""
        item, playbook = self._item, self._playbook
        strategy = item.strategy if item else None
        driver = item.driver if item else None
        yield Static("label", classes="hint")
        yield Select(
            [(f"{LABEL_SIGNS[label]} {LABEL_WORDS[label]}", label) for label in Label],
            value=self._blank.label,
            allow_blank=False,
            id="label",
        )
        yield Static("strategy", classes="hint", id="strategy-hint")
        yield Select(
            [(playbook.strategies[key].name, key) for key in Strategy],
            value=strategy or Strategy.IDENTIFY,
            allow_blank=False,
            id="strategy",
        )
        yield Static("driver", classes="hint", id="driver-hint")
        yield Select(
            [(playbook.drivers[key].name, key) for key in Driver],
            value=driver or Driver.LEADERSHIP,
            allow_blank=False,
            id="driver",
        )
        yield Input(placeholder="A note, if you like", id="note")
        yield Static("ctrl s: keep    tab: next field    escape: cancel", classes="hint")

    @on(Select.Changed, "#label")
    def _label_changed(self, event: Select.Changed) -> None:
        event.stop()
        for name, shown in (("strategy", event.value is Label.ADAPTIVE), ("driver", event.value is not Label.NONE)):
            self.query_one(f"#{name}").display = shown
            self.query_one(f"#{name}-hint").display = shown

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Close with the verdict."""
        label = Label(str(self.query_one("#label", Select).value))
        strategy = Strategy(str(self.query_one("#strategy", Select).value))
        driver = Driver(str(self.query_one("#driver", Select).value))
        self.dismiss(
            replace(
                self._blank,
                label=label,
                strategy=strategy if label is Label.ADAPTIVE else None,
                driver=driver if label is not Label.NONE else None,
                note=self.query_one("#note", Input).value.strip(),
            )
        )
