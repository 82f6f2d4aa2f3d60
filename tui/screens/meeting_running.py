"""A session that is being held: where one is, the clock, the phase's own work, what to say."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from tui.meeting_frame_text import PARTS, Aside, phase_list, script, top_line
from tui.meeting_room import Room
from tui.screens.meeting_parts.body import PhaseBody

if TYPE_CHECKING:
    from tui.app import BalconyApp

_BODIES = {
    "open": ("opening", "Opening"),
    "temperature_in": ("private", "Temperature"),
    "follow_up": ("follow_up", "FollowUp"),
    "balcony": ("balcony_view", "BalconyView"),
    "diagnose": ("diagnosing", "Diagnosing"),
    "split": ("splitting", "Splitting"),
    "work": ("working", "Working"),
    "decide": ("deciding_body", "Deciding"),
    "voices": ("voices", "Voices"),
    "close": ("closing", "Closing"),
}
"""By phase: the module in `meeting_parts` and its class. A phase that a team added has the plain one."""
_PLAIN = ("consulting", "Consulting")
_PHASE_CELLS = 36
_AGENDA_LINES = 36
"""Lines of the screen from which on the phases have room below the script."""
_BESIDE = {"-narrow": (PARTS[:1], PARTS[1:2], PARTS[2:]), "-wide": (PARTS[:2], PARTS[2:])}
"""By width: the parts of the script that stand together; the widest screen has room for all."""


class RunningView(Vertical):
    """The frame around a phase's work."""

    def __init__(self, room: Room) -> None:
        super().__init__(id="meeting-running")
        self.room = room
        self._shown_phase: int | None = None
        self._seconds: Timer | None = None
        self._page = 0
        self._aside: Aside | None = None

    def compose(self) -> ComposeResult:
        """Top line, phases, body, script."""
        yield Static("", id="meeting-top")
        with Horizontal(id="meeting-main"):
            with VerticalScroll(id="meeting-phases", can_focus=False):
                yield Static("", id="meeting-phase-list")
            yield Vertical(id="meeting-body")
            with Vertical(id="meeting-side"):
                with VerticalScroll(id="meeting-script", can_focus=False):
                    yield Static("", id="meeting-script-text")
                yield Static("", id="meeting-agenda")

    async def on_mount(self) -> None:
        """Show where the session stands, and begin to count."""
        await self.show()
        self._seconds = self.set_interval(1.0, self._tick)

    async def show(self, aside: Aside | None = None) -> None:
        """Show everything as it stands now; another phase gets another body.

        Args:
            aside: What was noted just now; it goes again with the next thing that is done.
        """
        state = self.room.meeting.state
        self._aside = aside
        if self._shown_phase != state.at:
            self._shown_phase = state.at
            holder = self.query_one("#meeting-body")
            await holder.remove_children()
            body = body_for(self.room)
            await holder.mount(body)
            body.focus()
            self._page = 0
        self.body.show()
        self._show_frame()
        if self._seconds:
            self._seconds.resume()

    @property
    def body(self) -> PhaseBody:
        """The phase's work."""
        return self.query_one(PhaseBody)

    def on_resize(self) -> None:
        """Lines are drawn to the width."""
        self._show_frame()

    def _show_frame(self) -> None:
        room, state = self.room, self.room.meeting.state
        clock = room.clock
        colours = self.app.theme_variables
        self.query_one("#meeting-top", Static).update(
            top_line(state, room.phase, clock, max(self.size.width - 2, 20), colours)
        )
        phases = phase_list(state, room.playbook, _PHASE_CELLS - 2)
        self.query_one("#meeting-phase-list", Static).update(phases)
        agenda = self.query_one("#meeting-agenda", Static)
        agenda.display = self.screen.has_class("-wide") and self.app.size.height >= _AGENDA_LINES
        agenda.update(phases)
        pages = self._pages
        said = script(room.phase, clock, pages[self._page % len(pages)], self._aside)
        self.query_one("#meeting-script-text", Static).update(said)

    @property
    def _pages(self) -> tuple[tuple[str, ...], ...]:
        """The parts of the script that are shown together, at this width."""
        return next((pages for name, pages in _BESIDE.items() if self.screen.has_class(name)), (PARTS,))

    def turn_page(self) -> None:
        """Show the next part of the script, where not all of it is there at once."""
        self._page = (self._page + (self._aside is None)) % len(self._pages)
        self._aside = None
        self.query_one("#meeting-script", VerticalScroll).scroll_home(animate=False)
        self._show_frame()

    def _tick(self) -> None:
        """A second has passed: show it, and save it, so that a crash costs no more than that."""
        room, app = self.room, cast("BalconyApp", self.app)
        if room.meeting.state.running and app.attempt(room.meeting.beat, room.now()) is None:
            self._pause()  # said once and not every second; the next thing that is saved lets it go on
        self._show_frame()

    def _pause(self) -> None:
        if self._seconds:
            self._seconds.pause()


def body_for(room: Room) -> PhaseBody:
    """The body of the phase that the meeting is in."""
    module, name = _BODIES.get(room.meeting.state.phase.key, _PLAIN)
    made = getattr(import_module(f"tui.screens.meeting_parts.{module}"), name)(room)
    return cast("PhaseBody", made)
