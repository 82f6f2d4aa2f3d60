"""One keyboard, passed round: each answers alone, and only the number of answers shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from casebook.meeting.private_entry import all_in, enter, open_round
from casebook.meeting.state import RoundKind
from tui.meeting_room import Room
from tui.meeting_text import BALLOT_KEYS, TEMPERATURE_WORDS, asking, before_round, between
from tui.plain import content
from tui.screens.dialogs import Choice, Choose
from tui.screens.meeting_parts.counting import ask_people

if TYPE_CHECKING:
    from tui.app import BalconyApp

_LOW = 30
"""Lines under which answers stand close together."""
FEWEST = 2
"""Answers from which on a round can be ended early: one alone would point at whoever gave it."""


class PrivateRound(Vertical, can_focus=True):
    """A private entry, whatever is asked.

    After every answer the screen clears until the next person presses space, so that a key pressed twice by mistake
    never speaks for somebody else. A round that a crash interrupted goes on with the answers it had.
    """

    @dataclass
    class Entered(Message):
        """Somebody has answered. Which answer it was stays in the meeting."""

        number: int
        """How many have answered by now."""

    @dataclass
    class Closed(Message):
        """The round is over."""

        to_show: bool
        """Whether its spread is to be shown; if not, it was broken off and nothing of it is to be kept."""

    def __init__(self, room: Room, kind: RoundKind) -> None:
        super().__init__(id="round")
        self._room, self._kind = room, kind
        self._asking = False

    def compose(self) -> ComposeResult:
        """What is asked about, and one thing at a time."""
        with VerticalScroll(id="round-item", can_focus=False):
            yield Static("", id="round-item-text")
        yield Static("", id="round-words")

    def on_mount(self) -> None:
        """Open the round, or go on with it."""
        room, state = self._room, self._room.meeting.state
        ballot = self._kind is RoundKind.BALLOT
        item_id = state.item_id if ballot else None
        there = state.round
        if there is None or (there.kind, there.item_id) != (self._kind, item_id):
            room.meeting.do(room.now(), open_round, self._kind, item_id)
        item = room.item if ballot else None
        self.query_one("#round-item").display = item is not None
        self.query_one("#round-item-text", Static).update(content(item.text, "bold") if item else "")
        self._words(before_round(room.meeting.state))
        if all_in(room.meeting.state):
            self.post_message(self.Closed(to_show=True))

    def _words(self, words: object) -> None:
        self.query_one("#round-words", Static).update(words)  # type: ignore[arg-type]

    def on_key(self, event: events.Key) -> None:
        """Take one answer, or the next person's space."""
        if event.key == "escape":
            event.stop()
            if self._asking:
                self._wait()
            else:
                self._offer_end()
        elif not self._asking:
            if event.key == "space":
                event.stop()
                self._asking = True
                self._words(asking(self._kind, low=self.app.size.height < _LOW))
        elif (value := self._value(event.character or event.key)) is not None:
            event.stop()
            self._room.meeting.do(self._room.now(), enter, value)
            self._wait()
            self._answered()

    def _value(self, key: str) -> str | None:
        if self._kind is RoundKind.BALLOT:
            return BALLOT_KEYS.get(key.lower())
        return key if key in TEMPERATURE_WORDS else None

    def _wait(self) -> None:
        self._asking = False
        self._words(between(self._room.meeting.state))

    def _answered(self) -> None:
        self.post_message(self.Entered(self._number))
        if all_in(self._room.meeting.state):
            self.post_message(self.Closed(to_show=True))

    @property
    def _number(self) -> int:
        there = self._room.meeting.state.round
        return there.entered if there else 0

    def _offer_end(self) -> None:
        """The facilitator ends the round before all have answered, or corrects the number of people."""
        number, people = self._number, self._room.meeting.state.people
        choices = [Choice("on", "Go on", f"{number} of {people} have answered.", "g")]
        if number >= FEWEST:
            choices.append(Choice("show", f"Show what these {number} answered", "Whoever passed is not counted.", "s"))
        choices.append(Choice("number", "We are more, or fewer", "Correct how many people are here.", "n"))
        choices.append(Choice("leave", "Break it off", "Nothing of this round is kept.", "b"))

        def take(key: str | None) -> None:
            if key in ("show", "leave"):
                self.post_message(self.Closed(to_show=key == "show"))
            elif key == "number":
                self._correct()

        self.app.push_screen(Choose("End this round?", choices), take)

    def _correct(self) -> None:
        def kept() -> None:
            self._wait()
            if all_in(self._room.meeting.state):
                self.post_message(self.Closed(to_show=True))

        ask_people(cast("BalconyApp", self.app), self._room, kept, least=max(self._number, 1))
