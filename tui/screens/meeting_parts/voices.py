"""Who sees it differently, and whether every item had its turn."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.database.following_up import list_voices
from casebook.meeting.coverage import Coverage
from casebook.meeting.marking import mark_covered
from casebook.meeting.taking_on import record_voice
from casebook.records import CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Strategy
from tui.actions import bindings
from tui.meeting_actions import VOICES_ACTIONS
from tui.meeting_text import BOLD, DIM
from tui.meeting_work_text import bullets, covered_text, voices_text
from tui.plain import one_line
from tui.screens.dialogs import Ask
from tui.screens.meeting_parts.body import PhaseBody
from tui.widgets.styles import styles_of

_CELLS = 44
"""Where the width is not known yet."""
_WIDEST = 92
_QUESTIONS = 4
"""To ask aloud; the rest are in the playbook."""


class Voices(PhaseBody):
    """Coverage, then the question, then what was put on record."""

    ACTIONS = VOICES_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(VOICES_ACTIONS),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._cursor = 0
        self._found = Coverage(())
        self._items: dict[int, CaseItem] = {}

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="voices")

    def on_resize(self) -> None:
        """Items are cut to the width."""
        self.show()

    def show(self) -> None:
        """Draw what stands now."""
        self._found, self._items = self.room.covered()
        self._cursor = min(self._cursor, max(len(self._found.items) - 1, 0))
        self.query_one("#voices", Static).update(self._drawn())

    def _drawn(self) -> Text:
        styles, room, found = styles_of(self.app), self.room, self._found
        cells = min(max(self.scrollable_content_region.width - 1, 30), _WIDEST) if self.is_attached else _CELLS
        shown = Text.assemble(("Did every item have its turn?", styles.heading))
        if not found.items:
            shown.append("\nNo item was chosen in this session.\n", DIM)
        else:
            shown.append(f"   {found.shown} of {len(found.items)}\n", DIM)
            shown.append_text(covered_text(found, self._items, self._cursor, cells))
        shown.append("\nWho sees this differently?\n", styles.heading)
        shown.append("v", BOLD)
        shown.append(" someone here   ")
        shown.append("n", BOLD)
        shown.append(" someone who is not here\n\n")
        voices = list_voices(room.meeting.casebook, session_id=room.meeting.id)
        shown.append_text(voices_text(voices, styles))
        shown.append("\nAsk aloud\n", styles.heading)
        shown.append_text(bullets(room.playbook.strategies[Strategy.VOICES].questions[:_QUESTIONS]))
        return shown

    def action_step(self, by: int) -> None:
        """Go to another item; past the last, down the page."""
        to = min(max(self._cursor + by, 0), max(len(self._found.items) - 1, 0))
        if to == self._cursor:
            self.scroll_relative(y=by, animate=False)
        self._cursor = to
        self.show()

    def action_covered(self) -> None:
        """The group agrees that the item had its turn."""
        if not self._found.items:
            raise NothingToDoError("no item was chosen in this session; go on with the next phase")
        mark_covered(self.room.meeting, self.room.now(), self._found.items[self._cursor].item_id)
        self.changed()

    def action_differs(self) -> None:
        """Put the view of someone here on record."""
        self._ask("Someone here sees it differently", missing=False)

    def action_not_here(self) -> None:
        """Put the view of someone who is not here on record."""
        self._ask("Someone who is not here would see it differently", missing=True)

    def _ask(self, title: str, *, missing: bool) -> None:
        room, found = self.room, self._found.items
        item = self._items.get(found[self._cursor].item_id) if found else None
        about = f"About: {one_line(item.text, 120)}\n" if item else ""

        def take(words: str | None) -> None:
            if words:
                item_id = item.id if item else None
                self.balcony.attempt(
                    lambda: record_voice(room.meeting, room.now(), words, missing=missing, item_id=item_id)
                )
                self.changed()

        self.app.push_screen(Ask(title, f"{about}In their words, as fairly as you can, and without a name."), take)
