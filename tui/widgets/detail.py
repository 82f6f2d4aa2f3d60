"""The right-hand side of the home screen: one item in full."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from casebook.explaining import Shown
from strategies.advice import Advice
from strategies.schema import Playbook
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
from tui.home_data import Around

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

    HELP = "The item in full. The clauses that carry the model's label are underlined."

    def compose(self) -> ComposeResult:
        """A heading and a text for each part; empty ones stay hidden."""
        yield Static("Choose an item to see it here.", id="detail-empty", classes="empty")
        for part in _PARTS:
            if part in _HEADINGS:
                yield Static(_HEADINGS[part], id=f"heading-{part}", classes="heading")
            yield Static("", id=f"detail-{part}", markup=False)

    def on_mount(self) -> None:
        """Nothing is chosen yet."""
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self.query_one("#detail-empty").display = True
        for part in _PARTS:
            self._put(part, None)

    def show(
        self, around: Around, playbook: Playbook, advice: Advice | None, indicators: Sequence[Shown] | None = None
    ) -> None:
        """Show an item with all that is known around it."""
        item, styles = around.item, self._styles()
        self.query_one("#detail-empty").display = False
        verdict = verdict_line(item, playbook)
        self._put("text", item_text(item, styles))
        self._put("place", Text(place_line(item), style=styles.dim))
        self._put("verdict", Text(verdict) if verdict else None)
        self._put("reading", reading_text(item.reading, playbook, styles) if item.reading else None)
        self._put("indicators", indicators_text(indicators, styles) if indicators else None)
        self._put("like", like_text(around.like, styles) if around.like else None)
        self._put("advice", advice_text(advice, styles) if advice else None)
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
