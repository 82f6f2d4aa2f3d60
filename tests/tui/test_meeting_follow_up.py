"""What became of the last list, one thing at a time."""

from datetime import date

import pytest

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions, list_escalations
from casebook.database.keeping import table_of
from casebook.database.ledger import deciding
from casebook.database.rows import values_of
from casebook.meeting.taking_back import take_back
from casebook.records import NEW, Action, ActionState, Escalation
from tui.screens.dialogs import Ask, ErrorDialog
from tui.screens.meeting_parts.follow_up import FollowUp

from .conftest import HOSTILE
from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, typed


@pytest.fixture
def with_promises(filled_casebook: Casebook) -> Casebook:
    """Two actions, one of them late and one hostile, and a question that waits for its answer."""
    with deciding(filled_casebook, "before") as decision:
        for record in (
            Action(NEW, "Ask for the room list", UNSPOKEN, owner="Ana", due=date(2026, 3, 20)),
            Action(NEW, HOSTILE, owner=HOSTILE, if_then=HOSTILE),
            Escalation(
                NEW, UNSPOKEN, "district", what="Who owns it", ask="Say who owns it.", answer_due=date(2026, 3, 29)
            ),
        ):
            decision.add(table_of(type(record)), values_of(record))
    return filled_casebook


async def test_the_latest_action_comes_first_and_is_done_with_what_came_of_it(
    make_app: MakeApp, settled: Settled, with_promises: Casebook
) -> None:
    """Then the next one stands there, and the count says so."""
    app, room = make_app(), room_at(with_promises, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        assert "1 of 3 still open Ask for the room list Ana, due 20 March 2026" in small.words
        assert "! 10 days late" in small.words
        await pilot.press("d")
        await settled(pilot)
        await typed(pilot, settled, "We have it")
        assert "1 of 2 still open 1 done" in small.words
        assert "[/foo] [bold red][31mevil[link=x]" in small.words
    [done] = list_actions(with_promises, states=(ActionState.DONE,))
    assert (done.text, done.why) == ("Ask for the room list", "We have it")


async def test_what_goes_on_gets_a_date_and_stands_last(
    make_app: MakeApp, settled: Settled, with_promises: Casebook
) -> None:
    """A date that cannot be read is asked again with what was written."""
    app, room = make_app(), room_at(with_promises, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        await pilot.press("k")
        await settled(pilot)
        await typed(pilot, settled, "soon")
        assert isinstance(app.screen, Ask)
        assert app.screen.query_one("#answer").value == "soon"
        await typed(pilot, settled, "2026-04-20")
        assert "1 of 3 still open 1 going on [/foo]" in small.words
        await pilot.press("down", "down")
        await settled(pilot)
        assert "Ana, due 20 April 2026" in small.words
        assert "✓ you said that it goes on" in small.words


async def test_dropping_needs_a_reason(make_app: MakeApp, settled: Settled, with_promises: Casebook) -> None:
    """Without one nothing is dropped, and it is said why; undoing brings it back."""
    app, room = make_app(), room_at(with_promises, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        await pilot.press("x", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter", "x")
        await settled(pilot)
        await typed(pilot, settled, "no time")
        assert "1 of 2 still open 1 dropped" in small.words
        take_back(room.meeting, NOW)
        small.body.show()
        await settled(pilot)
        assert "1 of 3 still open Ask for the room list" in small.words


async def test_an_answer_is_entered_for_a_question_only(
    make_app: MakeApp, settled: Settled, with_promises: Casebook
) -> None:
    """The keys of an action do nothing to it, and the other way round."""
    app, room = make_app(), room_at(with_promises, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        await pilot.press("a")
        await settled(pilot)
        assert app.screen is small
        await pilot.press("down", "down", "d")
        await settled(pilot)
        assert app.screen is small
        assert "Say who owns it. asked of: District, answer due 29 March 2026" in small.words
        assert "! 1 day late" in small.words
        await pilot.press("a")
        await settled(pilot)
        await typed(pilot, settled, "Not yet")
        assert "1 answered" in small.words
    [answered] = list_escalations(with_promises)
    assert (answered.answer, answered.answered) == ("Not yet", room.today)


async def test_nothing_from_before_says_so(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """And a key pressed all the same does no harm."""
    app, room = make_app(), room_at(filled_casebook, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        await pilot.press("d", "k", "x", "a", "up", "down")
        await settled(pilot)
        assert app.screen is small
        assert small.words.startswith("Nothing is open from before.")


async def test_when_all_was_looked_at_the_counts_stand(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Not the words of a first meeting."""
    with deciding(filled_casebook, "before") as decision:
        decision.add(table_of(Action), values_of(Action(NEW, "Ask")))
    app, room = make_app(), room_at(filled_casebook, "follow_up")
    async with shown(app, settled, FollowUp(room)) as (pilot, small):
        await pilot.press("d", "enter")
        await settled(pilot)
        assert "That is all from before. 1 done" in small.words
