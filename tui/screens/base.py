"""What every screen has: its actions, the idea behind it, the line of screens above and the keys below."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Footer, Static

from tui.actions import Action

if TYPE_CHECKING:
    from tui.app import BalconyApp

TABS = (
    ("home", "F2", "Items"),
    ("balcony", "F3", "Balcony"),
    ("session", "F4", "Session"),
    ("annotate", "F5", "Annotate"),
    ("playbook", "F6", "Playbook"),
    ("models", "F7", "Models"),
    ("settings", "F8", "Settings"),
)
"""The main screens: mode, key, word."""


class Tabs(Static):
    """The line that says where one is and how to get elsewhere."""

    def __init__(self, current: str) -> None:
        super().__init__(id="tabs")
        self._current = current

    def render(self) -> Text:
        """The words, with the current one marked by brackets as well as by colour."""
        line = Text(no_wrap=True, overflow="ellipsis")
        roomy = self.size.width >= 96  # noqa: PLR2004 - the words with their spaces
        for mode, key, word in TABS:
            if mode == self._current:
                line.append(f"[{word}]", "bold")
            else:
                line.append(f"{key} ", "dim")
                line.append(word)
            line.append("   " if roomy else " ")
        return line


class BalconyScreen(Screen[None]):
    """A main screen.

    A subclass names its `MODE`, its `ACTIONS`, and `HELP`: the idea behind the screen in a paragraph or two of
    Markdown. Footer, help and command palette all come from these.
    """

    MODE: ClassVar[str] = ""
    ACTIONS: ClassVar[tuple[Action, ...]] = ()

    def compose(self) -> ComposeResult:
        """The line of screens, the body, the keys."""
        yield Tabs(self.MODE)
        yield from self.compose_body()
        yield Footer(show_command_palette=False)

    def compose_body(self) -> ComposeResult:
        """What stands between the two lines."""
        yield from ()

    def actions_here(self) -> tuple[tuple[Action, DOMNode], ...]:
        """What can be done now, each with what does it: the screen, or a part of it that has actions of its own."""
        return tuple((action, self) for action in self.ACTIONS)

    def reload(self) -> None:
        """Show what may have changed elsewhere."""

    @property
    def balcony(self) -> "BalconyApp":
        """The app, by its own type."""
        return cast("BalconyApp", self.app)
