"""A phase of the case consultation on the screen."""

from dataclasses import replace

import pytest

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions
from casebook.database.items import get_item
from casebook.meeting.focusing import next_item
from casebook.meeting.summary.gathering import gather
from casebook.meeting.taking_on import park, record_voice
from codebook.keys import Label
from tui.screens.meeting_parts.consulting import Consulting

from .conftest import HOSTILE
from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, the_playbook, typed


@pytest.mark.parametrize("phase", ["present", "ask", "listen", "steps", "respond"])
async def test_every_phase_shows_the_item_and_what_it_asks_for(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, phase: str
) -> None:
    """At 80 columns with its steps, for which the script below has no room."""
    app, room = make_app(), room_at(filled_casebook, phase, preset="case")
    words = the_playbook().session.phase(phase)
    assert words
    async with shown(app, settled, Consulting(room)) as (pilot, small):
        assert small.words.startswith(
            "Nobody says in the meeting what everyone knows. " + " ".join(words.purpose.split())
        )
        assert all(" ".join(step.split()) in small.words for step in words.do)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert words.do[0] not in small.words


async def test_ideas_and_views_stand_with_a_word_and_without_a_name(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Hostile ones as words; what an earlier meeting parked stays away."""
    earlier = room_at(filled_casebook, "steps", preset="case")
    park(earlier.meeting, NOW, "from before")
    app, room = make_app(), room_at(filled_casebook, "steps", preset="case")
    room.meeting.do(NOW, next_item)
    park(room.meeting, NOW, HOSTILE)
    record_voice(room.meeting, NOW, "It is not about trust", missing=False)
    record_voice(room.meeting, NOW, "The parents", missing=True)
    async with shown(app, settled, Consulting(room)) as (_, small):
        assert (
            "idea [/foo] [bold red][31mevil[link=x] differs It is not about trust not here The parents" in small.words
        )
        assert "from before" not in small.words


async def test_the_step_that_the_presenter_takes_is_an_action(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """With an owner and a date, about the item."""
    app, room = make_app(), room_at(filled_casebook, "respond", preset="case")
    async with shown(app, settled, Consulting(room)) as (pilot, small):
        await pilot.press("d", *"Call", "tab", *"Ana", "tab", *"2026-04-02", "ctrl+s")
        await settled(pilot)
        assert "to do Call (Ana, 2 April 2026)" in small.words
    [action] = list_actions(filled_casebook, session_id=room.meeting.id)
    assert (action.text, action.owner, action.item_id) == ("Call", "Ana", UNSPOKEN)


async def test_the_presenters_question_stands_above_the_item(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Hostile words as words; the summary carries it."""
    app, room = make_app(), room_at(filled_casebook, "present", preset="case")
    async with shown(app, settled, Consulting(room)) as (pilot, small):
        await pilot.press("t")
        await typed(pilot, settled, "Who [/b] decides?")
        assert small.words.startswith("“Who [/b] decides?” Nobody says")
    assert gather(filled_casebook, the_playbook(), room.meeting.id).title == "Who [/b] decides?"


async def test_without_an_item_the_presenter_tells_it(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The phase can be held all the same."""
    app, room = make_app(), room_at(filled_casebook, "present", preset="case")
    room.meeting.state = replace(room.meeting.state, focus=(), item_id=None)
    async with shown(app, settled, Consulting(room)) as (_, small):
        assert small.words.startswith("No item was chosen. Let the presenter tell it.")


async def test_the_presenter_names_the_kind_once_it_was_thought_over(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Not while it is told, asked about and thought over; never with what the model reads."""
    app, room = make_app(), room_at(filled_casebook, "listen", preset="case")
    async with shown(app, settled, Consulting(room)) as (_, small):
        assert "a repair, or something to learn" not in small.words
    app, room = make_app(), room_at(filled_casebook, "respond", preset="case")
    async with shown(app, settled, Consulting(room)) as (pilot, small):
        assert "k what it is, now that you have heard each other" in small.words
        assert "as the model reads it" not in small.words
        await pilot.press("k", "t")
        await settled(pilot)
        verdict = get_item(filled_casebook, UNSPOKEN).verdict
        assert (verdict.label, verdict.who, verdict.seen_reading) == (
            Label.TECHNICAL,
            f"session {room.meeting.id}",
            False,
        )
        assert "■ technical settled here k: another" in small.words
    [item, _] = gather(filled_casebook, room.playbook, room.meeting.id).items
    assert item.label is Label.TECHNICAL
