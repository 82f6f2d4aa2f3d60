"""Working on an item: the card, its moves, the questions, the heat."""

from casebook.database.casebook import Casebook
from casebook.database.sessions import marks_of
from casebook.meeting.deciding import decide_label
from casebook.meeting.marking import mark_heat
from casebook.meeting.taking_back import take_back
from codebook.keys import Label, Strategy
from tui.screens.dialogs import Choose
from tui.screens.meeting_parts.working import Working

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned

FIRST = "Collect views in private before the meeting"


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
        await pilot.press("t")
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
    """It says where to give it a kind; a technical one has the management approach and no strategies."""
    app, room = make_app(), room_at(filled_casebook, "work")
    decide_label(room.meeting, NOW, UNSPOKEN, Label.NONE)
    async with shown(app, settled, Working(room)) as (pilot, small):
        assert "Give it a kind in “Decide”" in small.words
        words = await warned(pilot, settled, "space", "down", "o", "t")
        assert [each[:10] for each in words] == ["There is n"] * 3 + ["Strategies"]
        decide_label(room.meeting, NOW, UNSPOKEN, Label.TECHNICAL)
        small.body.show()
        assert "Moves, 0 of" in small.words
        [word] = await warned(pilot, settled, "t")
        assert "a technical one has the management approach" in word


async def test_hostile_words_and_no_item(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Words stay words; without an item it says what to do."""
    room = room_at(filled_casebook, "work", item_ids=(5,))
    async with shown(make_app(), settled, Working(room)) as (_, small):
        assert "[/foo] [bold red]" in small.words
    empty = room_at(filled_casebook, "work", item_ids=())
    async with shown(make_app(), settled, Working(empty)) as (_, small):
        assert small.words == "No item is chosen. Press . for the next one, or → to go on."
