"""The temperature, taken in private; and what every phase with a private round shares."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from casebook.database.sessions import marks_of
from casebook.meeting.marking import Spread, spreads_of
from casebook.meeting.private_entry import all_in
from casebook.meeting.state import RoundKind
from codebook.errors import NothingToDoError
from tui.actions import bindings
from tui.meeting_actions import TEMPERATURE_ACTIONS
from tui.meeting_text import BOLD, DIM, people, said_in_words, spread_text
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.meeting_parts.counting import ask_people
from tui.screens.meeting_parts.private_round import PrivateRound
from tui.screens.meeting_parts.round_screen import RoundScreen, show_answers

__all__ = ["PrivateBody", "PrivateRound", "Temperature"]
_BARS = 30


class PrivateBody(PhaseBody):
    """A phase in which people enter something in private."""

    KIND: ClassVar[RoundKind] = RoundKind.TEMPERATURE_IN

    def action_begin_round(self) -> None:
        """Let each person answer alone; how many there are is asked first where nobody has said."""
        if self.KIND is RoundKind.BALLOT and self.room.meeting.state.item_id is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        if self.room.meeting.state.people < 1:
            ask_people(self.balcony, self.room, self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        def take(to_show: bool | None) -> None:
            if to_show:
                self.balcony.attempt(show_answers, self.room)
            self.changed()

        self.app.push_screen(RoundScreen(self.room, self.KIND), take)

    def action_show_spread(self) -> None:
        """Show the spread of a round in which all have entered."""
        if all_in(self.room.meeting.state):
            show_answers(self.room)
        self.changed()

    def spreads(self, kind: RoundKind | None = None, item_id: int | None = None) -> tuple[Spread, ...]:
        """Every spread of a kind in this session, the earliest first."""
        found = marks_of(self.room.meeting.casebook, self.room.meeting.id)
        return spreads_of(found, kind or self.KIND, item_id)


class Temperature(PrivateBody):
    """How warm the room is, before the work starts."""

    ACTIONS = TEMPERATURE_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(TEMPERATURE_ACTIONS))

    def compose(self) -> ComposeResult:
        """The invitation, or the spread."""
        yield Static("", id="temperature")

    def show(self) -> None:
        """Draw what stands now."""
        self.query_one("#temperature", Static).update(self._invitation() or self._spread())

    def _invitation(self) -> Text | None:
        state = self.room.meeting.state
        if self.spreads() and state.round is None:
            return None
        shown = Text.assemble(("How warm is the room?\n\n", BOLD))
        if state.round is not None:
            shown.append(f"{state.round.entered} of {state.people} have answered.\n\n")
            shown.append("Press r to go on.", BOLD)
            return shown
        shown.append("Press r to begin.\n\n", BOLD)
        shown.append(f"{people(state)}. " if state.people else "How many are here is asked first. ")
        shown.append("Each answers alone, then passes the keyboard on.\n\n")
        shown.append("The screen clears after every answer. Only how often each answer was given is kept.", DIM)
        return shown

    def _spread(self) -> Text:
        spreads = self.spreads()
        shown = Text.assemble(("How warm is the room?\n\n", BOLD))
        shown.append_text(spread_text(spreads[-1], _BARS))
        shown.append(f"\n{said_in_words(spreads[-1])}\n")
        if len(spreads) > 1:
            shown.append(f"The time before: {said_in_words(spreads[-2])}\n", DIM)
        shown.append("\nRead it out without comment.   r: ask again", DIM)
        return shown
