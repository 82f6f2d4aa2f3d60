"""How a session begins, goes on and ends on the screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items
from casebook.database.keeping import get
from casebook.database.sessions import list_sessions
from casebook.meeting.fidelity import OverSessions, over_sessions
from casebook.meeting.moving import start
from casebook.meeting.running import Meeting, begin, resume
from casebook.meeting.suggesting import Suggestion, suggest_focus
from casebook.meeting.summary.gathering import fidelity_of
from casebook.records import SessionRecord
from codebook.errors import BalconyError, NothingToDoError
from strategies.schema import Playbook
from tui.actions import bindings
from tui.meeting_actions import MEETING_ACTIONS
from tui.meeting_room import Room
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import Ask
from tui.screens.focus_dialog import FocusDialog
from tui.screens.meeting_begin import BeginView, PresetChosen, SessionChosen
from tui.screens.meeting_held import HeldScreen
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.meeting_parts.counting import number_of
from tui.screens.meeting_running import RunningView

_COUNTED = 12
"""Sessions that are counted together, the latest ones."""
_OFFERED = 12
"""Items that are suggested to choose from."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What the begin view needs."""

    playbook: Playbook
    sessions: tuple[SessionRecord, ...]
    over: OverSessions
    """How the sessions that were closed went, as counts."""


class MeetingFlow(BalconyScreen):
    """A session with a team: how it begins, goes on and ends."""

    MODE = "session"
    ACTIONS = MEETING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(MEETING_ACTIONS))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-widest")]  # noqa: RUF012 - Textual's own
    HELP = """\
# A session

A session is a meeting in phases. The clock suggests and never forces: go on, back, past or anywhere at any time. What
stands under **Say this** can be read aloud as it is.

People settle what they think before they see what the model thinks, since nobody can unsee a number. What the room says
goes before what the model reads: one key settles what a clear majority answered. Items are worked one after the other;
`.` goes to the next. Private entries
keep only how often each answer was given: no names, and not the order either. Whatever is decided is saved with the
key press; if the machine stops, `balcony session --resume` goes on at the same phase, item and second.
"""

    def __init__(self) -> None:
        super().__init__()
        self.room: Room | None = None

    def _now(self) -> datetime:
        """The time, as whoever opened the screen wants it told."""
        return self.balcony.session_wanted.now()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a running session show only while one runs."""
        own = {each.name.partition("(")[0] for each in self.ACTIONS} - {"undo"}
        return self.room is not None if action in own else super().check_action(action, parameters)

    def compose_body(self) -> ComposeResult:
        """One holder, for beginning or for running."""
        with Vertical(id="meeting"):
            yield Static("Opening your casebook …", classes="empty")

    def on_mount(self) -> None:
        """Begin, or go on, as the command line asked."""
        wanted = self.balcony.session_wanted
        if wanted.session_id is not None:
            self.open(wanted.session_id)
        elif wanted.preset is not None:
            self.prepare(wanted.preset)
        else:
            self.reload()

    def reload(self) -> None:
        """Show what can be begun; a running session stays as it is."""
        if self.room is not None:
            return
        services = self.balcony.services

        def fetch() -> Ready:
            casebook, playbook = services.casebook(), services.playbook()
            sessions = list_sessions(casebook)
            held = [each.id for each in sessions if each.ended][:_COUNTED]
            return Ready(playbook, sessions, over_sessions([fidelity_of(casebook, one) for one in held]))

        self.balcony.in_background(fetch, self._show_begin, group="meeting")

    async def _hold(self, view: Vertical) -> None:
        holder = self.query_one("#meeting")
        await holder.remove_children()
        await holder.mount(view)

    def _show_begin(self, ready: Ready) -> None:
        self.run_worker(
            self._hold(BeginView(ready.playbook, ready.sessions, ready.over)), group="meeting-view", exclusive=True
        )

    @on(PresetChosen)
    def _preset(self, event: PresetChosen) -> None:
        event.stop()
        self.prepare(event.preset)

    @on(SessionChosen)
    def _session(self, event: SessionChosen) -> None:
        event.stop()
        self.balcony.open_session(event.session_id)

    def prepare(self, preset: str) -> None:
        """Ask which items, and how many people, then begin."""
        services, log_id = self.balcony.services, self.balcony.session_wanted.log_id

        def fetch() -> tuple[Playbook, tuple[Suggestion, ...]]:
            from casebook.recurrence.known import known_recurrences

            casebook = services.casebook()
            wanted = ItemFilter(split=False, logs=(log_id,) if log_id else ())
            items = all_items(casebook, wanted)
            return services.playbook(), suggest_focus(
                items, known_recurrences(casebook, items), _OFFERED, services.today()
            )

        def take(found: tuple[Playbook, tuple[Suggestion, ...]]) -> None:
            playbook, suggested = found
            chosen = playbook.session.preset(preset)
            if not suggested:
                self._not_begun(NothingToDoError("there is no open item to work on; read a log with i, on Items"))
                return
            self.app.push_screen(
                FocusDialog(suggested, chosen.focus if chosen else 1), lambda ids: self._ask_people(preset, ids)
            )

        self.balcony.in_background(fetch, take, group="meeting", otherwise=self._not_begun)

    def _not_begun(self, error: BalconyError) -> None:
        """Say why, and show again what can be begun."""
        self.balcony.show_error(error)
        self.reload()

    def _ask_people(self, preset: str, ids: tuple[int, ...] | None) -> None:
        if ids is None:
            self.reload()
            return

        def take(words: str | None) -> None:
            if words is None:
                self.reload()
                return
            self.balcony.attempt(self._begin, preset, ids, words)

        self.app.push_screen(
            Ask("How many people are here?", "For the private entries: they end when all have entered.", value="6"),
            take,
        )

    def _begin(self, preset: str, ids: tuple[int, ...], people: str) -> None:
        services, now = self.balcony.services, self._now()
        meeting = begin(
            services.casebook(),
            services.playbook(),
            preset,
            now,
            log_id=self.balcony.session_wanted.log_id,
            item_ids=ids,
            people=number_of(people) if people else 0,
            minutes=services.preferences.minutes,
        )
        meeting.do(now, start)
        self._run(meeting)

    def open(self, session_id: int) -> None:
        """Go on with a session that was not closed; show one that was."""
        services, now = self.balcony.services, self._now()

        def fetch() -> Meeting | None:
            held = get(services.casebook(), SessionRecord, session_id)
            playbook = services.playbook()
            return None if held.ended else resume(services.casebook(), playbook, session_id, now)

        def take(meeting: Meeting | None) -> None:
            if meeting:
                self._run(meeting)
            else:
                self.reload()
                self.app.push_screen(HeldScreen(session_id))

        self.balcony.in_background(fetch, take, group="meeting", otherwise=self._not_begun)

    def _run(self, meeting: Meeting) -> None:
        self.room = Room(meeting, self._now)
        self.refresh_bindings()
        self.run_worker(self._hold(RunningView(self.room)), group="meeting-view", exclusive=True)

    def held(self) -> Room:
        """The session that is held.

        Raises:
            NothingToDoError: None is.
        """
        if self.room is None:
            raise NothingToDoError("no session is running; choose a length to begin one")
        return self.room

    @on(PhaseBody.Changed)
    async def _body_changed(self, event: PhaseBody.Changed) -> None:
        event.stop()
        if self.held().meeting.state.ended:
            self._ended()
        else:
            await self.query_one(RunningView).show()

    def _ended(self) -> None:
        self.room = None
        self.refresh_bindings()
        self.notify("The session is closed. It stands in the list, with its summary.")
        self.reload()
