"""Silent diagnosis: one's own answer, then the spread, then the reading, then the questions."""

from textual.pilot import Pilot

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.meeting.deciding import diagnosis_of
from casebook.meeting.focusing import next_item
from casebook.meeting.private_entry import open_round
from casebook.meeting.state import RoundKind
from casebook.meeting.taking_back import take_back
from codebook.keys import Label
from strategies.diagnosis import Answer
from tui.screens.meeting_parts.diagnosing import Diagnosing
from tui.screens.split_dialog import SplitDialog

from .small_meeting import HOSTILE_ONE, NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned

COPIER = 2
"""Technical, as the model reads it."""
ASKED = "If we each wrote the problem down now"


async def voted(pilot: Pilot[None], settled: Settled, keys: str) -> None:
    """Each of the people in the room answers with one key."""
    await pilot.press("r", *(key for each in keys for key in ("space", each)))
    await settled(pilot)


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


async def test_one_key_makes_a_clear_majority_the_groups_word(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Offered after the round and beside the reading, written as the session's verdict, taken back by undo."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", item_ids=(COPIER,))
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        assert "settle" not in small.words
        assert len(await warned(pilot, settled, "enter", "a", "n")) == 3
        await voted(pilot, settled, "aat")
        assert "2 of 3 say adaptive. enter: settle it as the group's word" in small.words
        assert get_item(filled_casebook, COPIER).verdict is None
        await pilot.press("v")
        await settled(pilot)
        assert "2 of 3 say adaptive. enter: settle it as the group's word" in small.words
        await pilot.press("enter")
        await settled(pilot)
        verdict = get_item(filled_casebook, COPIER).verdict
        assert (verdict.label, verdict.who, verdict.seen_reading) == (
            Label.ADAPTIVE,
            f"session {room.meeting.id}",
            True,
        )
        assert "◆ adaptive the group's word" in small.words
        [again] = await warned(pilot, settled, "enter")
        assert again.startswith("That is settled")
        take_back(room.meeting, NOW)
        small.body.show()
        assert "enter: settle it as the group's word" in small.words


async def test_the_group_can_settle_it_against_the_vote(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """With the key of each kind; over a question n is an answer, and settles nothing."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", item_ids=(COPIER,))
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        await voted(pilot, settled, "aaa")
        for key, label in (("t", Label.TECHNICAL), ("a", Label.ADAPTIVE), ("n", Label.NONE)):
            await pilot.press(key)
            await settled(pilot)
            assert get_item(filled_casebook, COPIER).verdict.label is label
        await pilot.press("a", "v", "o", "n")
        await settled(pilot)
        assert get_item(filled_casebook, COPIER).verdict.label is Label.ADAPTIVE
        assert [step.answer for step in diagnosis_of(room.meeting, COPIER).steps] == [Answer.NO]
        assert "the group's word t a: another" in small.words


async def test_where_people_differ_nothing_is_proposed(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """How they differ is said, and that the talk comes first; enter settles nothing."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", item_ids=(COPIER,))
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        await voted(pilot, settled, "tab")
        assert "You differ: 1 technical, 1 adaptive, 1 both. The talk comes first." in small.words
        assert "enter" not in small.words
        [word] = await warned(pilot, settled, "enter")
        assert word.startswith("People differ, so that nothing is proposed")
        assert get_item(filled_casebook, COPIER).verdict is None


async def test_both_leads_to_taking_it_apart(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """To the phase for it; a quarter of an hour has none, and takes it apart at once."""
    app, room = make_app(), room_at(filled_casebook, "diagnose", item_ids=(COPIER,))
    async with shown(app, settled, Diagnosing(room)) as (pilot, small):
        await voted(pilot, settled, "bbt")
        assert "2 of 3 say both: a part to repair, and one to learn. enter: take it apart" in small.words
        await pilot.press("enter")
        await settled(pilot)
        assert room.meeting.state.phase.key == "split"
    app, room = make_app(), room_at(filled_casebook, "diagnose", preset="15", item_ids=(COPIER,))
    async with shown(app, settled, Diagnosing(room)) as (pilot, _):
        await voted(pilot, settled, "bbb")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, SplitDialog)
        await pilot.press(*"Agenda", "tab", *"Trust", "ctrl+s")
        await settled(pilot)
    assert get_item(filled_casebook, COPIER).split
