"""Deciding: the item's kind, and what is taken on for it."""

from datetime import date
from pathlib import Path

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions, list_escalations
from casebook.database.items import get_item
from casebook.meeting.focusing import choose_strategy
from codebook.keys import Driver, Label, Strategy
from tui.screens.action_form import ActionForm
from tui.screens.dialogs import ErrorDialog
from tui.screens.meeting_parts.deciding_body import Deciding
from tui.screens.raise_form import RaiseForm

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned


async def test_one_key_gives_the_groups_verdict(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """With the strategy that the group chose and the driver that is known; each key replaces the one before."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    room.meeting.do(NOW, choose_strategy, UNSPOKEN, Strategy.BALCONY)
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        assert "as the model reads it" in small.words
        await pilot.press("a")
        await settled(pilot)
        verdict = get_item(filled_casebook, UNSPOKEN).verdict
        assert (verdict.label, verdict.strategy, verdict.driver) == (
            Label.ADAPTIVE,
            Strategy.BALCONY,
            Driver.LEADERSHIP,
        )
        assert "◆ adaptive decided by this group" in small.words
        await pilot.press("t")
        await settled(pilot)
        verdict = get_item(filled_casebook, UNSPOKEN).verdict
        assert (verdict.label, verdict.strategy, verdict.driver) == (Label.TECHNICAL, None, Driver.LEADERSHIP)
        await pilot.press("n")
        await settled(pilot)
        verdict = get_item(filled_casebook, UNSPOKEN).verdict
        assert (verdict.label, verdict.strategy, verdict.driver) == (Label.NONE, None, None)


async def test_an_action_says_what_it_lacks_until_it_is_filled_in(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Kept at once whatever is missing; enter opens it again."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        await pilot.press("d", *"Ask[/foo]", "ctrl+s")
        await settled(pilot)
        assert "▶ Ask[/foo] nobody named, no date" in small.words
        assert "! no owner: who will do it? ! no date: by when? ! no if-then" in small.words
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ActionForm)
        await pilot.press("tab", *"Kim", "tab", *"2026-04-30", "ctrl+s")
        await settled(pilot)
        [action] = list_actions(filled_casebook, session_id=room.meeting.id)
        assert (action.owner, action.due, action.item_id) == ("Kim", date(2026, 4, 30), UNSPOKEN)
        assert "Kim, by 30 April 2026" in small.words
        assert "no owner" not in small.words


async def test_an_experiment_begins_with_what_sets_it_off(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The first field is the if and the then."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        await pilot.press("x")
        await settled(pilot)
        assert app.focused.id == "if_then"
        app.screen.query_one("#due").value = "2026-04-30"
        await pilot.press(*"ifso", "tab", *"Wait", "tab", *"Kim", "ctrl+s")
        await settled(pilot)
        assert "▶ Wait Kim, by 30 April 2026 if … then: ifso ✓ complete" in small.words


async def test_raising_keeps_the_request_in_the_session_and_writes_its_memo(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, tmp_path: Path
) -> None:
    """What the memo lacks is named; the file is there."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, RaiseForm)
        app.screen.query_one("#memo").value = str(tmp_path / "memo.md")
        await pilot.press(*"Decide", "ctrl+s")
        await settled(pilot)
        [request] = list_escalations(filled_casebook, session_id=room.meeting.id)
        assert (request.ask, request.item_id) == ("Decide", UNSPOKEN)
        assert "Decide" in (tmp_path / "memo.md").read_text(encoding="utf-8")
        assert ": Decide ! still empty: " in small.words


async def test_a_memo_that_cannot_be_written_raises_nothing(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, tmp_path: Path
) -> None:
    """The error says so, and the request can be made again."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with shown(app, settled, Deciding(room)) as (pilot, _):
        await pilot.press("e")
        await settled(pilot)
        app.screen.query_one("#memo").value = str(tmp_path / "file" / "memo.md")
        await pilot.press(*"Decide", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
    assert not list_escalations(filled_casebook, session_id=room.meeting.id)


async def test_escape_takes_nothing_on_and_without_an_item_keys_say_so(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Nothing is kept from a form that was left."""
    app, room = make_app(), room_at(filled_casebook, "decide")
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        await pilot.press("d", *"Ask", "escape")
        await settled(pilot)
        [word] = await warned(pilot, settled, "enter")
        assert word.startswith("Nothing is taken on yet")
        assert "Nothing is taken on yet x Something to try" in small.words
    app, room = make_app(), room_at(filled_casebook, "decide", item_ids=())
    async with shown(app, settled, Deciding(room)) as (pilot, small):
        assert "No item is chosen." in small.words
        words = await warned(pilot, settled, "a", "d", "x", "e", "enter", "down")
        assert words == ["No item is chosen; press . for the next one"] * 6
