"""Models, settings and playbook: what they show, how they look, and what goes wrong."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from casebook.locations import home
from classifier.model_store import CARD_FILE, StoredModel
from tui.app import BalconyApp
from tui.screens.dialogs import Ask, ErrorDialog
from tui.screens.models import Models
from tui.screens.settings import Settings

from .snapshots import compare, words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
HOSTILE = "# [/b] [red]\x1b[31mcode\x07 שלום\u202eevil 👩‍🏫 [@click=app.quit]q[/]\n\n" + "w" * 3_000 + "\n\n<b>&amp;\n"
CARD = "# Model card: ours 1\n\nReads one item.\n\n- Trained on 240 items of our own.\n\n## Not for\n\nIrony.\n"


def _own(name: str, card: str | None) -> Path:
    """A folder of an own model that has at most a card, and is not whole."""
    folder = home() / "models" / name
    folder.mkdir(parents=True)
    if card is not None:
        (folder / CARD_FILE).write_text(card, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_models_look_as_they_are_kept(make_app: MakeApp, settled: Settled, size: tuple[int, int]) -> None:
    """One in use, one not measured, one damaged; with a card that no training changes."""
    names = ("ours", "spring", "torn")
    ours, spring, torn = (_own(name, CARD) for name in names)
    app = make_app("models")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Models)
        app.screen._take(
            [
                StoredModel("ours", ours, True, "ours 1", 0.91, 1_240, None),
                StoredModel("spring", spring, False, "spring 1", None, None, None),
                StoredModel("torn", torn, False, None, None, None, "it has no weights"),
            ]
        )
        await settled(pilot)
        compare(app, f"models_{size[0]}x{size[1]}")


@pytest.mark.usefixtures("empty_casebook")
async def test_a_damaged_model_says_so_shows_why_and_cannot_be_used(make_app: MakeApp, settled: Settled) -> None:
    """In the list, in the place of its card, and in a window when its key is pressed."""
    _own("torn", None)
    app = make_app("models")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "damaged: do not use it" in words(app)
        await pilot.press("down")
        await settled(pilot)
        empty = app.screen.query_one("#models-empty", Static)
        assert empty.display
        assert "cannot be read; train the model anew" in str(empty.render())
        await pilot.press("u")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter", "up")
        await settled(pilot)
        assert not empty.display


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("card", [HOSTILE, ""], ids=["hostile", "empty"])
async def test_a_hostile_card_is_words(make_app: MakeApp, settled: Settled, card: str) -> None:
    """Markup and codes of another program's card; an empty one is no harm."""
    _own("theirs", card)
    app = make_app("models")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        shown = words(app)
        assert ("[/b]" in shown) is bool(card)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.usefixtures("empty_casebook")
async def test_the_list_of_models_says_what_its_numbers_mean(make_app: MakeApp, settled: Settled) -> None:
    """Someone who never trained anything reads it."""
    app = make_app("models")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 is perfect" in " ".join(str(app.screen.query_one("#models-words", Static).render()).split())


@pytest.mark.usefixtures("empty_casebook")
async def test_settings_that_cannot_be_kept_are_told(make_app: MakeApp, settled: Settled) -> None:
    """The theme stays as it was."""
    app = make_app("settings")
    (home() / "preferences.json").mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        assert app.theme == "balcony-dark"


@pytest.mark.usefixtures("empty_casebook")
async def test_settings_outlive_a_broken_playbook(make_app: MakeApp, settled: Settled) -> None:
    """Without it levels and phases have no names to change; the other settings can be changed, its place among them."""
    (home() / "playbook.yaml").write_text("strategies: 3\n", encoding="utf-8")
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter", "down", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Ask)
        assert "Your own playbook" in words(app)


@pytest.mark.usefixtures("empty_casebook")
async def test_the_footer_of_settings_names_the_key_that_changes(make_app: MakeApp, settled: Settled) -> None:
    """The list has an enter of its own, which must not hide it."""
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Settings)
        assert "⏎ Change" in words(app)
        assert app.screen.query_one(OptionList).highlighted == 1


@pytest.mark.usefixtures("empty_casebook")
async def test_wide_screens_cut_no_title_of_the_playbook(make_app: MakeApp, settled: Settled) -> None:
    """The list takes the room; each kind of entry stands under its heading, which cannot be chosen."""
    app = make_app("playbook")
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        keys = app.screen.query_one(OptionList)
        listed = [str(keys.get_option_at_index(place).prompt).strip() for place in range(keys.option_count)]
        assert not any("…" in each for each in listed)
        assert listed[0] == "What to do"
        assert keys.highlighted == 1
