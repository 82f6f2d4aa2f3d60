"""The right-hand side of the home screen: one item in full."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.errors import BalconyError
from tui.detail_text import Styles, whole_text
from tui.home_records import Shown
from tui.plain import content, sentence


class Detail(VerticalScroll):
    """Text with its evidence marked, verdict, reading, signs, like items, advice and history.

    One text in one widget: the pane is laid out once for each item, which keeps the arrow keys quick.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", id="detail-text", markup=False)

    def on_mount(self) -> None:
        """Nothing is chosen yet; another theme has other colours."""
        self.show_nothing()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def show_nothing(self) -> None:
        """Show an empty pane: the list beside it says what to do."""
        self._say("")

    def show_error(self, error: BalconyError) -> None:
        """Say what is wrong, and what to do."""
        self._say(sentence(str(error)))

    def show(self, shown: Shown) -> None:
        """Show an item with all that is known around it."""
        another = self._shown is None or self._shown.around.item.id != shown.around.item.id
        self._shown = shown
        self._draw()
        if another:
            self.scroll_home(animate=False, immediate=True)

    def _say(self, words: str) -> None:
        self._shown = None
        self.query_one(Static).update(content(words, "dim"))

    def _draw(self) -> None:
        if self._shown is not None:
            colours = self.app.theme_variables
            names = ("technical", "adaptive", "none", "accent", "primary")
            self.query_one(Static).update(whole_text(self._shown, Styles(*(colours[name] for name in names))))
