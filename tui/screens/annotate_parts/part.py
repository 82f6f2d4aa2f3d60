"""What the screens behind the Annotate screen have in common: one text to read, and escape goes back."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.errors import BalconyError, NothingToDoError
from tui.plain import content, sentence
from tui.screens.base import BalconyScreen

if TYPE_CHECKING:
    from textual.visual import VisualType


class PartScreen(BalconyScreen):
    """One text to read, that scrolls."""

    MODE = "annotate"
    TITLE_WORDS = ""
    NOTHING = ""
    """What to do first, said where there is nothing to show yet; without it the error speaks for itself."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it as an instance variable

    def compose_body(self) -> ComposeResult:
        """A heading and the text."""
        yield Static(self.TITLE_WORDS, id="part-title", markup=False)
        with VerticalScroll(id="part"):
            yield Static("Working it out …", id="part-text", markup=False)

    def on_mount(self) -> None:
        """Work it out; another theme has other colours."""
        self.query_one("#part").focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())
        self.reload()

    def draw(self) -> None:
        """Show what is known."""

    def say(self, shown: "VisualType") -> None:
        """Show a text, without empty lines at its end: they would call for a bar."""
        if isinstance(shown, Text):
            shown.rstrip()
        self.query_one("#part-text", Static).update(shown)

    def failed(self, error: BalconyError) -> None:
        """Say what is wrong, or what to do where there is nothing yet."""
        nothing = isinstance(error, NothingToDoError) and self.NOTHING
        self.say(content(nothing or f"{sentence(str(error))}.\n\nMend it, then come back. escape leaves this screen."))

    @property
    def who(self) -> str:
        """Who is at work."""
        return self.balcony.services.annotator or self.balcony.services.who

    def action_reload(self) -> None:
        """Work it out again."""
        self.say("Working it out …")
        self.reload()

    def action_close(self) -> None:
        """Go back."""
        self.app.pop_screen()
