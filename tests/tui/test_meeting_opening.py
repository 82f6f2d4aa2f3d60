"""The first phase on the screen: who we are, what went well, what we look at."""

from dataclasses import replace

import pytest

from casebook.database.casebook import Casebook
from casebook.meeting.moving import jump
from casebook.meeting.taking_on import take_on
from casebook.records import NEW, Action, ActionState
from tui.meeting_room import Room
from tui.screens.meeting_parts.balcony_view import BalconyView
from tui.screens.meeting_parts.counting import number_of
from tui.screens.meeting_parts.opening import Opening

from .small_meeting import NOW, MakeApp, Settled, room_at, shown, typed


def _done(room: Room, number: int) -> None:
    """Things that were done."""
    for each in range(number):
        action = take_on(room.meeting, NOW, Action(NEW, f"Thing {each}"))
        room.meeting.keep(NOW, changed=[replace(action, state=ActionState.DONE, closed=NOW)])


async def test_the_opening_shows_wins_before_items(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """What was done stands before what is worked on, and so does when it ends."""
    app, room = make_app(), room_at(filled_casebook, "open")
    _done(room, 1)
    async with shown(app, settled, Opening(room)) as (_, small):
        words = small.words
        assert "3 people are here. We finish at " in words
        assert words.index("What went well") < words.index("What we look at")
        assert words.index("✓ Done: Thing 0") < words.index("What we look at")
        assert "▶ 1. Nobody says in the meeting what everyone knows." in words
        assert "2. [/foo] [bold red][31mevil[link=x]" in words


async def test_people_and_title_are_entered_by_keyboard(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Both are kept at once; a hostile title stays words."""
    app, room = make_app(), room_at(filled_casebook, "open", people=0)
    async with shown(app, settled, Opening(room)) as (pilot, small):
        assert "How many are here? Press k." in small.words
        await pilot.press("k")
        await settled(pilot)
        await typed(pilot, settled, "12")
        assert "12 people are here." in small.words
        await pilot.press("t")
        await settled(pilot)
        await typed(pilot, settled, "[/foo] spring")
        assert small.words.startswith("[/foo] spring")
    assert (room.meeting.state.people, room.meeting.state.title) == (12, "[/foo] spring")


async def test_an_opening_with_nothing_in_it_says_what_to_do(
    make_app: MakeApp, settled: Settled, empty_casebook: Casebook
) -> None:
    """No win and no item: the room is asked."""
    app, room = make_app(), room_at(empty_casebook, "open")
    room.meeting.state = replace(room.meeting.state, focus=(), item_id=None)
    async with shown(app, settled, Opening(room)) as (_, small):
        assert "Ask the room for one or two things." in small.words
        assert "No item was chosen." in small.words


async def test_many_wins_are_cut_to_three(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """The rest is counted."""
    app, room = make_app(), room_at(filled_casebook, "open")
    _done(room, 5)
    async with shown(app, settled, Opening(room)) as (_, small):
        assert small.words.count("✓ ") == 3
        assert "✓ Done: Thing 2 and 2 more" in small.words


@pytest.mark.parametrize(("words", "number"), [("6", 6), (" 12 ", 12), ("٣", 3), ("200", 200)])
def test_a_number_of_people_is_read_as_it_is_written(words: str, number: int) -> None:
    """In any script."""
    assert number_of(words) == number


async def test_the_opening_knows_what_the_view_from_the_balcony_shows(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Where nothing is new, what is on record is counted: one success, and the copier that was mended once."""
    room = room_at(filled_casebook, "open")
    async with shown(make_app(), settled, Opening(room)) as (_, small):
        assert "On record so far: 1 success, 1 barrier closed." in small.words
        assert "Nothing is on record yet" not in small.words
    later = Room(room.meeting, lambda: NOW)
    later.meeting.do(NOW, jump, "balcony")
    async with shown(make_app(), settled, BalconyView(later), (120, 60)) as (_, small):
        assert "successes" in small.words
