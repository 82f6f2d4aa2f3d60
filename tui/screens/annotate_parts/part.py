"""What the screens behind the Annotate screen have in common: one text to read, and escape goes back."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.errors import BalconyError
from tui.plain import content, sentence
from tui.screens.base import BalconyScreen

if TYPE_CHECKING:
    from textual.visual import VisualType


class PartScreen(BalconyScreen):
    """One text to read, that scrolls."""

    MODE = "annotate"
    TITLE_WORDS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it as an instance variable

    def compose_body(self) -> ComposeResult:
        """A heading and the text."""
        with VerticalScroll(id="part"):
            yield Static(self.TITLE_WORDS, classes="heading", markup=False)
            yield Static("Working it out …", id="part-text", markup=False)

    def on_mount(self) -> None:
        """Work it out; another theme has other colours."""
        self.query_one("#part").focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())
        self.reload()

    def draw(self) -> None:
        """Show what is known."""

    def say(self, shown: "VisualType") -> None:
        """Show a text."""
        self.query_one("#part-text", Static).update(shown)

    def failed(self, error: BalconyError) -> None:
        """Say what is wrong, or that there is nothing yet."""
        self.say(content(sentence(str(error)) + "."))

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
