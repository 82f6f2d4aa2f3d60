"""Work on the item: the strategy card with its moves, and the questions to ask aloud."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.meeting.focusing import choose_strategy
from casebook.meeting.marking import mark_move
from codebook.errors import NothingToDoError
from codebook.keys import Label, Strategy
from strategies.advice import Advice
from tui.actions import WORKING_ACTIONS, bindings
from tui.meeting_text import BOLD, DIM, moves_text, questions_text
from tui.plain import clean_lines
from tui.screens.dialogs import Choice, Choose
from tui.screens.meeting_parts.body import PhaseBody


class Working(PhaseBody):
    """The item on top, the card below it."""

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

    def compose(self) -> ComposeResult:
        """Item and card."""
        yield Static("", id="working-item")
        yield Static("", id="working-card")

    def show(self) -> None:
        """Draw what stands now."""
        item = self.room.item
        card = self.query_one("#working-card", Static)
        if item is None:
            self.query_one("#working-item", Static).update(Text("No item was chosen. Press . or go on.", DIM))
            card.update("")
            return
        self.query_one("#working-item", Static).update(Text(clean_lines(item.text) + "\n", BOLD))
        advice = self.room.advice(item)
        if advice is None:
            card.update(Text("Nobody is stuck here, as it stands. Give it a kind in “Decide”, or go on.", DIM))
            return
        self._cursor = min(self._cursor, len(advice.moves) - 1)
        ticked = self.room.meeting.state.current.moves if self.room.meeting.state.current else ()
        card.update(questions_text(advice) if self._asking else moves_text(advice, ticked, self._cursor))

    def _card(self) -> tuple[int, Advice]:
        item = self.room.item
        advice = self.room.advice(item) if item else None
        if item is None or advice is None:
            raise NothingToDoError("there is no card for this item; decide its kind, or press . for the next")
        return item.id, advice

    def action_step(self, by: int) -> None:
        """Go to another move."""
        _, advice = self._card()
        self._cursor = (self._cursor + by) % len(advice.moves)
        self.show()

    def action_tick(self) -> None:
        """Tick the move, or take the tick away."""
        item_id, advice = self._card()
        mark_move(self.room.meeting, self.room.now(), item_id, advice.moves[self._cursor].key)
        self.changed()

    def action_questions(self) -> None:
        """Show the questions, or the moves."""
        self._card()
        self._asking = not self._asking
        self.show()

    def action_strategy(self) -> None:
        """Choose another strategy."""
        room, item = self.room, self.room.item
        if item is None or item.label is not Label.ADAPTIVE:
            raise NothingToDoError("strategies are for adaptive items; a technical one has the management approach")
        current = room.meeting.state.current
        now = (current.strategy if current else None) or item.strategy
        choices = [Choice(key.value, entry.name, entry.fits_when[0]) for key, entry in room.playbook.strategies.items()]

        def take(key: str | None) -> None:
            if key:
                self._cursor = 0
                room.meeting.do(room.now(), choose_strategy, item.id, Strategy(key))
                self.changed()

        self.app.push_screen(Choose("Which strategy?", choices, current=now.value if now else None), take)
