"""Work on the item: the strategy card with its moves, and the questions to ask aloud."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.database.sessions import marks_of
from casebook.meeting.deciding import settle
from casebook.meeting.focusing import choose_strategy
from casebook.meeting.marking import mark_move
from casebook.meeting.words_of_the_group import strategy_for
from casebook.records import CaseItem, Mark
from codebook.errors import NothingToDoError
from codebook.keys import Label, Strategy
from strategies.advice import Advice
from tui.actions import bindings
from tui.meeting_actions import WORKING_ACTIONS
from tui.meeting_text import DIM
from tui.meeting_word_text import card_line
from tui.meeting_work_text import NO_ITEM, aloud_text, card_text, heat_text, reminder
from tui.screens.dialogs import Choice, Choose
from tui.screens.meeting_parts.body import PhaseBody
from tui.widgets.styles import styles_of

_CELLS = 44
"""Where the width is not known yet."""
_WIDEST = 92
_ROOMY = 48
"""Lines from which on the questions have room below the moves."""


class Working(PhaseBody):
    """The item in two lines, and the card below it: moves or questions."""

    ACTIONS = WORKING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(WORKING_ACTIONS),
        Binding("enter", "tick", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._cursor = 0
        self._asking = False
        self._item_id: int | None = None
        self._heat_seen = self._last_heat()
        self._heat: Mark | None = None

    def compose(self) -> ComposeResult:
        """Item and card."""
        yield Static("", id="working-item")
        yield Static("", id="working-card")

    def on_resize(self) -> None:
        """The item is cut to the width."""
        self.show()

    def show(self) -> None:
        """Draw what stands now."""
        item = self.room.item
        self.query_one("#working-item", Static).update(reminder(item.text, self._cells) if item else Text(NO_ITEM, DIM))
        self.query_one("#working-card", Static).update(self._card_text(item) if item else Text())

    @property
    def _cells(self) -> int:
        return min(max(self.scrollable_content_region.width - 1, 30), _WIDEST) if self.is_attached else _CELLS

    def _card_text(self, item: CaseItem) -> Text:
        if item.id != self._item_id:
            self._item_id, self._cursor, self._asking = item.id, 0, False
        self._notice_heat()
        advice, word = self.room.advice(item), self.room.word(item)
        styles = styles_of(self.app)
        line = card_line(word, item.reading, styles)
        if advice is None:
            line.append("Nobody is stuck here, as it stands. Press t or a if somebody is, or → to go on.")
            return line
        if self._heat:
            return heat_text(advice, up=self._heat.kind == "heat_up", styles=styles)
        if self._asking:
            return aloud_text(advice, styles)
        self._cursor = min(self._cursor, len(advice.moves) - 1)
        current = self.room.meeting.state.current
        shown = line
        shown.append_text(card_text(advice, current.moves if current else (), self._cursor, styles, self._cells))
        if self.is_attached and self.size.height >= _ROOMY:
            shown.append("\n")
            shown.append_text(aloud_text(advice, styles))
        return shown

    def _last_heat(self) -> Mark | None:
        meeting = self.room.meeting
        found = [each for each in marks_of(meeting.casebook, meeting.id) if each.kind in ("heat_up", "heat_down")]
        return max(found, key=lambda each: each.id, default=None)

    def _notice_heat(self) -> None:
        """Where the session's own keys noted heat just now, what helps stands here until the card is used again."""
        last = self._last_heat()
        seen = self._heat_seen.id if self._heat_seen else 0
        if last is None or last.id < seen:  # taken back
            self._heat = None
        elif last.id > seen:
            self._heat = last
            self.scroll_home(animate=False)
        self._heat_seen = last

    def _card(self) -> tuple[int, Advice]:
        item = self.room.item
        advice = self.room.advice(item) if item else None
        if item is None or advice is None:
            raise NothingToDoError("there is no card for this item; press t or a to give it a kind, or . for the next")
        return item.id, advice

    def _leave_heat(self) -> bool:
        """Whether what helps with the heat stood on the screen; the card is back now."""
        if self._heat is None:
            return False
        self._heat = None
        self.show()
        return True

    def action_step(self, by: int) -> None:
        """Go to another move; among the questions, up and down."""
        _, advice = self._card()
        if self._leave_heat():
            return
        if self._asking:
            self.scroll_relative(y=by, animate=False)
            return
        self._cursor = (self._cursor + by) % len(advice.moves)
        self.scroll_home(animate=False)
        self.show()

    def action_tick(self) -> None:
        """Tick the move, or take the tick away; never one that is not on the screen."""
        item_id, advice = self._card()
        if self._leave_heat():
            return
        if self._asking:
            self.action_questions()
            return
        mark_move(self.room.meeting, self.room.now(), item_id, advice.moves[self._cursor].key)
        self.changed()

    def action_questions(self) -> None:
        """Show the questions, or the moves."""
        self._card()
        if self._leave_heat():
            return
        self._asking = not self._asking
        self.scroll_home(animate=False)
        self.show()

    def action_kind(self, label: str) -> None:
        """The group's own word; the card follows at once, and moves that were ticked stay ticked."""
        if self.room.item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        if self._leave_heat():
            return
        settle(self.room.meeting, self.room.now(), self.room.item.id, Label(label))
        self._cursor, self._asking = 0, False
        self.scroll_home(animate=False)
        self.changed()

    def action_strategy(self) -> None:
        """Choose another strategy."""
        room, item = self.room, self.room.item
        if item is None or (word := room.word(item)).label is not Label.ADAPTIVE:
            raise NothingToDoError("strategies are for adaptive items; press a if this is one, and the card follows")
        current = room.meeting.state.current
        now = (current.strategy if current else None) or strategy_for(item, word.label)
        choices = [Choice(key.value, entry.name, entry.fits_when[0]) for key, entry in room.playbook.strategies.items()]

        def take(key: str | None) -> None:
            if key:
                self._cursor, self._heat, self._asking = 0, None, False
                room.meeting.do(room.now(), choose_strategy, item.id, Strategy(key))
                self.changed()

        self.app.push_screen(Choose("Which strategy?", choices, current=now.value if now else None), take)
