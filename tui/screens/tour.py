"""The first-run tour: four short pages over the first screen."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.screens.dialogs import Dialog


@dataclass(frozen=True, slots=True)
class Step:
    """One page."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """Words and their style."""


STEPS = (
    Step(
        "Every barrier is an item",
        (
            ("Balcony reads what your team wrote down and says of each item what it is:\n\n", ""),
            ("■ technical", "bold $technical"),
            ("     a known fix, an owner and a date will do\n", ""),
            ("◆ adaptive", "bold $adaptive"),
            ("      people have to learn, lose or change something\n", ""),
            ("· no challenge", "bold $none"),
            ("  a remark, or good news", ""),
        ),
    ),
    Step(
        "It says how sure it is",
        (
            ("91%", "bold"),
            ("   sure enough to stand until a person says otherwise\n", ""),
            ("64%?", "bold $accent"),
            ("  not sure: it wants a person's look\n", ""),
            ("✓", "bold"),
            ("     a person has decided\n\n", ""),
            ("It can be wrong. Read the item before you trust its label.", ""),
        ),
    ),
    Step(
        "You decide",
        (
            ("t", "bold $accent"),
            (" technical    ", ""),
            ("a", "bold $accent"),
            (" adaptive    ", ""),
            ("n", "bold $accent"),
            (" no challenge\n\n", ""),
            ("Your word counts from then on, and is saved at once.\n", ""),
            ("ctrl z", "bold $accent"),
            (" takes it back, as far back as you like.", ""),
        ),
    ),
    Step(
        "There is more",
        (
            ("i", "bold $accent"),
            ("      read a log, minutes or a transcript\n", ""),
            ("F3", "bold $accent"),
            ("     step back and see the patterns\n", ""),
            ("F4", "bold $accent"),
            ("     run the meeting in which you decide together\n", ""),
            ("?", "bold $accent"),
            ("      what this screen is for, and all its keys\n", ""),
            ("ctrl q", "bold $accent"),
            (" leave; everything is saved", ""),
        ),
    ),
)


class Tour(Dialog[None]):
    """Enter goes on, the left arrow goes back, escape ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "go(1)", "Next"),
        Binding("left,backspace", "go(-1)", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__("Welcome")
        self._step = 0

    def compose_answer(self) -> ComposeResult:
        """The page, and where one is."""
        yield Static("", id="tour-text")
        yield Static("", id="tour-keys", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def action_go(self, by: int) -> None:
        """Show the next page, or the one before; after the last one, close."""
        self._step = max(self._step + by, 0)
        if self._step == len(STEPS):
            self.dismiss(None)
        else:
            self._show()

    def _show(self) -> None:
        step, last = STEPS[self._step], self._step == len(STEPS) - 1
        self.query_one("#dialog-title", Static).update(Content(step.title))
        self.query_one("#tour-text", Static).update(Content.assemble(*step.lines))
        dots = " ".join("●" if place == self._step else "○" for place in range(len(STEPS)))
        on = "enter: begin" if last else "enter: next    escape: skip"
        back = "    ←: back" if self._step else ""
        self.query_one("#tour-keys", Static).update(f"{dots}    {on}{back}")
