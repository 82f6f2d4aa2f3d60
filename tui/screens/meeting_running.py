"""A session that is being held: where one is, the clock, the phase's own work, what to say."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from tui.meeting_frame_text import phase_list, script, top_line
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
_PHASE_CELLS = 33


class RunningView(Vertical):
    """The frame around a phase's work."""

    def __init__(self, room: Room) -> None:
        super().__init__(id="meeting-running")
        self.room = room
        self._shown_phase: int | None = None
        self._seconds: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line, phases, body, script."""
        yield Static("", id="meeting-top")
        with Horizontal(id="meeting-main"):
            with VerticalScroll(id="meeting-phases", can_focus=False):
                yield Static("", id="meeting-phase-list")
            yield Vertical(id="meeting-body")
            with VerticalScroll(id="meeting-script", can_focus=False):
                yield Static("", id="meeting-script-text")

    async def on_mount(self) -> None:
        """Show where the session stands, and begin to count."""
        await self.show()
        self._seconds = self.set_interval(1.0, self._tick)

    async def show(self) -> None:
        """Show everything as it stands now; another phase gets another body."""
        state = self.room.meeting.state
        if self._shown_phase != state.at:
            self._shown_phase = state.at
            holder = self.query_one("#meeting-body")
            await holder.remove_children()
            body = body_for(self.room)
            await holder.mount(body)
            body.focus()
            self.query_one("#meeting-script", VerticalScroll).scroll_home(animate=False)
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
        self.query_one("#meeting-phase-list", Static).update(phase_list(state, room.playbook, _PHASE_CELLS - 2))
        self.query_one("#meeting-script-text", Static).update(script(room.phase, clock))

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
