"""Decide label, strategy and driver of an item, with a note."""

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from casebook.label_words import LABEL_SIGNS, LABEL_WORDS
from casebook.records import CaseItem, Verdict
from codebook.keys import Driver, Label, Strategy
from codebook.many import many
from strategies.schema import Playbook
from tui.plain import clean
from tui.screens.dialogs import Dialog, field

Key = TypeVar("Key", Label, Strategy, Driver)


class VerdictDialog(Dialog[Verdict]):
    """Three choices and a note. The strategy shows for an adaptive item, the driver for any challenge."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]

    def __init__(self, blank: Verdict, item: CaseItem | None, playbook: Playbook, count: int) -> None:
        what = item.text[:200] if item and count == 1 else many(count, "item")
        super().__init__("Decide", what)
        self._blank, self._item, self._playbook = blank, item, playbook

    def compose_answer(self) -> ComposeResult:
        """The fields."""
        item, playbook = self._item, self._playbook
        strategy = item.strategy if item else None
        driver = item.driver if item else None
        labels = [(f"{LABEL_SIGNS[label]} {LABEL_WORDS[label]}", label) for label in Label]
        strategies = [(clean(playbook.strategies[key].name), key) for key in Strategy]
        drivers = [(clean(playbook.drivers[key].name), key) for key in Driver]
        yield field("Label", _select(labels, self._blank.label, "label"))
        yield field("Strategy", _select(strategies, strategy or Strategy.IDENTIFY, "strategy"))
        yield field("Driver", _select(drivers, driver or Driver.LEADERSHIP, "driver"))
        yield field("Note", Input(placeholder="if you like", compact=True, id="note"))
        yield Static("ctrl s: keep   enter: open a list   tab: next   escape: cancel", classes="hint")

    @on(Select.Changed, "#label")
    def _label_changed(self, event: Select.Changed) -> None:
        event.stop()
        for name, shown in (("strategy", event.value is Label.ADAPTIVE), ("driver", event.value is not Label.NONE)):
            line = self.query_one(f"#{name}").parent
            if isinstance(line, Widget):
                line.display = shown

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


def _select(choices: "list[tuple[str, Key]]", value: Key, name: str) -> "Select[Key]":
    return Select(choices, value=value, allow_blank=False, compact=True, id=name)
