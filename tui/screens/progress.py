"""A long task: how far it is, and a way to stop it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from tui.background import Cancel, Progress
from tui.plain import content


class ProgressScreen(ModalScreen[None]):
    """Shows `Progress` messages; escape asks the task to stop, which it does between two of its steps."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop")]

    def __init__(self, title: str, cancel: Cancel) -> None:
        super().__init__()
        self._title, self._cancel = title, cancel

    def compose(self) -> ComposeResult:
        """Title, bar, words."""
        with Vertical(id="dialog"):
            yield Static(content(self._title), id="dialog-title")
            yield ProgressBar(total=None, show_eta=False, id="bar")
            yield Static("Loading the model …", id="progress-words", markup=False)
            yield Static("escape: stop; nothing is changed then", classes="hint")

    def on_progress(self, message: Progress) -> None:
        """Show how far it is."""
        self.query_one(ProgressBar).update(total=max(message.total, 1), progress=message.done)
        self.query_one("#progress-words", Static).update(f"{message.done:,} of {message.total:,} {message.words}")

    def action_stop(self) -> None:
        """Ask the task to stop."""
        self._cancel.set()
        self.dismiss(None)
