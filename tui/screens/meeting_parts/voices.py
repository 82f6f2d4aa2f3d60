"""Who sees it differently, and whether every item had its turn."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.database.following_up import list_actions, list_escalations, list_voices
from casebook.database.items import get_items
from casebook.database.sessions import marks_of
from casebook.meeting.coverage import Coverage, coverage
from casebook.meeting.marking import mark_covered
from casebook.records import CaseItem
from tui.actions import VOICES_ACTIONS, bindings
from tui.meeting_room import Room
from tui.meeting_text import BOLD, DIM, covered_text
from tui.plain import clean
from tui.screens.meeting_parts.body import PhaseBody


class Voices(PhaseBody):
    """Coverage, then what was put on record."""

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

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="voices")

    def show(self) -> None:
        """Draw what stands now."""
        self._found, items = covered(self.room)
        self._cursor = min(self._cursor, max(len(self._found.items) - 1, 0))
        shown = Text.assemble(("Did every item have its turn?\n\n", BOLD))
        shown.append_text(covered_text(self._found, items, self._cursor))
        shown.append("Who sees this differently?\n\n", BOLD)
        voices = list_voices(self.room.meeting.casebook, session_id=self.room.meeting.id)
        for voice in voices:
            shown.append("missing here: " if voice.missing else "differs: ", DIM)
            shown.append(clean(voice.text) + "\n")
        if not voices:
            shown.append("Nothing is on record. Press m to add one: a dissent keeps its place.\n", DIM)
        self.query_one("#voices", Static).update(shown)

    def action_step(self, by: int) -> None:
        """Go to another item."""
        self._cursor = min(max(self._cursor + by, 0), max(len(self._found.items) - 1, 0))
        self.show()

    def action_covered(self) -> None:
        """The group agrees that the item had its turn."""
        if self._found.items:
            mark_covered(self.room.meeting, self.room.now(), self._found.items[self._cursor].item_id)
            self.changed()


def covered(room: Room) -> tuple[Coverage, dict[int, CaseItem]]:
    """Which items had their turn, and the items."""
    meeting = room.meeting
    items = {each.id: each for each in get_items(meeting.casebook, [focus.item_id for focus in meeting.state.focus])}
    found = coverage(
        meeting.state.focus,
        items,
        meeting.session.started,
        list_actions(meeting.casebook, session_id=meeting.id),
        list_escalations(meeting.casebook, session_id=meeting.id),
        marks_of(meeting.casebook, meeting.id),
    )
    return found, items
