"""Small windows: a question, a choice, a line of text, an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.plain import clean_lines, content

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A window over the screen; escape closes it and gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Title, text, then whatever the window asks with."""
        with Vertical(id="dialog"):
            yield Static(content(self._title), id="dialog-title")
            if self._text:
                with VerticalScroll(id="dialog-text", can_focus=False):
                    yield Static(content(self._text))
            yield from self.compose_answer()

    def compose_answer(self) -> ComposeResult:
        """The part that takes the answer."""
        yield from ()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """A question with yes and no. Enter presses the button that has the focus: at first, no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n", "answer(False)", "No"),
        Binding("left,right", "app.focus_next", "Other", show=False),
    ]

    def __init__(self, title: str, text: str = "", *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__(title, text)
        self._yes, self._no = yes, no

    def compose_answer(self) -> ComposeResult:
        """Two buttons."""
        with Horizontal(id="dialog-buttons"):
            yield Button(Content(f"{self._no} (n)"), id="no")
            yield Button(Content(f"{self._yes} (y)"), id="yes", variant="primary")

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")


class ErrorDialog(Dialog[bool]):
    """What went wrong, in words to read and to do something about."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "cancel", "Close")]

    def compose_answer(self) -> ComposeResult:
        """One button."""
        with Horizontal(id="dialog-buttons"):
            yield Button("Close (enter)", id="close", variant="primary")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)


class Ask(Dialog[str]):
    """One line of text. Gives the text, which may be empty, or None."""

    def __init__(
        self, title: str, text: str = "", *, value: str = "", placeholder: str = "", password: bool = False
    ) -> None:
        super().__init__(title, text)
        self._value, self._placeholder, self._password = value, placeholder, password

    def compose_answer(self) -> ComposeResult:
        """A field."""
        yield Input(self._value, placeholder=self._placeholder, password=self._password, id="answer")
        yield Static("enter: keep    escape: cancel", classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())


def field(words: str, widget: Widget) -> Horizontal:
    """A line of a form: what is asked, and where the answer goes."""
    return Horizontal(Static(content(words), classes="hint"), widget, classes="field")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose."""

    key: str
    """What is given back."""
    words: str
    hint: str = ""
    """A second line."""
    shortcut: str | None = None
    """A key that chooses it at once."""


class Choose(Dialog[str]):
    """A list to choose one thing from, by arrows and enter or by its own key."""

    def __init__(self, title: str, choices: Sequence[Choice], text: str = "", *, current: str | None = None) -> None:
        super().__init__(title, text)
        self._choices, self._current = tuple(choices), current

    def compose_answer(self) -> ComposeResult:
        """The list."""
        options = []
        for choice in self._choices:
            key = f"{choice.shortcut}  " if choice.shortcut else ""
            words = Content.assemble((key, "bold $accent"), clean_lines(choice.words))
            if choice.hint:
                words = Content.assemble(words, ("\n" + " " * len(key) + clean_lines(choice.hint), "dim"))
            options.append(Option(words, id=choice.key))
        yield OptionList(*options, id="choices")
        yield Static("enter: choose    escape: cancel", classes="hint")

    def on_mount(self) -> None:
        """Start at the current choice."""
        keys = [choice.key for choice in self._choices]
        self.query_one(OptionList).highlighted = keys.index(self._current) if self._current in keys else 0

    def key_pressed(self, key: str) -> bool:
        """Whether a key chooses something; if so the window closes."""
        found = next((choice for choice in self._choices if choice.shortcut == key), None)
        if found:
            self.dismiss(found.key)
        return found is not None

    def on_key(self, event: events.Key) -> None:
        """Let a choice's own key choose it."""
        if event.character and self.key_pressed(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id)
