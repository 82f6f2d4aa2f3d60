"""Every main screen: how it looks, hostile words, and what its keys do."""

import csv
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Markdown, OptionList, Static

from casebook.database.casebook import Casebook
from casebook.database.items import count_items
from casebook.facts import ItemFacts
from casebook.locations import home
from casebook.preferences import load_preferences
from codebook.keys import Driver, Label
from tui.actions import APP_ACTIONS
from tui.app import BalconyApp
from tui.look import LIGHT
from tui.screens.base import TABS, BalconyScreen
from tui.screens.column_preview import ColumnPreviewScreen
from tui.screens.dialogs import ErrorDialog
from tui.screens.help import Help
from tui.screens.home import Home
from tui.screens.open_file import OpenFile

from .snapshots import compare, words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZES = [(80, 24), (120, 40)]
HOSTILE = (
    "[/foo]",
    "[red]",
    "\x1b[31mred\x1b[0m",
    "👩‍🏫 🎉",
    "\u202eevil \u05e9\u05dc\u05d5\u05dd",
    "x" * 10_000,
    "[@click=app.quit]q[/]",
)


@pytest.mark.usefixtures("long_ago")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("start", ["home", "playbook", "settings"])
async def test_a_screen_looks_as_it_is_kept(
    make_app: MakeApp, settled: Settled, start: str, size: tuple[int, int]
) -> None:
    """Characters and styles; see `snapshots.py` for how to renew them."""
    app = make_app(start)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        compare(app, f"{start}_{size[0]}x{size[1]}")


@pytest.mark.usefixtures("long_ago")
@pytest.mark.parametrize("start", ["home", "balcony", "playbook"])
async def test_a_screen_looks_as_it_is_kept_in_the_light_theme(make_app: MakeApp, settled: Settled, start: str) -> None:
    """The one for projectors, with its own colours."""
    app = make_app(start)
    app.services.preferences = replace(app.services.preferences, theme=LIGHT.name)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        compare(app, f"{start}_light_120x40")


@pytest.mark.usefixtures("long_ago")
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("help", ("f1",)),
        ("verdict", ("v",)),
        ("raise", ("e",)),
        ("split", ("s",)),
        ("filter", ("f",)),
        ("action", ("c",)),
    ],
)
async def test_a_window_fits_a_small_terminal(
    make_app: MakeApp, settled: Settled, name: str, keys: tuple[str, ...]
) -> None:
    """At 80 by 24 all of it, with the keys that close it."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        compare(app, f"window_{name}_80x24")


@pytest.mark.usefixtures("filled_casebook")
async def test_every_line_of_screens_is_reached_by_its_key_and_has_help(make_app: MakeApp, settled: Settled) -> None:
    """F2 to F8; the help names the screen's idea and closes again."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for mode, key, _ in TABS:
            await pilot.press(key.lower())
            await settled(pilot)
            if mode not in app.MODES:
                continue
            assert isinstance(app.screen, BalconyScreen)
            assert mode == app.screen.MODE
            await pilot.press("f1")
            await settled(pilot)
            assert isinstance(app.screen, Help)
            await pilot.press("escape")


@pytest.mark.usefixtures("empty_casebook")
async def test_the_command_palette_holds_every_action(make_app: MakeApp, settled: Settled) -> None:
    """Each with the sentence that help shows."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        offered = {command.help for command in app.get_system_commands(app.screen)}
        assert {
            action.sentence for action in (*Home.ACTIONS, *APP_ACTIONS) if action.name != "command_palette"
        } == offered


@pytest.mark.parametrize(
    ("words", "size"), [("".join(HOSTILE), SIZES[0]), ("".join(HOSTILE[:-2]), SIZES[1])], ids=["80", "120"]
)
async def test_hostile_words_are_words(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, words: str, size: tuple[int, int]
) -> None:
    """In an item, its facts, its log's name and the search, on every screen and in every window."""
    from casebook.database.logs import add_log
    from casebook.incoming import NewItem
    from casebook.items import Item

    facts = ItemFacts(date(2026, 3, 1), unit=words[:200], level=words[:200], role=words[:200], owner=words[:200])
    row = NewItem(Item(words, words, 2, sheet=words[:50], heading=words, columns={words: words}), facts)
    add_log(filled_casebook, words[:50], name=words[:200], kind="csv", sha256="hostile", rows=[row])
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert not any(
            "\x1b" in strip.text or "\u202e" in strip.text for strip in app.screen._compositor.render_strips()
        )
        for keys in (
            ("v", "escape"),
            ("s", "escape"),
            ("c", "escape"),
            ("e",),
            ("escape", "f", "escape"),
            ("a", "w", "enter", "escape"),
        ):
            await pilot.press(*keys)
            await settled(pilot)
        app.screen.query_one("#search", Input).value = words
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert app.is_running


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("words", HOSTILE[:4], ids=range(4))
async def test_hostile_preferences_and_playbook_are_words(
    make_app: MakeApp,
    settled: Settled,
    words: str,
) -> None:
    """A signature, a level's name and a team's own words show as they are."""
    chosen = {"who": words, "theme": words, "level_names": {"team": words}, "tour_seen": True}
    (home() / "preferences.json").write_text(json.dumps(chosen), encoding="utf-8")
    overlay = {"strategies": {"attention": {"purpose": f"Ours: {words}."}}}
    (home() / "playbook.yaml").write_text(json.dumps(overlay), encoding="utf-8")
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter", "escape", "f6")
        await settled(pilot)
        await pilot.press("slash", *"ours")
        await settled(pilot)
        assert app.is_running
        assert not isinstance(app.screen, ErrorDialog)


@pytest.mark.usefixtures("empty_casebook")
async def test_playbook_is_searched_and_cleared(make_app: MakeApp, settled: Settled) -> None:
    """Words narrow the list, nonsense says so, escape shows all."""
    app = make_app("playbook")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        keys = app.screen.query_one(OptionList)
        everything = keys.option_count
        await pilot.press("slash", *"heat")
        await settled(pilot)
        assert 0 < keys.option_count < everything
        assert "⏎ To the list  esc Back" in words(app)
        await pilot.press(*"qqq")
        await settled(pilot)
        assert "Nothing in the playbook" in str(app.screen.query_one("#playbook-empty", Static).render())
        await pilot.press("escape")
        await settled(pilot)
        assert keys.option_count == everything
        assert app.screen.query_one(Markdown).display


@pytest.mark.usefixtures("empty_casebook")
async def test_a_broken_playbook_is_told_where_it_would_stand(
    make_app: MakeApp,
    settled: Settled,
) -> None:
    """File, line, and what to do; the screen stays."""
    (home() / "playbook.yaml").write_text("strategies: 3\n", encoding="utf-8")
    app = make_app("playbook")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "playbook.yaml" in str(app.screen.query_one("#playbook-empty", Static).render())


@pytest.mark.usefixtures("empty_casebook")
async def test_settings_are_kept_and_a_wrong_one_is_told(make_app: MakeApp, settled: Settled) -> None:
    """Theme at once, a signature by typing; a playbook that is not there is refused."""
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "down", "enter")
        assert app.theme == "balcony-light"
        await pilot.press("down", "enter")
        app.screen.query_one(Input).value = "Ana"
        await pilot.press("enter")
        assert (load_preferences().theme, load_preferences().who) == ("balcony-light", "Ana")
        await pilot.press("down", "enter", *"nowhere", "enter")
        assert isinstance(app.screen, ErrorDialog)


@pytest.mark.usefixtures("empty_casebook")
async def test_models_shows_the_card_of_the_one_in_use(make_app: MakeApp, settled: Settled) -> None:
    """The default model, used again by its key."""
    app = make_app("models")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.screen.query_one(OptionList).option_count == 1
        assert app.screen.query_one(Markdown).source.startswith("#")
        await pilot.press("u")
        await settled(pilot)
        assert "In use" in [each.message[:6] for each in app._notifications]
        await pilot.press("r")
        await settled(pilot)
        assert app.screen.query_one(OptionList).option_count == 1


async def test_a_log_is_read_in_by_keyboard(
    make_app: MakeApp, settled: Settled, empty_casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tree, the columns, the reading; then its items are listed. A hostile name is a name."""
    monkeypatch.chdir(tmp_path)
    log = tmp_path / "[red]log[bold].csv"
    with log.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("Barrier", "[/School]"), ("The copier is broken.", "Birch"), ("Nobody speaks.", "Birch")]
        )
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        assert isinstance(app.screen, OpenFile)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert count_items(empty_casebook) == len(app.screen.window) == 2
        app.screen.read_file(log)
        await settled(pilot)
        assert isinstance(app.screen, Home)  # the same file again is told, and nothing happens


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("typed", ["nowhere.csv", "x" * 5_000, "~", "\0"])
async def test_a_path_that_is_no_file_is_told(make_app: MakeApp, settled: Settled, typed: str) -> None:
    """The window stays open."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        app.screen.query_one("#path", Input).value = typed
        app.screen.query_one("#path", Input).focus()
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, OpenFile)


@pytest.mark.usefixtures("empty_casebook")
async def test_a_file_named_on_the_command_line_shows_its_columns(
    make_app: MakeApp,
    settled: Settled,
    tmp_path: Path,
) -> None:
    """Before anything is read in; escape leaves it."""
    (tmp_path / "log.csv").write_text("Barrier,Owner\nThe copier is broken.,Ana\n", encoding="utf-8")
    app = make_app(file=tmp_path / "log.csv")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, Home)


def test_labels_and_drivers_have_words_of_their_own() -> None:
    """What is listed fits its column."""
    from casebook.label_words import DRIVER_SHORT, LABEL_WORDS

    assert max(map(len, DRIVER_SHORT.values())) <= 10
    assert set(LABEL_WORDS) == set(Label)
    assert set(DRIVER_SHORT) == set(Driver)
