"""What a group sees at 80x24 in the phases in which it works on an item."""

from collections.abc import Callable

import pytest

from casebook.database.casebook import Casebook
from casebook.meeting.deciding import answer, decide_label
from casebook.meeting.focusing import show_reading
from casebook.meeting.marking import mark_move
from casebook.meeting.taking_on import record_voice, take_on
from casebook.records import NEW, Action
from codebook.keys import Label
from strategies.diagnosis import Answer
from tui.app import BalconyApp
from tui.meeting_room import Room
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.meeting_parts.deciding_body import Deciding
from tui.screens.meeting_parts.diagnosing import Diagnosing
from tui.screens.meeting_parts.splitting import Splitting
from tui.screens.meeting_parts.voices import Voices
from tui.screens.meeting_parts.working import Working

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown


@pytest.mark.parametrize(
    ("phase", "body"),
    [
        ("diagnose", Diagnosing),
        ("split", Splitting),
        ("work", Working),
        ("decide", Deciding),
        ("voices", Voices),
    ],
)
async def test_a_phase_looks_as_it_was_looked_at(
    make_app: MakeApp,
    settled: Settled,
    filled_casebook: Casebook,
    same_as_kept: Callable[[BalconyApp, str], None],
    phase: str,
    body: Callable[[Room], PhaseBody],
) -> None:
    """In the middle of the work: an answer given, a move ticked, something taken on, a voice on record."""
    app, room = make_app(), room_at(filled_casebook, phase)
    meeting = room.meeting
    meeting.do(NOW, show_reading, UNSPOKEN)
    answer(meeting, NOW, UNSPOKEN, "same_words", Answer.YES)
    mark_move(meeting, NOW, UNSPOKEN, "private_lines")
    decide_label(meeting, NOW, UNSPOKEN, Label.ADAPTIVE)
    take_on(meeting, NOW, Action(NEW, "Ask each of us alone", UNSPOKEN, owner="the coach"))
    record_voice(meeting, NOW, "It was said once, and it was costly.", missing=False, item_id=UNSPOKEN)
    async with shown(app, settled, body(room)):
        same_as_kept(app, f"meeting_{phase}_80x24")
