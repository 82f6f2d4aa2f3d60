"""The first-run tour."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from casebook.preferences import load_preferences
from tui.app import BalconyApp
from tui.screens.home import Home
from tui.screens.tour import STEPS, Tour
from tui.services import Services

Settled = Callable[[Pilot[None]], Awaitable[None]]


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("keys", [("enter",) * len(STEPS), ("right", "left", "left", "escape")])
async def test_the_tour_comes_once(settled: Settled, keys: tuple[str, ...]) -> None:
    """Read to its end or skipped, it does not come again by itself."""
    app = BalconyApp(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Tour)
        await pilot.press(*keys)
        await settled(pilot)
        assert isinstance(app.screen, Home)
    assert load_preferences().tour_seen
    app = BalconyApp(Services())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Home)


@pytest.mark.usefixtures("empty_casebook")
async def test_the_command_palette_shows_the_tour_again(make_app: Callable[..., BalconyApp], settled: Settled) -> None:
    """By its word."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"tour", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Tour)
