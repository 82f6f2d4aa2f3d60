"""Silent diagnosis: one's own answer, then the spread, then the reading, then the questions."""

from casebook.database.casebook import Casebook
from casebook.meeting.deciding import diagnosis_of
from casebook.meeting.focusing import next_item
from casebook.meeting.private_entry import open_round
from casebook.meeting.state import RoundKind
from strategies.diagnosis import Answer
from tui.screens.meeting_parts.diagnosing import Diagnosing

from .small_meeting import HOSTILE_ONE, NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned

ASKED = "If we each wrote the problem down now"


async def test_the_reading_stays_hidden_until_all_have_answered(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Before that there is the item alone; after it the spread; only then, by a key, the reading."""
    app, room = make_app(), room_at(filled_casebook, "diagnose")
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        assert "Nobody says in the meeting what everyone knows." in small.words
        assert "%" not in small.words
        assert await warned(pilot, settled, "v") == [
            "Nobody has answered yet; press r, so that people settle what they think first"
        ]
        await pilot.press("r", "space", "t", "space", "a", "space", "a")
        await settled(pilot)
        assert "3 answered: 1 technical, 2 adaptive." in small.words
        assert "%" not in small.words
        assert room.meeting.state.current.reading_shown is False
        await pilot.press("v")
        await settled(pilot)
        assert "◆ adaptive 90%" in small.words
        assert "sure enough to stand" in small.words
        assert "3 answered: 1 technical, 2 adaptive." in small.words
        assert room.meeting.state.current.reading_shown is True


async def test_answers_move_the_estimate_in_the_open(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Each answer is kept, shown before and after, and the next question comes up."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", people=1)
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        await pilot.press("r", "space", "a")
        await settled(pilot)
        await pilot.press("v", "o")
        await settled(pilot)
        assert f"Question 1 of 11 {ASKED}" in small.words
        assert "◆ 95% adaptive Before any answer." in small.words
        await pilot.press("y")
        await settled(pilot)
        assert "Question 2 of 11" in small.words
        assert "adaptive from 95% to 89%." in small.words
        assert "divided by 2.2" in small.words
        await pilot.press("up", "u")
        await settled(pilot)
        assert "That moves nothing." in small.words
        assert [step.answer for step in diagnosis_of(room.meeting, UNSPOKEN).steps] == [Answer.UNSURE]
        await pilot.press("v")
        await settled(pilot)
        assert "What the model reads" in small.words


async def test_a_question_is_read_before_it_is_answered(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A key for yes over the reading brings up the question and answers nothing; before the reading it is refused."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", people=1)
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        [words] = await warned(pilot, settled, "y")
        assert "the questions come after the reading" in words.casefold()
        await pilot.press("r", "space", "a")
        await settled(pilot)
        await pilot.press("v", "down", "y")
        await settled(pilot)
        assert ASKED in small.words
        assert not diagnosis_of(room.meeting, UNSPOKEN).steps


async def test_a_session_that_is_taken_up_again_stands_at_the_next_question(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The first that has no answer; another item begins with itself, and hostile words stay words."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", people=1)
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        await pilot.press("r", "space", "a")
        await settled(pilot)
        await pilot.press("v", "o", "y", "n")
        await settled(pilot)
        assert "Question 3 of 11" in small.words
        again = Diagnosing(room)
        await small.body.remove()
        small.body = again
        await small.mount(again)
        again.focus()
        again.show()
        assert "Question 3 of 11" in small.words
        room.meeting.do(NOW, next_item)
        again.show()
        assert room.meeting.state.item_id == HOSTILE_ONE
        assert "[/foo] [bold red]" in small.words
        assert "Press r to begin." in small.words


async def test_a_round_that_was_interrupted_is_told(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """How many have answered, and how to go on; nothing of what they said."""
    room = room_at(filled_casebook, "diagnose")
    room.meeting.do(NOW, open_round, RoundKind.BALLOT, UNSPOKEN)
    async with shown(make_app(), settled, Diagnosing(room)) as (_, small):
        assert "0 of 3 have answered. Press r to go on." in small.words


async def test_without_an_item_it_says_what_to_do(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Every key that needs an item says so too."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", item_ids=())
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        assert "No item is chosen." in small.words
        words = await warned(pilot, settled, "r", "v", "o", "y")
        assert words == ["No item is chosen; press . for the next one"] * 4
