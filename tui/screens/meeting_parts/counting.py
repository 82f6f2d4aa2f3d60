"""Asks how many people are here; private rounds cannot begin without it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from casebook.meeting.moving import count_people
from codebook.errors import UsageError
from tui.meeting_room import Room
from tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from tui.app import BalconyApp

MOST = 200
"""More than would pass a keyboard round."""


def ask_people(app: "BalconyApp", room: Room, then: Callable[[], None], *, least: int = 1) -> None:
    """Ask how many people are here, and keep the number.

    Args:
        app: The app.
        room: The meeting.
        then: Called once the number is kept.
        least: How many there must be, since so many have answered already.
    """

    def keep(words: str) -> None:
        room.meeting.do(room.now(), count_people, number_of(words, least))
        then()

    def take(words: str | None) -> None:
        if words is not None:
            app.attempt(keep, words)

    value = str(room.meeting.state.people or "")
    app.push_screen(Ask("How many people are here?", "With the facilitator, if they answer too.", value=value), take)


def number_of(words: str, least: int = 1) -> int:
    """The number that somebody wrote.

    Raises:
        UsageError: It is none, or one that cannot be.
    """
    words = words.strip()
    if not words.isdecimal() or not least <= int(words[:6]) <= MOST:
        raise UsageError(f"{words[:20]!r} cannot be the number of people; write one from {least} to {MOST}")
    return int(words)
