"""The help window: the idea behind the screen, then its keys, made from the same actions that the keys run."""

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static

from tui.actions import APP_ACTIONS, Action


class Help(ModalScreen[None]):
    """What this screen is for and what its keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,question_mark,q", "dismiss", "Close")]

    def __init__(self, idea: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self._idea, self._actions = idea, actions

    def compose(self) -> ComposeResult:
        """The idea and two tables of keys."""
        with Vertical(id="help"):
            yield Static("↓ ↑: read on    escape: close", classes="hint")
            yield from self._words()

    def _words(self) -> ComposeResult:
        with VerticalScroll():
            yield Markdown(self._idea, open_links=False)
            if self._actions:
                yield Static("Keys here", classes="heading")
                yield Static(keys_table(self._actions), classes="keys")
            yield Static("Keys everywhere", classes="heading")
            yield Static(keys_table(APP_ACTIONS), classes="keys")


def keys_table(actions: Sequence[Action]) -> Table:
    """A table of keys and what they do."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for action in actions:
        table.add_row(Text(key_words(action), style="bold"), Text(action.sentence))
    return table


def key_words(action: Action) -> str:
    """An action's keys as people write them."""
    names = {"question_mark": "?", "slash": "/", "plus": "+", "minus": "-", "full_stop": ".", "comma": ","}
    keys = [action.key_word] if action.key_word == "," else (action.key_word or action.key).split(",")
    return " or ".join(names.get(key, key.replace("ctrl+", "ctrl ").replace("question_mark", "?")) for key in keys)
