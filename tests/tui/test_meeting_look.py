"""How the session's frame looks, phase by phase, at a time that stands still."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from casebook.database.casebook import Casebook
from casebook.meeting.moving import jump, start
from casebook.meeting.running import begin
from tui.app import BalconyApp
from tui.screens.meeting import MeetingScreen
from tui.screens.meeting_running import RunningView
from tui.session_wanted import SessionWanted

from .small_meeting import NOW, UNSPOKEN, the_playbook
from .snapshots import compare

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZES = ((80, 24), (120, 40))


def at(casebook: Casebook, phase: str) -> SessionWanted:
    """A session that stands at a phase, as someone goes on with it."""
    meeting = begin(casebook, the_playbook(), "30", NOW, item_ids=(UNSPOKEN, 2), people=5)
    meeting.do(NOW, start)
    meeting.do(NOW, jump, phase)
    return SessionWanted(session_id=meeting.id, now=lambda: NOW)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("phase", ["temperature_in", "follow_up", "diagnose", "work", "decide", "close"])
async def test_a_phase_looks_as_it_is_kept(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, phase: str, size: tuple[int, int]
) -> None:
    """What to say, where one is, the clock, the phase's own work."""
    app = make_app("session", session=at(filled_casebook, phase))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        compare(app, f"session_{phase}_{size[0]}x{size[1]}")


async def test_the_rest_of_the_script_is_a_key_away(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """At 80 columns one part after the other, what to watch for among them; then from the beginning."""
    app = make_app("session", session=at(filled_casebook, "work"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        words = []
        for _ in range(4):
            words.append(said(app).split("   ")[0])
            await pilot.press("tab")
        assert words == ["Say this", "Then", "Watch for", "Say this"]


async def test_what_was_noted_gives_way_to_the_next_thing(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A turn away from the work leaves its question in the place of the script, and no message over it."""
    app = make_app("session", session=at(filled_casebook, "decide"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w", "enter")
        await settled(pilot)
        assert said(app).startswith("Noted for the group. Now ask\n")
        await pilot.press("plus")
        await settled(pilot)
        assert said(app).startswith("Say this")
        assert not app._notifications


async def test_the_heat_is_told_once(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """By the card while the group works on an item, by the script elsewhere."""
    app = make_app("session", session=at(filled_casebook, "work"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert "Warmer" not in said(app)
        await pilot.press("right", "c")
        await settled(pilot)
        assert said(app).startswith("Cooler, noted. To lower it further")
        assert not app._notifications


def said(app: BalconyApp) -> str:
    """The script that is on the screen."""
    assert isinstance(app.screen, MeetingScreen)
    return str(app.screen.query_one(RunningView).query_one("#meeting-script-text").render())  # type: ignore[attr-defined]
