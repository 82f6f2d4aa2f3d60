"""Words can be read in both themes: every pair of colours on screen, on every screen and in every window."""

from collections.abc import Awaitable, Callable

import pytest
from rich.style import Style
from textual.pilot import Pilot

from tui.app import BalconyApp
from tui.look import THEMES

from .contrast import contrast, faint_words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
LOOKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("home", ()),
    ("home", ("space", "space", "down")),
    ("home", ("slash", "c", "o")),
    ("balcony", ()),
    ("balcony", ("b", "5")),
    ("balcony", ("9",)),
    ("playbook", ()),
    ("models", ()),
    ("settings", ()),
    ("session", ()),
    ("annotate", ()),
)
WINDOWS = (("v",), ("c",), ("s",), ("e",), ("f", "space"), ("o",), ("i",), ("f1",), ("m",))


@pytest.mark.parametrize(
    ("style", "ratio"),
    [("#000000 on #ffffff", 21.0), ("#777777 on #ffffff", 4.48), ("reverse #ffffff on #ffffff", 1.0)],
)
def test_contrast_is_that_of_the_guidelines(style: str, ratio: float) -> None:
    """Black on white, their well known grey that just fails, and a colour on itself."""
    assert round(contrast(Style.parse(style)), 2) == ratio


@pytest.mark.usefixtures("filled_casebook")
@pytest.mark.parametrize(("mode", "keys"), LOOKS, ids=str)
async def test_words_stand_out_on_every_screen(
    make_app: MakeApp, settled: Settled, mode: str, keys: tuple[str, ...]
) -> None:
    """At least 4.5 in both themes, also under the cursor and in a selection."""
    app = make_app(mode)
    async with app.run_test(size=(120, 40), notifications=False) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        for theme in THEMES:
            app.theme = theme.name
            await settled(pilot)
            assert faint_words(app) == {}, theme.name


@pytest.mark.usefixtures("filled_casebook")
@pytest.mark.parametrize("keys", WINDOWS, ids=str)
async def test_words_stand_out_in_every_window(make_app: MakeApp, settled: Settled, keys: tuple[str, ...]) -> None:
    """The screen behind a window is dimmed on purpose, and left out."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=False) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        for theme in THEMES:
            app.theme = theme.name
            await settled(pilot)
            assert len(app.screen_stack) > 1
            assert faint_words(app, app.screen.children[0].region) == {}, theme.name
