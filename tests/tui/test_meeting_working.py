"""Working on an item: the card, its moves, the questions, the heat."""

from datetime import timedelta

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.database.sessions import marks_of
from casebook.meeting.deciding import decide_label
from casebook.meeting.marking import mark_heat, reveal
from casebook.meeting.private_entry import enter, open_round
from casebook.meeting.state import RoundKind
from casebook.meeting.taking_back import take_back
from codebook.keys import Label, Strategy
from tui.meeting_room import Room
from tui.screens.dialogs import Choose
from tui.screens.meeting_parts.working import Working

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned

COPIER = 2
"""Technical, as the model reads it."""
FIRST = "Collect views in private before the meeting"


def vote(room: Room, values: str, seconds: int = 0) -> None:
    """People answer in silence, and their answers are shown."""
    meeting, now = room.meeting, NOW + timedelta(seconds=seconds)
    meeting.do(now, open_round, RoundKind.BALLOT, meeting.state.item_id)
    for value in values.split():
        meeting.do(now, enter, value)
    reveal(meeting, now)


async def test_moves_are_ticked_by_keys(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Space and enter tick the move that is shown in full, and take the tick away."""
    app, room = make_app(), room_at(filled_casebook, "work")
    async with shown(app, settled, Working(room)) as (pilot, small):
        assert f"Protect all voices {FIRST} 15 min" in small.words
        await pilot.press("space", "down", "enter")
        await settled(pilot)
        assert "Moves, 2 of 8 done" in small.words
        assert room.meeting.state.current.moves == ("private_lines", "who_is_missing")
        await pilot.press("up", "space")
        await settled(pilot)
        assert room.meeting.state.current.moves == ("who_is_missing",)
        assert [mark.value for mark in marks_of(filled_casebook, room.meeting.id, kind="move")] == ["who_is_missing"]


async def test_questions_are_a_second_page(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """What is not on the screen is not ticked: the moves come back first."""
    app, room = make_app(), room_at(filled_casebook, "work")
    async with shown(app, settled, Working(room)) as (pilot, small):
        await pilot.press("o")
        assert "Ask aloud, and wait for the answer" in small.words
        assert FIRST not in small.words
        await pilot.press("space")
        assert FIRST in small.words
        assert room.meeting.state.current.moves == ()


async def test_another_strategy_changes_the_card(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Six, each with when it fits; the item's own is marked."""
    app, room = make_app(), room_at(filled_casebook, "work")
    async with shown(app, settled, Working(room)) as (pilot, small):
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert len(app.screen._choices) == len(Strategy)
        assert all(choice.hint for choice in app.screen._choices)
        await pilot.press("home", "enter")
        await settled(pilot)
        chosen = room.meeting.state.current.strategy
        assert chosen is not None
        assert chosen is not Strategy.VOICES
        assert room.playbook.strategies[chosen].name in small.words


async def test_noted_heat_shows_what_helps_until_the_card_is_used(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The key that brings the card back ticks nothing; heat of before the phase is not shown, nor any taken back."""
    app, room = make_app(), room_at(filled_casebook, "work")
    ways = room.playbook.strategies[Strategy.VOICES]
    mark_heat(room.meeting, NOW, up=True)
    async with shown(app, settled, Working(room)) as (pilot, small):
        assert "Noted" not in small.words
        mark_heat(room.meeting, NOW, up=False)
        small.body.show()
        assert "▼ Noted: cooler" in small.words
        assert ways.lower_heat[0] in small.words
        await pilot.press("space")
        assert FIRST in small.words
        assert room.meeting.state.current.moves == ()
        mark_heat(room.meeting, NOW, up=True)
        small.body.show()
        assert "▲ Noted: warmer" in small.words
        assert ways.raise_heat[0] in small.words
        take_back(room.meeting, NOW)
        small.body.show()
        assert "Noted" not in small.words


async def test_an_item_that_asks_for_nothing_has_no_card(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It says how to give it a kind; a technical one has the management approach and no strategies."""
    app, room = make_app(), room_at(filled_casebook, "work")
    decide_label(room.meeting, NOW, UNSPOKEN, Label.NONE)
    async with shown(app, settled, Working(room)) as (pilot, small):
        assert "Press t or a if somebody is" in small.words
        words = await warned(pilot, settled, "space", "down", "o", "g")
        assert [each[:10] for each in words] == ["There is n"] * 3 + ["Strategies"]
        decide_label(room.meeting, NOW, UNSPOKEN, Label.TECHNICAL)
        small.body.show()
        assert "Moves, 0 of" in small.words
        [word] = await warned(pilot, settled, "g")
        assert "press a if this is one" in word


async def test_the_card_follows_the_groups_vote_and_not_the_reading(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A repair as the model reads it, and five of six say that it is not: the card says whose word it goes by."""
    app, room = make_app(), room_at(filled_casebook, "work", people=6, item_ids=(COPIER,))
    async with shown(app, settled, Working(room)) as (_, small):
        assert "■ technical as the model reads it, 90% t a n: settle it Manage the fix" in small.words
        vote(room, "adaptive " * 5 + "technical")
        small.body.show()
        assert "◆ adaptive as 5 of 6 said t a n: settle it Protect all voices" in small.words
        assert "Manage the fix" not in small.words


async def test_the_kind_can_be_changed_where_the_work_is_done(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The card follows at once, what was ticked stays ticked, and undo brings the other card back."""
    app, room = make_app(), room_at(filled_casebook, "work", item_ids=(COPIER,))
    async with shown(app, settled, Working(room)) as (pilot, small):
        await pilot.press("space", "a")
        await settled(pilot)
        assert "◆ adaptive the group's word t a n: another Protect all voices" in small.words
        assert get_item(filled_casebook, COPIER).verdict.who == f"session {room.meeting.id}"
        await pilot.press("space")
        await settled(pilot)
        assert len(room.meeting.state.current.moves) == 2
        take_back(room.meeting, NOW)
        take_back(room.meeting, NOW)
        small.body.show()
        assert "■ technical as the model reads it, 90%" in small.words
        assert "Manage the fix ✓ done" in small.words
        await pilot.press("n")
        await settled(pilot)
        assert "· no challenge the group's word" in small.words


async def test_a_card_over_which_people_differ_says_so(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The reading's card stands there for want of a better; both parts have the card of what would be left over."""
    app, room = make_app(), room_at(filled_casebook, "work", people=2, item_ids=(COPIER,))
    vote(room, "adaptive technical")
    async with shown(app, settled, Working(room)) as (_, small):
        assert "You differ: 1 technical, 1 adaptive. Talk before you trust this card." in small.words
        assert "Manage the fix" in small.words
        vote(room, "mixed mixed", seconds=1)
        small.body.show()
        assert "◆ adaptive as both of you said both" in small.words
        assert "Identify the adaptive challenge" in small.words
        assert "goes back to take it apart" in small.words


async def test_hostile_words_and_no_item(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Words stay words; without an item it says what to do."""
    room = room_at(filled_casebook, "work", item_ids=(5,))
    async with shown(make_app(), settled, Working(room)) as (_, small):
        assert "[/foo] [bold red]" in small.words
    empty = room_at(filled_casebook, "work", item_ids=())
    async with shown(make_app(), settled, Working(empty)) as (_, small):
        assert small.words == "No item is chosen. Press . for the next one, or → to go on."
