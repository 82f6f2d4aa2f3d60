"""Private entry: one keyboard, several people, and nothing but the number of answers until the end."""

import pytest
from textual.widgets import Static

from casebook.database.casebook import Casebook
from casebook.database.sessions import marks_of
from casebook.meeting.focusing import next_item
from casebook.meeting.private_entry import enter, open_round
from casebook.meeting.state import RoundKind
from tui.screens.dialogs import Choose, ErrorDialog
from tui.screens.meeting_parts.diagnosing import Diagnosing
from tui.screens.meeting_parts.private import Temperature
from tui.screens.meeting_parts.round_screen import RoundScreen

from .small_meeting import HOSTILE_ONE, NOW, MakeApp, Settled, room_at, shown, typed


def _on_screen(screen: RoundScreen) -> str:
    return " ".join(" ".join(str(each.render()) for each in screen.query(Static)).split())


async def test_three_people_pass_the_keyboard_and_only_the_spread_is_kept(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Between two people nothing shows but how many have answered."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        assert "Press r to begin. 3 people are here." in small.words
        await pilot.press("r", "space", "4")
        await settled(pilot)
        assert isinstance(app.screen, RoundScreen)
        assert "Thank you. Pass the keyboard on. 1 of 3 have answered." in _on_screen(app.screen)
        assert "hot" not in _on_screen(app.screen)
        assert marks_of(filled_casebook, room.meeting.id) == ()
        await pilot.press("space", "3", "space", "4")
        await settled(pilot)
        assert app.screen is small
        assert "3 answered: 1 stretched, 2 hot." in small.words
    kept = marks_of(filled_casebook, room.meeting.id)
    assert sorted(mark.value for mark in kept) == ["3", "4", "4"]
    assert {mark.at for mark in kept} == {NOW}


async def test_a_key_pressed_twice_does_not_answer_for_the_next_person(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Until somebody presses space no answer is taken, nor one that is none."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, _):
        await pilot.press("r", "2", "space", "7", "x", "2", "2", "2")
        await settled(pilot)
        assert room.meeting.state.round is not None
        assert room.meeting.state.round.entered == 1


async def test_a_round_ends_early_for_those_who_answered(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Who passes with escape is not counted, and the number of people stays what it was."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        await pilot.press("r", "space", "1", "space", "escape", "space", "2", "escape")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        await pilot.press("s")
        await settled(pilot)
        assert "2 answered: 1 comfortable, 1 warm." in small.words
        assert room.meeting.state.people == 3


async def test_one_answer_alone_is_never_shown(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """It would point at whoever gave it: the round can only go on or be broken off."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        await pilot.press("r", "space", "5", "escape", "s")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        await pilot.press("b")
        await settled(pilot)
        assert app.screen is small
        assert "Press r to begin." in small.words
    assert room.meeting.state.round is None
    assert marks_of(filled_casebook, room.meeting.id) == ()


async def test_the_number_of_people_is_corrected_in_the_round(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Somebody left: with two of two in, the round is over. Fewer than have answered cannot be."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        await pilot.press("r", "space", "1", "space", "1", "escape", "n")
        await settled(pilot)
        await typed(pilot, settled, "1")
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter", "escape", "n")
        await settled(pilot)
        await typed(pilot, settled, "2")
        assert "2 answered: 2 comfortable." in small.words
        assert "All said the same." in small.words


@pytest.mark.parametrize("words", ["²", "", "0", "-3", "99999999999999", "[/foo]"])
async def test_where_nobody_counted_the_number_is_asked_first(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, words: str
) -> None:
    """What is no number of people is refused in words, and no round begins."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in", people=0)
    async with shown(app, settled, Temperature(room)) as (pilot, _):
        await pilot.press("r")
        await settled(pilot)
        await typed(pilot, settled, words)
        assert isinstance(app.screen, ErrorDialog)
        assert room.meeting.state.round is None
        await pilot.press("enter", "r")
        await settled(pilot)
        await typed(pilot, settled, "2")
        assert isinstance(app.screen, RoundScreen)


async def test_a_round_that_a_crash_interrupted_goes_on(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The answers that were in still count."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    room.meeting.do(NOW, open_round, RoundKind.TEMPERATURE_IN)
    room.meeting.do(NOW, enter, "1")
    room.meeting.do(NOW, enter, "1")
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        assert "2 of 3 have answered. Press r to go on." in small.words
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(app.screen, RoundScreen)
        assert "2 of 3 have answered already." in _on_screen(app.screen)
        await pilot.press("space", "2")
        await settled(pilot)
        assert "3 answered: 2 comfortable, 1 warm." in small.words


async def test_a_second_round_stands_beside_the_first(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """What people said the time before stays in view."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in", people=2)
    times = iter((NOW, NOW.replace(minute=1)))
    async with shown(app, settled, Temperature(room)) as (pilot, small):
        for keys in ("55", "12"):
            moment = next(times)
            room.now = lambda moment=moment: moment
            await pilot.press("r", "space", keys[0], "space", keys[1])
            await settled(pilot)
        assert "2 answered: 1 comfortable, 1 warm. The time before: 2 answered: 2 too much." in small.words


async def test_people_vote_on_a_hostile_item(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Its words stand on the screen as words; the four answers have keys of their own."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", people=4)
    room.meeting.do(NOW, next_item)
    async with shown(app, settled, Diagnosing(room)) as (pilot, _):
        await pilot.press("r", "space")
        await settled(pilot)
        assert isinstance(app.screen, RoundScreen)
        assert "[/foo] [bold red][31mevil[link=x]" in _on_screen(app.screen)
        for key in ("t", "a", "b", "n"):
            await pilot.press(key, "space")
        await settled(pilot)
    kept = marks_of(filled_casebook, room.meeting.id, kind="ballot", item_id=HOSTILE_ONE)
    assert sorted(mark.value for mark in kept) == ["adaptive", "mixed", "none", "technical"]


async def test_no_other_key_of_the_session_works_while_people_answer(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Function keys, undo and the palette stay away from a person who sits alone at the keyboard."""
    app, room = make_app(), room_at(filled_casebook, "temperature_in")
    async with shown(app, settled, Temperature(room)) as (pilot, _):
        await pilot.press("r", "space", "f2", "ctrl+z", "ctrl+p", "question_mark", "right", "s", "enter", "tab")
        await settled(pilot)
        assert isinstance(app.screen, RoundScreen)
        assert "How warm is it for you?" in _on_screen(app.screen)
