"""The session screen: a meeting held phase by phase, with the keys that work in all of them."""

from collections.abc import Callable
from typing import Any

from textual.dom import DOMNode

from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items
from casebook.meeting.focusing import begin_item, focus, next_item, previous_item
from casebook.meeting.marking import mark_avoidance, mark_heat
from casebook.meeting.moving import add_minutes, advance, back, jump, pause, skip, start
from casebook.meeting.taking_back import take_back
from casebook.meeting.taking_on import park, record_voice
from casebook.records import CaseItem, Mark
from codebook.keys import Label
from tui.actions import Action
from tui.history_words import told_of
from tui.meeting_frame_text import Aside
from tui.meeting_room import Room
from tui.plain import one_line
from tui.screens.dialogs import Ask, Choice, Choose, Confirm
from tui.screens.meeting_flow import MeetingFlow
from tui.screens.meeting_running import RunningView

_SHORT = 120
"""Letters of an item in a window that asks about it."""
_ROOMY = 36
"""Lines of the screen from which on a choice of phases has room for what each is for."""


class MeetingScreen(MeetingFlow):
    """A session with a team."""

    def __init__(self) -> None:
        super().__init__()
        self._asked_at: set[tuple[int, int | None]] = set()
        """Sessions and items at whose end it was asked how to go on."""

    def actions_here(self) -> tuple[tuple[Action, DOMNode], ...]:
        """The phase's own actions first, then those of every phase; none before a session runs."""
        if self.room is None:
            return ()
        body = self.query_one(RunningView).body
        return (*((action, body) for action in body.ACTIONS), *super().actions_here())

    async def _try(self, do: Callable[[], Any]) -> None:
        """What a dialog's answer does: an error is shown, and the session goes on as it stood."""
        if self.balcony.attempt(do) is not None:
            await self.query_one(RunningView).show()

    async def _moved(self, transition: Callable[..., Any], *args: Any, **named: Any) -> None:
        room = self.held()
        room.meeting.do(room.now(), transition, *args, **named)
        await self.query_one(RunningView).show()

    async def action_next_phase(self) -> None:
        """Go on, if there is a phase behind; an item that was taken apart goes on as its parts.

        Where the work on an item ends and others have had no turn, it asks once for each item which way to go.
        """
        room = self.held()
        waiting = self._waiting(room)
        here = (room.meeting.id, room.meeting.state.item_id)
        if waiting and here not in self._asked_at:
            self._asked_at.add(here)
            self._ask_next(room, waiting)
            return
        item = room.item
        if item and item.split:
            parts = all_items(room.meeting.casebook, ItemFilter(parent_id=item.id))
            lasting = next((part for part in parts if part.label is Label.ADAPTIVE), parts[0])
            room.meeting.do(room.now(), focus, lasting.id)
        await self._moved(advance)

    def _waiting(self, room: Room) -> tuple[CaseItem, ...]:
        """Other items that have had no turn yet, where the work on this one ends."""
        if not room.ends_an_item:
            return ()
        found, items = room.covered()
        here = room.meeting.state.item_id
        return tuple(items[each] for each in found.left_out if each != here and each in items)

    def _ask_next(self, room: Room, waiting: tuple[CaseItem, ...]) -> None:
        first, after = room.first_about_item, room.meeting.state.phases[room.meeting.state.at + 1 :]
        name = first.name if first else "the beginning"
        choices = [Choice("item", f"The next item, from “{name}” on", one_line(waiting[0].text, _SHORT), ".")]
        if after and (phase := room.playbook.session.phase(after[0].key)):
            choices.append(Choice("on", f"Go on to “{phase.name}”", "What had no turn stays for another time.", "o"))

        async def take(way: str | None) -> None:
            if way == "item":
                await self._begin_item(room, waiting[0].id)
            elif way == "on":
                await self._moved(advance)

        still = "item has" if len(waiting) == 1 else "items have"
        self.app.push_screen(Choose(f"{len(waiting)} {still} had no turn yet", choices), take)

    async def _begin_item(self, room: Room, item_id: int) -> None:
        room.meeting.do(room.now(), begin_item, item_id)
        state = room.meeting.state
        at = next((place for place, each in enumerate(state.focus, 1) if each.item_id == item_id), 0)
        begun = Aside(f"Item {at} of {len(state.focus)} begins here.", "Items are worked one after the other.")
        await self.query_one(RunningView).show(begun)

    async def action_last_phase(self) -> None:
        """Go back."""
        await self._moved(back)

    def action_skip(self) -> None:
        """Go on without this phase."""
        self.held()

        async def take(why: str | None) -> None:
            if why is not None:
                room = self.held()
                await self._try(lambda: room.meeting.do(room.now(), skip, why=why))

        self.app.push_screen(Ask("Skip this phase", "Why? You may leave it open.", placeholder="no time"), take)

    def action_jump(self) -> None:
        """Go to any phase."""
        room = self.held()
        phases = [(each.key, room.playbook.session.phase(each.key)) for each in room.meeting.state.phases]
        roomy = self.app.size.height >= _ROOMY
        choices = [
            Choice(key, phase.name if phase else key, phase.purpose if phase and roomy else "") for key, phase in phases
        ]

        async def take(key: str | None) -> None:
            if key is not None:
                await self._try(lambda: room.meeting.do(room.now(), jump, key))

        self.app.push_screen(Choose("Go to", choices, current=room.meeting.state.phase.key), take)

    async def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        await self._moved(pause if self.held().meeting.state.running else start)

    async def action_minutes(self, more: int) -> None:
        """Give or take a minute."""
        await self._moved(add_minutes, more)

    def action_script(self) -> None:
        """Show the rest of the script."""
        self.held()
        self.query_one(RunningView).turn_page()

    async def action_item(self, by: int) -> None:
        """Go to another focus item; where the work on one ends, one that had no turn begins at the first phase."""
        room = self.held()
        if by > 0 and (waiting := self._waiting(room)):
            focus_ids = [each.item_id for each in room.meeting.state.focus]
            here = room.meeting.state.item_id
            later = focus_ids[focus_ids.index(here) + 1 :] if here in focus_ids else focus_ids
            found = {each.id for each in waiting}
            if later and later[0] in found:
                await self._begin_item(room, later[0])
                return
        await self._moved(next_item if by > 0 else previous_item)

    def action_park(self) -> None:
        """Put something into the parking lot."""
        room = self.held()

        async def take(words: str | None) -> None:
            if words and self.balcony.attempt(park, room.meeting, room.now(), words):
                await self.query_one(RunningView).show(Aside("✓ Parked, to come back to."))

        self.app.push_screen(Ask("Parking lot", "What do we come back to?"), take)

    def action_voice(self) -> None:
        """Put a view on record, without a name."""
        self.held()
        kinds = [
            Choice("dissent", "Someone here sees it differently", shortcut="1"),
            Choice("missing", "Someone who is not here would", shortcut="2"),
        ]

        def take(kind: str | None) -> None:
            if kind is not None:
                self.app.push_screen(
                    Ask("On record, without a name", "In their words, as fairly as you can."),
                    lambda words: self._voiced(words, missing=kind == "missing"),
                )

        self.app.push_screen(Choose("Who sees this differently?", kinds), take)

    async def _voiced(self, words: str | None, *, missing: bool) -> None:
        room = self.held()
        if words:
            item_id = room.meeting.state.item_id if room.meeting.state.phase.about_item else None
            self.balcony.attempt(
                lambda: record_voice(room.meeting, room.now(), words, missing=missing, item_id=item_id)
            )
            await self.query_one(RunningView).show()

    def action_avoidance(self) -> None:
        """Note that the group turned away from the work: which way, never who."""
        room = self.held()
        markers = room.playbook.avoidance
        choices = [Choice(key, marker.name, marker.ask) for key, marker in markers.items()]

        async def take(key: str | None) -> None:
            if key is None:
                return
            marked: Mark | None = self.balcony.attempt(mark_avoidance, room.meeting, room.now(), key)
            if marked is not None:
                await self.query_one(RunningView).show(Aside("Noted for the group. Now ask", markers[key].ask))

        self.app.push_screen(
            Choose("How did we turn away?", choices, "For the group as a whole, without a name."), take
        )

    async def action_heat(self, up: bool) -> None:
        """Note warmer or cooler, and show what helps."""
        room = self.held()
        mark_heat(room.meeting, room.now(), up=up)
        item = room.item
        advice = room.advice(item) if item else None
        ways = (advice.raise_heat if up else advice.lower_heat) if advice else ()
        said = "Warmer, noted." if up else "Cooler, noted."
        if ways:
            said += " To raise it further" if up else " To lower it further"
        on_the_card = advice is not None and room.meeting.state.phase.key == "work"
        await self.query_one(RunningView).show(None if on_the_card else Aside(said, ways[0] if ways else ""))

    async def action_undo(self) -> None:
        """Take back what this session decided last."""
        room = self.held()
        events = take_back(room.meeting, room.now())
        self.notify(f"Taken back: {told_of(events, taken_back=True)}", markup=False)
        await self.query_one(RunningView).show()

    def action_close_meeting(self) -> None:
        """Close the session for good."""
        room = self.held()

        def take(yes: bool | None) -> None:
            if yes:
                self.balcony.attempt(room.meeting.finish, room.now())
                if room.meeting.state.ended:
                    self._ended()

        self.app.push_screen(Confirm("Close this session?", "Export its summary first, in the last phase."), take)
