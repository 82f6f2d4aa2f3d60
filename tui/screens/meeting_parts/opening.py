"""The first phase: why we are here, what went well, what we look at, how many we are."""

from datetime import timedelta
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from casebook.database.items import get_items
from casebook.meeting.moving import entitle
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.structure import Summary
from tui.actions import bindings
from tui.meeting_actions import OPENING_ACTIONS
from tui.meeting_record import OnRecord, on_record
from tui.meeting_text import BOLD, DIM, focus_lines, people
from tui.plain import clean, one_line
from tui.screens.dialogs import Ask
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.meeting_parts.counting import ask_people

_WINS = 3
_LONG = 140
_WHOLE = 600
_WIDEST = 90
_ROOMY = 24
"""Lines from which on items have room for all their words."""


class Opening(PhaseBody):
    """Title, people, wins, items."""

    ACTIONS = OPENING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(OPENING_ACTIONS))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._summary: Summary | None = None
        self._record: OnRecord | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="opening")

    def on_mount(self) -> None:
        """Look in a thread for what went well since the last time."""
        meeting = self.room.meeting

        def look() -> tuple[Summary, OnRecord]:
            summary = gather(meeting.casebook, meeting.playbook, meeting.id)
            return summary, on_record(meeting.casebook, meeting.playbook, today)

        def take(found: tuple[Summary, OnRecord]) -> None:
            self._summary, self._record = found
            if self.is_attached:
                self.show()

        today = self.room.today
        self.balcony.in_background(look, take, group="meeting-opening")

    def show(self) -> None:
        """Draw what stands now."""
        meeting = self.room.meeting
        state = meeting.state
        items = {item.id: item for item in get_items(meeting.casebook, [each.item_id for each in state.focus])}
        ends = (self.room.now() + timedelta(seconds=self.room.clock.still_planned)).astimezone()
        shown = Text.assemble((clean(state.title or "A session with the team") + "\n", BOLD))
        here = people(state) if state.people else "How many are here? Press k"
        shown.append(f"{here}. We finish at {ends:%H:%M}.\n\n")
        shown.append("What went well\n", BOLD)
        shown.append_text(self._wins())
        shown.append("\nWhat we look at\n", BOLD)
        if state.focus:
            shown.append_text(focus_lines(state, items, *self._room_for_each()))
        else:
            shown.append("No item was chosen. You can still follow up, look at the pictures, and close.\n", DIM)
        self.query_one("#opening", Static).update(shown)

    def on_resize(self) -> None:
        """A low screen has room for less of each item."""
        self.show()

    def _room_for_each(self) -> tuple[int, str]:
        """Letters of an item, and what stands between two: a low screen has two lines for each."""
        cells, lines = self.scrollable_content_region.size if self.is_attached else (0, 0)
        if not lines or lines >= _ROOMY:
            return _WHOLE, "\n\n"
        return max(2 * min(cells, _WIDEST) - 10, 40), "\n"

    def _wins(self) -> Text:
        if self._summary is None:
            return Text("Looking …\n", DIM)
        wins, shown = self._summary.wins, Text()
        for win in wins[:_WINS]:
            shown.append(f"✓ {one_line(win, _LONG)}\n")
        if len(wins) > _WINS:
            shown.append(f"and {len(wins) - _WINS} more\n", DIM)
        if not wins:
            shown.append_text(self._on_record())
        return shown

    def _on_record(self) -> Text:
        """Where nothing is new: what the view from the balcony counts as well, some phases on."""
        record = self._record
        shown = Text()
        if record is None or not record.number:
            shown.append("Nothing is on record yet. Ask the room for one or two things.\n", DIM)
            return shown
        shown.append(f"On record so far: {record.words}.\n")
        shown.append("Nothing new of late. Ask the room for one or two things.\n", DIM)
        return shown

    def action_people(self) -> None:
        """Say how many are here."""
        ask_people(self.balcony, self.room, self.changed)

    def action_title(self) -> None:
        """Give the session a title."""

        def keep(words: str) -> None:
            self.room.meeting.do(self.room.now(), entitle, words)
            self.changed()

        def take(words: str | None) -> None:
            if words is not None:
                self.balcony.attempt(keep, words)

        self.app.push_screen(Ask("What is this session called?", value=self.room.meeting.state.title), take)
