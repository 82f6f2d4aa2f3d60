"""The balcony by keyboard alone."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from casebook.locations import home
from codebook.keys import Driver, Label
from tui.actions import BALCONY_ACTIONS
from tui.app import BalconyApp
from tui.screens.balcony import BalconyPatterns
from tui.screens.help import Help
from tui.screens.home import Home
from tui.widgets.panel import Panel

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]


def _screen(app: BalconyApp) -> BalconyPatterns:
    assert isinstance(app.screen, BalconyPatterns)
    return app.screen


def _text(panel: Panel) -> str:
    return str(panel.render())


@pytest.mark.usefixtures("empty_casebook")
async def test_an_empty_casebook_says_what_to_do(make_app: MakeApp, settled: Settled) -> None:
    """Words instead of pictures."""
    app = make_app("balcony")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Press F2, then i" in str(_screen(app).query_one("#balcony-empty", Static).render())
        assert not _screen(app).query_one("#sections").display
        await pilot.press("5", "down", "enter", "p", "comma")
        await settled(pilot)
        assert app.is_running


async def test_a_broken_casebook_is_told_in_its_place(make_app: MakeApp, settled: Settled) -> None:
    """The error's own words stand where the pictures would."""
    home().mkdir(exist_ok=True)
    (home() / "casebook.db").write_bytes(b"no database at all" * 100)
    app = make_app("balcony")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "The patterns cannot be shown." in str(_screen(app).query_one("#balcony-empty", Static).render())


@pytest.mark.usefixtures("filled_casebook")
async def test_a_number_goes_to_a_section_and_enter_opens_its_items(make_app: MakeApp, settled: Settled) -> None:
    """The heat map's cell shows just those items on the first screen."""
    app = make_app("balcony")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("5", "down", "down")
        assert app.focused is _screen(app).query_one("#section-5")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert app.screen.wanted.drivers == (Driver.LEADERSHIP,)
        assert app.screen.wanted.labels == (Label.ADAPTIVE,)
        assert app.screen.window.ids == (3,)
        assert "adaptive · leadership" in str(app.screen.query_one("#filter-line", Static).render())
        await pilot.press("f3")
        await settled(pilot)
        assert app.focused is _screen(app).query_one("#section-5")


@pytest.mark.usefixtures("filled_casebook")
async def test_arrows_go_from_bar_to_bar_and_on_into_the_next_section(make_app: MakeApp, settled: Settled) -> None:
    """Down past the last spot enters the next section, up comes back."""
    app = make_app("balcony")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = _screen(app).query_one("#section-1", Panel)
        assert app.focused is first
        for _ in first.picture.spots:
            await pilot.press("down")
        await pilot.pause()
        assert app.focused is not first
        await pilot.press("3", "up")
        await pilot.pause()
        assert app.focused is _screen(app).query_one("#section-2")


@pytest.mark.usefixtures("filled_casebook")
async def test_time_level_and_all_again_by_keys(make_app: MakeApp, settled: Settled) -> None:
    """The line above says what is looked at."""
    app = make_app("balcony")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        line = _screen(app).query_one("#balcony-line", Static)
        assert str(line.render()).startswith("All there is  ·  6 items")
        await pilot.press("l", "down", "enter")
        await settled(pilot)
        assert "1 item " in str(line.render())
        await pilot.press("escape", "p")
        await settled(pilot)
        assert str(line.render()).startswith("School year")
        await pilot.press("escape")
        await settled(pilot)
        assert str(line.render()).startswith("All there is  ·  6 items")


@pytest.mark.usefixtures("filled_casebook")
async def test_hostile_words_stay_words(make_app: MakeApp, settled: Settled) -> None:
    """Markup is shown, control characters are gone."""
    app = make_app("balcony")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("b")
        await settled(pilot)
        shown = "".join(_text(panel) for panel in _screen(app).query(Panel))
        assert "[/foo] [bold red]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.usefixtures("filled_casebook")
async def test_wide_screens_have_two_columns(make_app: MakeApp, settled: Settled) -> None:
    """The second section stands beside the first one; on a narrow screen below it."""
    for width, beside in ((200, True), (80, False)):
        app = make_app("balcony")
        async with app.run_test(size=(width, 60)) as pilot:
            await settled(pilot)
            one, two = (_screen(app).query_one(f"#section-{number}").region for number in (1, 2))
            assert (one.y == two.y) is beside


@pytest.mark.usefixtures("filled_casebook")
async def test_help_names_every_action(make_app: MakeApp, settled: Settled) -> None:
    """The keys are listed as they are declared."""
    app = make_app("balcony")
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        assert {action.key for action in BALCONY_ACTIONS} >= set("plub123456789")


@pytest.mark.usefixtures("filled_casebook")
async def test_what_does_not_fit_can_be_scrolled_to_by_arrows(make_app: MakeApp, settled: Settled) -> None:
    """A section without bars is read to its end before the next one is entered."""
    app = make_app("balcony")
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        last, sections = _screen(app).query_one("#section-9"), _screen(app).query_one("#sections")
        await pilot.press("9")
        await settled(pilot)
        await pilot.press(*["down"] * 10)
        await settled(pilot)
        assert app.focused is last
        assert last.virtual_region.bottom <= sections.scroll_offset.y + sections.size.height


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.usefixtures("filled_casebook")
async def test_the_first_look_is_as_it_was_kept(
    make_app: MakeApp, settled: Settled, same_as_kept: Callable[[BalconyApp, str], None], size: tuple[int, int]
) -> None:
    """Every character of the first screen."""
    app = make_app("balcony")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        same_as_kept(app, f"balcony_{size[0]}x{size[1]}")
