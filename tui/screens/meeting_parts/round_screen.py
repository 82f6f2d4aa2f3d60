"""The whole screen for a private round: nothing else shows, and no other key works, while people answer."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from casebook.meeting.marking import reveal
from casebook.meeting.moving import count_people
from casebook.meeting.private_entry import break_off
from casebook.meeting.state import RoundKind
from tui.meeting_room import Room
from tui.screens.meeting_parts.private_round import PrivateRound


class RoundScreen(ModalScreen[bool]):
    """A private round. Gives True where its spread is to be shown, False where it was broken off."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, room: Room, kind: RoundKind) -> None:
        super().__init__()
        self._room, self._kind = room, kind

    def compose(self) -> ComposeResult:
        """The round."""
        yield PrivateRound(self._room, self._kind)

    def on_mount(self) -> None:
        """Keys go to the round."""
        self.query_one(PrivateRound).focus()

    @on(PrivateRound.Closed)
    def _round_over(self, event: PrivateRound.Closed) -> None:
        event.stop()
        if not event.to_show:
            self._room.meeting.do(self._room.now(), break_off)
        self.dismiss(event.to_show)


def show_answers(room: Room) -> None:
    """Keep a round's answers as they are in, even where somebody passed; the number of people stays what it was."""
    meeting, people = room.meeting, room.meeting.state.people
    entered = meeting.state.round.entered if meeting.state.round else 0
    if entered < people:
        meeting.do(room.now(), count_people, entered)
    try:
        reveal(meeting, room.now())
    finally:
        if meeting.state.people != people:
            meeting.do(room.now(), count_people, people)
