"""Decide: the item's kind, who does what by when, what to try, what to raise."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.database.following_up import list_actions, list_escalations
from casebook.escalating.levels import level_name
from casebook.meeting.deciding import settle
from casebook.meeting.missing import missing_fields, missing_memo_fields
from casebook.meeting.taking_on import raise_to, take_on
from casebook.records import NEW, Action, CaseItem, Escalation
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.actions import bindings
from tui.meeting_actions import DECIDING_ACTIONS
from tui.meeting_text import BOLD, DIM
from tui.meeting_work_text import (
    NO_ITEM,
    action_text,
    kind_text,
    next_item_text,
    nothing_taken_on,
    raised_text,
    reminder,
)
from tui.plain import clean_lines
from tui.raising import drafted, memo_written
from tui.screens.action_form import ActionForm
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.raise_form import Raise, RaiseForm
from tui.widgets.styles import styles_of

_WIDEST = 92
_LOW = 18
"""Lines below which the item is only reminded of."""


class Deciding(PhaseBody):
    """The item, its kind, and what was taken on for it, each with what it still lacks."""

    ACTIONS = DECIDING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DECIDING_ACTIONS),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="deciding")

    def show(self) -> None:
        """Draw what stands now."""
        item, room = self.room.item, self.room
        shown = Text()
        if item is None:
            shown.append(NO_ITEM, DIM)
        else:
            word = room.word(item)
            low = self.is_attached and 0 < self.size.height < _LOW
            shown.append_text(reminder(item.text, self._cells) if low else Text(clean_lines(item.text) + "\n\n", BOLD))
            shown.append_text(kind_text(item, word, room.playbook, styles_of(self.app)))
            shown.append("\n")
            shown.append_text(self._taken_on(item, word.label))
            shown.append_text(self._next_item(item))
        self.query_one("#deciding", Static).update(shown)

    def on_resize(self) -> None:
        """A low screen has room for less."""
        self.show()

    @property
    def _cells(self) -> int:
        return min(max(self.scrollable_content_region.width - 1, 30), _WIDEST)

    def _actions(self, item: CaseItem) -> Sequence[Action]:
        meeting = self.room.meeting
        return list_actions(meeting.casebook, item_id=item.id, session_id=meeting.id)

    def _taken_on(self, item: CaseItem, label: Label | None) -> Text:
        room, meeting = self.room, self.room.meeting
        actions = self._actions(item)
        asked = list_escalations(meeting.casebook, item_id=item.id, session_id=meeting.id)
        styles = styles_of(self.app)
        if not actions and not asked:
            return nothing_taken_on(label, styles)
        self._cursor = min(self._cursor, max(len(actions) - 1, 0))
        shown = Text.assemble(("Taken on", styles.heading))
        shown.append("   enter: fill in what is missing\n" if actions else "\n", DIM)
        for place, action in enumerate(actions):
            lacks = missing_fields(action, label, room.today)
            shown.append_text(action_text(action, lacks, here=place == self._cursor))
        names = self.balcony.services.preferences.level_names
        for each in asked:
            level = level_name(each.to_level, room.playbook, names)
            shown.append_text(raised_text(each, level, missing_memo_fields(each, room.playbook)))
        shown.append("\nd another action   x something to try   e raise it\n", DIM)
        return shown

    def _next_item(self, item: CaseItem) -> Text:
        """What is still to come, said where the work on an item ends."""
        if not self.room.ends_an_item:
            return Text()
        found, first = self.room.covered()[0], self.room.first_about_item
        later = tuple(each for each in found.left_out if each != item.id)
        return next_item_text(len(later), first.name if first else "")

    def _item(self) -> CaseItem:
        item = self.room.item
        if item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        return item

    def action_kind(self, label: str) -> None:
        """The group's own word for it, with strategy and driver as they are known."""
        settle(self.room.meeting, self.room.now(), self._item().id, Label(label))
        self.changed()

    def action_step(self, by: int) -> None:
        """Go to another action."""
        self._cursor = min(max(self._cursor + by, 0), max(len(self._actions(self._item())) - 1, 0))
        self.scroll_relative(y=by, animate=False)
        self.show()

    def action_action(self) -> None:
        """Who does what by when."""
        self._ask(Action(NEW, "", item_id=self._item().id), "Who does what by when")

    def action_experiment(self) -> None:
        """Something to try, with what sets it off first."""
        title = "Something to try: if this happens, then we do that"
        self._ask(Action(NEW, "", item_id=self._item().id), title, first="if_then")

    def action_fill_in(self) -> None:
        """Write what an action still lacks."""
        actions = self._actions(self._item())
        if not actions:
            raise NothingToDoError("nothing is taken on yet; press d for an action, or x for something to try")
        self._ask(actions[self._cursor], "What is missing?")

    def _ask(self, before: Action, title: str, first: str = "text") -> None:
        room, item = self.room, self._item()

        def keep(action: Action) -> None:
            if before.id == NEW:
                take_on(room.meeting, room.now(), action)
            else:
                room.meeting.keep(room.now(), changed=[action])

        def take(action: Action | None) -> None:
            if action:
                self.balcony.attempt(keep, replace(action, item_id=item.id))
                self.changed()

        self.app.push_screen(ActionForm(before, about=item.text, title=title, first=first), take)

    def action_escalate(self) -> None:
        """Raise it to another level; the memo is written at once where a file is named."""
        item, services = self._item(), self.balcony.services

        def keep(wanted: Raise) -> Escalation:
            said = memo_written(services, wanted.escalation, wanted.memo_file)
            kept = raise_to(self.room.meeting, self.room.now(), wanted.escalation)
            self.notify(said, markup=False)
            return kept

        def take(wanted: Raise | None) -> None:
            if wanted:
                self.balcony.attempt(keep, wanted)
                self.changed()

        self.app.push_screen(RaiseForm(drafted(services, item.id)), take)
