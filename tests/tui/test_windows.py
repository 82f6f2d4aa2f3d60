"""The small windows: by keyboard, with hostile words, with nothing in them, with an error, and how they look."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from casebook.database.casebook import Casebook
from casebook.database.items import all_items
from casebook.database.keeping import listed
from casebook.database.logs import add_log
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.locations import home
from casebook.meeting.suggesting import Suggestion
from casebook.records import NEW, Action, Escalation
from codebook.errors import OutputError
from tui.app import BalconyApp
from tui.screens.action_form import ActionForm
from tui.screens.dialogs import Ask, Choice, Choose, Confirm, ErrorDialog
from tui.screens.filter_dialog import FilterDialog
from tui.screens.focus_dialog import FocusDialog
from tui.screens.home import Home
from tui.screens.raise_form import RaiseForm
from tui.screens.split_dialog import SplitDialog
from tui.screens.tour import Tour
from tui.screens.verdict_dialog import VerdictDialog

from .snapshots import compare, words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZE = (80, 24)
HOSTILE = "[/b] [red]\x1b[31mcode\x07 שלום\u202eevil 👩‍🏫 [@click=app.quit]q[/] " + "w" * 3_000


async def _shown(app: BalconyApp, pilot: Pilot[None], window: ModalScreen[Any]) -> list[Any]:
    """Show a window; what it gives back comes into the list."""
    given: list[Any] = []
    await app.push_screen(window, given.append)
    await pilot.pause()
    return given


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("enter",), False), (("right", "enter"), True), (("y",), True), (("n",), False), (("escape",), None)],
)
async def test_a_question_is_answered_by_keyboard_and_no_is_the_first(
    make_app: MakeApp, settled: Settled, keys: Sequence[str], answer: bool | None
) -> None:
    """Whoever presses enter without reading changes nothing."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        given = await _shown(app, pilot, Confirm("Close the session?", "It can be exported again."))
        await pilot.press(*keys)
        await pilot.pause()
        assert given == [answer]


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("enter",), "one"), (("down", "enter"), "two"), (("b",), "two"), (("x", "escape"), None)],
)
async def test_a_choice_is_made_by_arrows_or_by_its_own_key(
    make_app: MakeApp, settled: Settled, keys: Sequence[str], answer: str | None
) -> None:
    """It begins at the current one; a key that belongs to none does nothing."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        choices = (Choice("one", "The first", shortcut="a"), Choice("two", "The second", "with a hint", "b"))
        given = await _shown(app, pilot, Choose("Which?", choices, current="one"))
        await pilot.press(*keys)
        await pilot.pause()
        assert given == [answer]


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize(("keys", "answer"), [((*" new ", "enter"), "old new"), (("escape",), None)])
async def test_a_line_of_text_is_asked_for(
    make_app: MakeApp, settled: Settled, keys: Sequence[str], answer: str | None
) -> None:
    """Edges are cut; nothing typed is an answer too."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        given = await _shown(app, pilot, Ask("A name?", value="old"))
        await pilot.press("end", *["space" if key == " " else key for key in keys])
        await pilot.pause()
        assert given == [answer]
        given = await _shown(app, pilot, Ask("A name?"))
        await pilot.press("enter")
        await pilot.pause()
        assert given == [""]


@pytest.mark.usefixtures("empty_casebook")
async def test_windows_with_nothing_in_them_close_again(make_app: MakeApp, settled: Settled) -> None:
    """No words, no choices, no items: escape and enter do no harm."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        empty = (
            Choose("Which?", ()),
            Confirm("", ""),
            Ask("", ""),
            ErrorDialog(""),
            FocusDialog((), 0),
            FilterDialog(
                app.screen.wanted,
                {},  # type: ignore[attr-defined]
            ),
        )
        for window in empty:
            given = await _shown(app, pilot, window)
            await pilot.press("down", "enter")
            await pilot.press(*["escape"] * (app.screen is window))
            await pilot.pause()
            assert isinstance(app.screen, Home)
            assert len(given) == 1


async def test_hostile_words_are_words_in_every_window(
    make_app: MakeApp, settled: Settled, empty_casebook: Casebook
) -> None:
    """Markup shows as it is, codes are gone, and the window still takes its keys."""
    add_log(empty_casebook, "test", name="a", kind="csv", sha256="a", rows=[NewItem(Item("1", HOSTILE, 2))])
    [item] = all_items(empty_casebook)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        verdict = app.screen.verdict("none")  # type: ignore[attr-defined]
        windows = (
            Choose(HOSTILE, [Choice("1", HOSTILE, HOSTILE)], HOSTILE),
            Confirm(HOSTILE, HOSTILE),
            Ask(HOSTILE, HOSTILE, value="x"),
            ErrorDialog("That did not work", HOSTILE),
            FocusDialog([Suggestion(item, (HOSTILE,), 1, (HOSTILE,))], 1),
            FilterDialog(app.screen.wanted, {"units": (HOSTILE,)}),  # type: ignore[attr-defined]
            ActionForm(Action(NEW, HOSTILE, owner=HOSTILE), about=HOSTILE),
            SplitDialog(item),
            VerdictDialog(verdict, item, app.services.playbook(), 1),
        )
        for window in windows:
            given = await _shown(app, pilot, window)
            shown = words(app)
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            if not isinstance(window, FilterDialog):
                assert "[/b]" in shown
            await pilot.press("escape")
            await pilot.pause()
            assert given == [None]


@pytest.mark.usefixtures("empty_casebook")
async def test_what_a_session_looks_at_is_chosen_in_order(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """As many as there is time for are chosen already; space lets go and chooses; no label shows."""
    items = all_items(filled_casebook)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        window = FocusDialog([Suggestion(each, ("it came back",), 1) for each in items[:3]], 2)
        given = await _shown(app, pilot, window)
        assert "technical" not in words(app).split("Which items?")[1].split("space:")[0]
        await pilot.press("space", "down", "down", "space", "enter")
        await pilot.pause()
        assert given == [(items[1].id, items[2].id)]


@pytest.mark.usefixtures("long_ago")
@pytest.mark.parametrize("name", ["confirm", "choose", "ask", "error", "focus", "tour_first", "tour_last", "palette"])
async def test_a_window_looks_as_it_is_kept(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, name: str
) -> None:
    """At 80 by 24 all of it, with the keys that close it."""
    items, error = all_items(filled_casebook), OutputError("the file log.csv cannot be read; save it again and retry")
    app = make_app()
    windows: dict[str, Callable[[], ModalScreen[Any]]] = {
        "confirm": lambda: Confirm("Close the session?", "It can be exported again at any time.", yes="Close it"),
        "choose": lambda: Choose("Which?", [Choice("a", "The first", "with a hint", "1"), Choice("b", "The second")]),
        "ask": lambda: Ask("You sign as", "Stands beside what you decide.", placeholder="the team"),
        "focus": lambda: FocusDialog([Suggestion(each, ("it came back",), 1) for each in items[:4]], 2),
        "tour_first": Tour,
        "tour_last": Tour,
    }
    async with app.run_test(size=SIZE, notifications=False) as pilot:
        await settled(pilot)
        if name == "error":
            app.show_error(error)
        elif name == "palette":
            await pilot.press("ctrl+p")
        else:
            await app.push_screen(windows[name]())
        await settled(pilot)
        await pilot.press(*["enter"] * 3 * (name == "tour_last"))
        app.screen.set_focus(app.focused if not isinstance(app.focused, Input) else None)  # a cursor blinks
        await settled(pilot)
        compare(app, f"window_{name}_80x24")


@pytest.mark.usefixtures("empty_casebook")
async def test_the_palette_runs_what_is_found_and_says_when_nothing_is(make_app: MakeApp, settled: Settled) -> None:
    """By typing; hostile words find nothing and are words."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        app.screen.query_one(Input).value = HOSTILE[:200]
        async with asyncio.timeout(5):
            while "No matches found" not in words(app):  # it waits for half a second before it says so
                await pilot.pause()
        assert "[/b] [red]" in words(app)
        app.screen.query_one(Input).value = "Settings"
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.screen.query_one("#settings", OptionList).option_count > 0


@pytest.mark.usefixtures("filled_casebook")
async def test_a_broken_playbook_is_told_by_the_windows_that_need_it(make_app: MakeApp, settled: Settled) -> None:
    """The verdict in full and raising; the items stay."""
    (home() / "playbook.yaml").write_text("strategies: [/foo]\n", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in ("v", "e"):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, ErrorDialog)
            assert "playbook.yaml" in words(app)
            await pilot.press("enter")
            assert isinstance(app.screen, Home)


@pytest.mark.parametrize("key", ["c", "s", "v"])
async def test_what_cannot_be_saved_is_told_and_the_item_stays_as_it_was(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, key: str
) -> None:
    """Action, split and verdict, when another program holds the casebook."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        for field in app.screen.query(Input):
            field.value = "" if field.id == "due" else "words"
        with filled_casebook.writing() as connection:
            connection.exec_driver_sql("DROP TABLE actions" if key == "c" else "DROP TABLE events")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)


async def test_a_memo_that_cannot_be_written_is_told_and_nothing_is_raised(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A file stands where its folder would."""
    (home() / "taken").write_text("", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, RaiseForm)
        app.screen.query_one("#ask", Input).value = HOSTILE[:100]
        app.screen.query_one("#memo", Input).value = str(home() / "taken" / "memo.md")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        assert listed(filled_casebook, Escalation) == ()


@pytest.mark.usefixtures("empty_casebook")
async def test_a_tour_that_cannot_be_remembered_is_told(make_app: MakeApp, settled: Settled) -> None:
    """The app goes on."""
    app = make_app()
    app.services.preferences = replace(app.services.preferences, tour_seen=False)
    (home() / "preferences.json").mkdir()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Tour)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter")
        assert isinstance(app.screen, Home)


@pytest.mark.usefixtures("empty_casebook")
async def test_help_is_read_on_and_closed_by_keyboard(make_app: MakeApp, settled: Settled) -> None:
    """How to do both stands below it, whatever part is shown; the last line says how to leave."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert "Leave. Everything is saved" not in words(app)
        await pilot.press("end")
        await settled(pilot)
        assert "Leave. Everything is saved" in words(app)
        assert "escape: close" in words(app)
        await pilot.press("escape")
        assert isinstance(app.screen, Home)
