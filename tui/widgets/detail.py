"""The right-hand side of the home screen: one item in full."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.errors import BalconyError
from tui.detail_text import (
    Styles,
    advice_text,
    history_text,
    indicators_text,
    item_text,
    like_text,
    place_line,
    reading_text,
    verdict_line,
)
from tui.history_words import told
from tui.home_records import Shown
from tui.plain import content, sentence

_PARTS = ("text", "place", "verdict", "reading", "indicators", "like", "advice", "history")
_HEADINGS = {
    "verdict": "Decided",
    "reading": "What the model reads",
    "indicators": "Signs in the words",
    "like": "Said before",
    "advice": "What to do",
    "history": "History",
}


class Detail(VerticalScroll):
    """Text with its evidence marked, verdict, reading, signs, like items, advice and history."""

    def compose(self) -> ComposeResult:
        """A heading and a text for each part; empty ones stay hidden."""
        yield Static("", id="detail-empty", classes="empty", markup=False)
        for part in _PARTS:
            if part in _HEADINGS:
                yield Static(_HEADINGS[part], id=f"heading-{part}", classes="heading")
            yield Static("", id=f"detail-{part}", markup=False)

    def on_mount(self) -> None:
        """Nothing is chosen yet."""
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._say("Choose an item to see it here.")

    def show_error(self, error: BalconyError) -> None:
        """Say what is wrong, and what to do."""
        self._say(sentence(str(error)))

    def _say(self, words: str) -> None:
        empty = self.query_one("#detail-empty", Static)
        empty.update(content(words))
        empty.display = True
        for part in _PARTS:
            self._put(part, None)

    def show(self, shown: Shown) -> None:
        """Show an item with all that is known around it."""
        around, playbook, styles = shown.around, shown.playbook, self._styles()
        item = around.item
        self.query_one("#detail-empty").display = False
        verdict = verdict_line(item, playbook)
        self._put("text", item_text(item, styles))
        self._put("place", Text(place_line(item), style=styles.dim))
        self._put("verdict", Text(verdict) if verdict else None)
        self._put("reading", reading_text(item.reading, playbook, styles) if item.reading else None)
        self._put("indicators", indicators_text(shown.signs, styles) if shown.signs else None)
        self._put("like", like_text(around.like, styles) if around.like else None)
        self._put("advice", advice_text(shown.advice, styles) if shown.advice else None)
        events = [(event.at, event.who, words) for event in reversed(around.events) if (words := told(event))]
        self._put("history", history_text(events, styles) if events else None)
        self.scroll_home(animate=False)

    def _put(self, part: str, text: Text | None) -> None:
        self.query_one(f"#detail-{part}", Static).update(text or "")
        self.query_one(f"#detail-{part}").display = text is not None
        if part in _HEADINGS:
            self.query_one(f"#heading-{part}").display = text is not None

    def _styles(self) -> Styles:
        colours = self.app.theme_variables
        return Styles(colours["technical"], colours["adaptive"], colours["none"], colours["accent"])
