"""The app asks whether an item tells an earlier trouble again, and keeps what people say."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot
from textual.widgets import Static

from casebook.database.casebook import Casebook
from casebook.database.likenesses import list_likenesses
from casebook.recurrence.by_hand import said_by_hand
from casebook.recurrence.suggested import store_suggestions
from casebook.recurrence.suggestion import Suggestion
from tui.app import BalconyApp
from tui.screens.dialogs import Choose
from tui.screens.home import Home
from tui.widgets.detail import Detail

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZE = (80, 24)
FIRST, SECOND, THIRD, HOSTILE_ONE = 1, 2, 3, 5


def _suggest(casebook: Casebook) -> None:
    """The second item may be the first again, and the hostile one the third."""
    found = {
        SECOND: (Suggestion(SECOND, FIRST, 0.5, ("copier",)),),
        HOSTILE_ONE: (Suggestion(HOSTILE_ONE, THIRD, 0.4, ()), Suggestion(HOSTILE_ONE, FIRST, 0.3, ())),
    }
    store_suggestions(casebook, found, anew=True)


def _detail(app: BalconyApp) -> str:
    return str(app.screen.query_one(Detail).query_one(Static).render())


async def test_a_key_links_with_an_earlier_item_and_takes_it_back(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It counts at once: the copier was mended in between, so it came back after a fix."""
    _suggest(filled_casebook)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert "The same trouble as one of these?" in _detail(app)
        assert "same place, also about “copier”, closed before this was raised" in " ".join(_detail(app).split())
        await pilot.press("y")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        await pilot.press("1")
        await settled(pilot)
        assert [(each.item_id, each.after_fix) for each in list_likenesses(filled_casebook)] == [(SECOND, True)]
        assert "came back after a fix" in _detail(app)
        assert "one of these?" not in _detail(app)
        await pilot.press("y")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert list_likenesses(filled_casebook) == ()


async def test_none_of_these_is_not_asked_again(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Hostile words stand in the question as words."""
    _suggest(filled_casebook)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down", "down", "y")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert any("[/foo] [bold red]" in str(each.render()) for each in app.screen.query(Static))
        await pilot.press("n")
        await settled(pilot)
        assert said_by_hand(filled_casebook).different == {(THIRD, HOSTILE_ONE), (FIRST, HOSTILE_ONE)}
        assert "one of these?" not in _detail(app)


async def test_an_item_like_no_other_says_what_to_do(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It names the key that links any two; escape leaves everything as it was."""
    _suggest(filled_casebook)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert any("press m to link" in each.message for each in app._notifications)
        await pilot.press("down", "y")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert said_by_hand(filled_casebook).same == frozenset()
