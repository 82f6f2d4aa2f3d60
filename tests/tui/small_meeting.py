"""A meeting about two items of the small casebook, and a screen that holds nothing but one phase's body."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache

from textual import on
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from casebook.database.casebook import Casebook
from casebook.meeting.moving import jump, start
from casebook.meeting.running import begin
from strategies.loader import load_playbook
from strategies.schema import Playbook
from tui.app import BalconyApp
from tui.meeting_room import Room
from tui.screens.meeting_parts.body import PhaseBody

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
NOW = datetime(2026, 3, 30, 9, 0, tzinfo=UTC)
UNSPOKEN, HOSTILE_ONE = 3, 5
"""The ids of the items that the meeting is about."""


@cache
def the_playbook() -> Playbook:
    """Balcony's own."""
    return load_playbook()


def room_at(
    casebook: Casebook,
    phase: str,
    *,
    people: int = 3,
    preset: str = "30",
    item_ids: tuple[int, ...] = (UNSPOKEN, HOSTILE_ONE),
) -> Room:
    """A running meeting at a phase."""
    meeting = begin(casebook, the_playbook(), preset, NOW, item_ids=item_ids, people=people)
    meeting.do(NOW, start)
    meeting.do(NOW, jump, phase)
    return Room(meeting, lambda: NOW)


class Small(Screen[None]):
    """A body alone."""

    def __init__(self, body: PhaseBody) -> None:
        super().__init__()
        self.body = body

    def compose(self) -> ComposeResult:
        """The body."""
        yield self.body

    def on_mount(self) -> None:
        """As the session's screen does when a phase begins."""
        self.body.focus()
        self.body.show()

    @on(PhaseBody.Changed)
    def _changed(self) -> None:
        self.body.show()

    @property
    def words(self) -> str:
        """What the body shows, its spaces evened out."""
        shown = (str(part.render()) for part in self.body.query(Static))
        return " ".join(" ".join(shown).split())


@asynccontextmanager
async def shown(
    app: BalconyApp, settled: Settled, body: PhaseBody, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Small]]:
    """The body on a small screen."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        small = Small(body)
        await app.push_screen(small)
        await settled(pilot)
        yield pilot, small


async def typed(pilot: Pilot[None], settled: Settled, words: str) -> None:
    """Write into the field that asks, and press enter."""
    await pilot.press("ctrl+u", *("space" if each == " " else each for each in words), "enter")
    await settled(pilot)


async def warned(pilot: Pilot[None], settled: Settled, *keys: str) -> list[str]:
    """Press keys one after another; gives the words that say of each that there is nothing to do."""
    before = len(pilot.app._notifications)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return [each.message for each in pilot.app._notifications][before:]
