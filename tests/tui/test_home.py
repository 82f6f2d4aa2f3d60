"""The items by keyboard alone."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.database.keeping import listed
from casebook.locations import home
from casebook.records import Action, Escalation
from codebook.keys import Driver, Label
from tui.app import BalconyApp
from tui.screens.dialogs import ErrorDialog
from tui.screens.home import Home
from tui.screens.raise_form import RaiseForm
from tui.widgets.detail import Detail
from tui.widgets.item_list import ItemList

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZE = (80, 24)
FIRST, SECOND, LAST = 1, 2, 6


def _home(app: BalconyApp) -> Home:
    assert isinstance(app.screen, Home)
    return app.screen


def _list(app: BalconyApp) -> ItemList:
    return _home(app).query_one(ItemList)


def _empty(app: BalconyApp) -> str:
    return str(_home(app).query_one("#home-empty", Static).render())


@pytest.mark.usefixtures("empty_casebook")
async def test_an_empty_casebook_says_what_to_do(make_app: MakeApp, settled: Settled) -> None:
    """It names the key that reads a file; keys that need an item do no harm."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Press i to read" in _empty(app)
        await pilot.press("t", "s", "e", "c", "v", "x", "m", "space", "ctrl+a", "enter", "escape", "down", "w")
        await settled(pilot)
        assert isinstance(app.screen, Home)


async def test_a_casebook_of_a_newer_balcony_is_told_and_left_alone(make_app: MakeApp, settled: Settled) -> None:
    """The words stand where the items would; escape tries again."""
    home().mkdir(exist_ok=True)
    (home() / "casebook.db").write_bytes(b"no database at all" * 100)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "is no casebook" in _empty(app)
        assert "Press escape to try again" in _empty(app)
        (home() / "casebook.db").unlink()
        await pilot.press("escape")
        await settled(pilot)
        assert "Your casebook is empty" in _empty(app)


async def test_keys_decide_and_the_cursor_goes_on_at_once(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Three quick keys decide three items, even before the list is fetched again."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", "n", "t")
        await settled(pilot)
        labels = [get_item(filled_casebook, each).verdict.label for each in (1, 2, 3)]  # type: ignore[union-attr]
        assert labels == [Label.ADAPTIVE, Label.NONE, Label.TECHNICAL]
        assert _list(app).cursor == 3


async def test_the_cursor_stays_on_the_last_item(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """At the end of the list there is no next one."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("end", "t")
        await settled(pilot)
        assert get_item(filled_casebook, LAST).label is Label.TECHNICAL
        assert _list(app).current is not None
        assert _list(app).current.id == LAST  # type: ignore[union-attr]


@pytest.mark.usefixtures("filled_casebook")
async def test_a_decided_item_leaves_a_filtered_list_and_none_is_passed_over(
    make_app: MakeApp, settled: Settled
) -> None:
    """The cursor is on the item that came after it, wherever that is now."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        _home(app).show_only(replace(_home(app).wanted, labels=(Label.TECHNICAL,)))
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert _home(app).window.ids == (SECOND,)
        assert _home(app).item_here().id == SECOND


async def test_undo_and_redo_say_what_they_did(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Each in words, the item as it was."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", "ctrl+z")
        await settled(pilot)
        assert get_item(filled_casebook, FIRST).verdict is None
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert get_item(filled_casebook, FIRST).label is Label.ADAPTIVE
        told = [each.message for each in app._notifications]
        assert told == ["Taken back: called it adaptive", "Brought back: called it adaptive"]


@pytest.mark.usefixtures("empty_casebook")
async def test_nothing_to_undo_is_no_error(make_app: MakeApp, settled: Settled) -> None:
    """A word in the corner, no window."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert len(app._notifications) == 1


async def test_several_are_decided_in_one_decision(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """One undo takes all of them back."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "n")
        await settled(pilot)
        assert [get_item(filled_casebook, each).label for each in (1, 2)] == [Label.NONE, Label.NONE]
        assert not _list(app).selected
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert [get_item(filled_casebook, each).verdict for each in (1, 2)] == [None, None]


@pytest.mark.usefixtures("filled_casebook")
async def test_the_selection_outlives_a_reload_and_escape_lets_go(make_app: MakeApp, settled: Settled) -> None:
    """Escape leaves one thing at a time: first the selection, then the filter."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        _home(app).show_only(replace(_home(app).wanted, labels=(Label.TECHNICAL,)))
        await settled(pilot)
        await pilot.press("space")
        _home(app).reload()
        await settled(pilot)
        assert _list(app).selected == {FIRST}
        await pilot.press("escape")
        await settled(pilot)
        assert (_list(app).selected, len(_home(app).window)) == (frozenset(), 2)
        await pilot.press("escape")
        await settled(pilot)
        assert len(_home(app).window) == 6


@pytest.mark.usefixtures("filled_casebook")
async def test_search_as_one_types_swallows_the_deciding_letters(make_app: MakeApp, settled: Settled) -> None:
    """`t`, `a` and `n` are letters in the field; enter goes to the list, escape shows all again."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"meeting")
        await settled(pilot)
        assert _home(app).window.ids == (3, 4)
        assert _home(app).item_here().verdict is None
        await pilot.press("enter", "down")
        assert _home(app).item_here().id == 4
        await pilot.press("escape")
        await settled(pilot)
        assert len(_home(app).window) == 6
        assert not _home(app).query_one("#search", Input).display


@pytest.mark.usefixtures("filled_casebook")
async def test_the_answer_to_an_older_search_is_dropped(make_app: MakeApp, settled: Settled) -> None:
    """However threads end, what is listed belongs to the last word typed."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for words in ("copier", "meeting", "copier", "nobody says"):
            _home(app).show_only(replace(_home(app).wanted, text=words))
        await settled(pilot)
        assert _home(app).window.ids == (3,)
        assert _home(app).item_here().id == 3


async def test_an_item_is_split_by_keyboard(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Both parts need words; the item under the cursor is meant, not the one shown before."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down", "s", *"fix", "enter", "ctrl+s")
        assert "Both parts need words" in str(app.screen.query_one("#split-hint", Static).render())
        await pilot.press(*"learn", "ctrl+s")
        await settled(pilot)
        assert get_item(filled_casebook, SECOND).split
        assert len(_home(app).window) == 7


async def test_a_verdict_in_full_keeps_driver_and_note(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The form begins with what is known."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("tab", "tab")
        app.screen.query_one("#note", Input).focus()
        await pilot.press(*"ok", "ctrl+s")
        await settled(pilot)
        verdict = get_item(filled_casebook, FIRST).verdict
        assert verdict is not None
        assert (verdict.label, verdict.driver, verdict.note) == (Label.TECHNICAL, Driver.ADMINISTRATION, "ok")


async def test_an_action_is_kept_and_a_wrong_date_is_pointed_out(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It may lack an owner; a date must be one."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("c", *"call", "enter", "enter", *"soon", "ctrl+s")
        assert "Write the date" in str(app.screen.query_one("#missing", Static).render())
        app.screen.query_one("#due", Input).value = "2026-05-01"
        await pilot.press("ctrl+s")
        await settled(pilot)
        [action] = listed(filled_casebook, Action)
        assert (action.text, action.due, action.item_id) == ("call", date(2026, 5, 1), FIRST)


async def test_an_item_is_raised_with_a_memo(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From building to district, once it says what is asked; the memo lies where it was wanted."""
    monkeypatch.chdir(home())
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down", "e")
        await settled(pilot)
        assert isinstance(app.screen, RaiseForm)
        await pilot.press("ctrl+s")
        assert "Say what you ask for" in str(app.screen.query_one("#missing", Static).render())
        await pilot.press(*"money", "enter", *"2999-01-31", "enter", *"memo.md", "enter")
        await settled(pilot)
        [request] = listed(filled_casebook, Escalation)
        assert (request.item_id, request.to_level, request.ask) == (SECOND, "district", "money")
        assert request.answer_due == date(2999, 1, 31)
        assert "money" in (home() / "memo.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [("2020-01-01", "answer_due", "past"), ("soon", "answer_due", "year-month-day"), ("memo.pdf", "memo", ".docx")],
)
async def test_what_cannot_be_used_is_pointed_out_before_anything_is_raised(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, words: str, field: str, said: str
) -> None:
    """The field takes the focus, and nothing is kept."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        await pilot.press(*"money")
        app.screen.query_one(f"#{field}", Input).value = words
        await pilot.press("ctrl+s")
        assert said in str(app.screen.query_one("#missing", Static).render())
        assert app.focused is app.screen.query_one(f"#{field}")
        await pilot.press("escape")
        await settled(pilot)
        assert listed(filled_casebook, Escalation) == ()


@pytest.mark.usefixtures("filled_casebook")
async def test_two_items_are_said_to_be_the_same_trouble(make_app: MakeApp, settled: Settled) -> None:
    """Then the later one is marked as said before; with one item only it is pointed out."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("m")
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter", "space", "space", "m")
        await settled(pilot)
        assert _home(app).places is not None
        assert _home(app).places.again == {SECOND}  # type: ignore[union-attr]
        await pilot.press("home", "space", "space", "M")
        await settled(pilot)
        assert _home(app).places.again == frozenset()  # type: ignore[union-attr]


@pytest.mark.usefixtures("filled_casebook")
async def test_filter_and_sort_by_keyboard(make_app: MakeApp, settled: Settled) -> None:
    """Space switches, enter shows, and the line above says what is shown."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", "down", "space", "enter")
        await settled(pilot)
        assert _home(app).window.ids == (1, 2)
        assert "technical" in str(_home(app).query_one("#filter-line", Static).render())
        await pilot.press("f", "backspace", "enter", "o", "down", "enter")
        await settled(pilot)
        assert _home(app).window.ids == (6, 5, 4, 3, 2, 1)


@pytest.mark.usefixtures("filled_casebook")
async def test_enter_gives_the_screen_to_the_item_and_escape_takes_it_back(make_app: MakeApp, settled: Settled) -> None:
    """Deciding works there too."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        assert app.focused is _home(app).query_one(Detail)
        await pilot.press("escape")
        assert app.focused is _list(app)


@pytest.mark.usefixtures("filled_casebook")
async def test_a_broken_playbook_leaves_the_items_in_use(make_app: MakeApp, settled: Settled) -> None:
    """The list is there; the right-hand side says what is wrong with the playbook."""
    (home() / "playbook.yaml").write_text("strategies: [/foo]\n", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert len(_home(app).window) == 6
        assert "playbook.yaml" in str(_home(app).query_one("#detail-text", Static).render())
