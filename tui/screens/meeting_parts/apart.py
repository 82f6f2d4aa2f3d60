"""Taking an item apart, from whichever phase a group sees that it is two things."""

from collections.abc import Sequence

from casebook.incoming import Part
from casebook.meeting.deciding import take_apart
from casebook.meeting.moving import jump
from casebook.records import CaseItem
from codebook.errors import NothingToDoError
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.split_dialog import SplitDialog

SPLIT = "split"
"""The phase in which items are taken apart; a short session has none."""


def begin_apart(body: PhaseBody, item: CaseItem) -> None:
    """Go to the phase that takes items apart; where the session has none, take it apart here.

    Raises:
        NothingToDoError: It is taken apart already.
    """
    room = body.room
    if any(each.key == SPLIT for each in room.meeting.state.phases):
        room.meeting.do(room.now(), jump, SPLIT)
        body.changed()
    else:
        ask_parts(body, item)


def ask_parts(body: PhaseBody, item: CaseItem) -> None:
    """Ask for the parts; escape leaves the item whole.

    Raises:
        NothingToDoError: It is taken apart already.
    """
    if item.split:
        raise NothingToDoError("this item is taken apart already; press . to go to its parts")

    def take(parts: Sequence[Part] | None) -> None:
        if parts:
            body.balcony.attempt(take_apart, body.room.meeting, body.room.now(), item.id, parts)
            body.changed()

    body.app.push_screen(SplitDialog(item), take)
