"""Decide: the item's kind, who does what by when, what to try, what to raise."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from casebook.database.following_up import list_actions, list_escalations
from casebook.label_words import label_sign, label_word
from casebook.meeting.deciding import decide_label
from casebook.meeting.missing import missing_fields, missing_memo_fields
from casebook.meeting.taking_on import raise_to, take_on
from casebook.records import NEW, Action, CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.actions import DECIDING_ACTIONS, bindings
from tui.meeting_text import BOLD, DIM
from tui.plain import clean, clean_lines
from tui.raising import drafted
from tui.screens.action_form import ActionForm
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.raise_form import Raise, RaiseForm


class Deciding(PhaseBody):
    """The item, its kind, and what was taken on for it, each with what it still lacks."""

    ACTIONS = DECIDING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DECIDING_ACTIONS))

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="deciding")

    def show(self) -> None:
        """Draw what stands now."""
        item = self.room.item
        shown = Text()
        if item is None:
            shown.append("No item was chosen. Press . for the next one, or go on.", DIM)
        else:
            shown.append(clean_lines(item.text) + "\n\n", BOLD)
            who = (
                "decided by this group" if self._is_ours(item) else "decided before" if item.verdict else "not decided"
            )
            shown.append(f"{label_sign(item.label)} {label_word(item.label)}", BOLD)
            shown.append(f"  {who}: t technical   a adaptive   n no challenge\n\n", DIM)
            shown.append_text(self._taken_on(item))
        self.query_one("#deciding", Static).update(shown)

    def _is_ours(self, item: CaseItem) -> bool:
        return bool(item.verdict and item.verdict.who == self.room.meeting.who)

    def _taken_on(self, item: CaseItem) -> Text:
        meeting, shown = self.room.meeting, Text()
        actions = list_actions(meeting.casebook, item_id=item.id, session_id=meeting.id)
        asked = list_escalations(meeting.casebook, item_id=item.id, session_id=meeting.id)
        if not actions and not asked:
            shown.append("Nothing is taken on yet.\n", DIM)
            shown.append("d  who does what by when\nx  something to try\ne  raise it to another level\n", DIM)
        for action in actions:
            due = action.due.isoformat() if action.due else "no date"
            shown.append(f"• {clean(action.text)}\n", BOLD)
            shown.append(f"  {clean(action.owner or 'nobody named')}, {due}\n")
            for lack in missing_fields(action, item.label, self.room.today):
                shown.append(f"  ! {lack}\n", DIM)
        for each in asked:
            shown.append(f"↑ raised to {clean(each.to_level)}: {clean(each.ask or each.what)}\n", BOLD)
            lacking = ", ".join(missing_memo_fields(each, self.room.playbook))
            if lacking:
                shown.append(f"  ! still without: {lacking}\n", DIM)
        return shown

    def _item(self) -> CaseItem:
        item = self.room.item
        if item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        return item

    def action_verdict(self, label: str) -> None:
        """The group's own word for it."""
        item = self._item()
        chosen = Label(label)
        current = self.room.meeting.state.current
        strategy = (current.strategy if current else None) or item.strategy
        decide_label(
            self.room.meeting,
            self.room.now(),
            item.id,
            chosen,
            strategy if chosen is Label.ADAPTIVE else None,
            item.driver if chosen is not Label.NONE else None,
        )
        self.changed()

    def action_action(self) -> None:
        """Who does what by when."""
        self._ask_action("Who does what by when")

    def action_experiment(self) -> None:
        """Something to try, with what sets it off."""
        self._ask_action("Something to try: if this happens, then we do that")

    def _ask_action(self, title: str) -> None:
        item = self._item()

        def take(action: Action | None) -> None:
            if action:
                self._keep(take_on, action)

        self.app.push_screen(ActionForm(Action(NEW, "", item_id=item.id), about=item.text, title=title), take)

    def action_escalate(self) -> None:
        """Raise it to another level."""
        item = self._item()

        def take(wanted: Raise | None) -> None:
            if wanted:
                self._keep(raise_to, wanted.escalation)

        self.app.push_screen(RaiseForm(drafted(self.balcony.services, item.id)), take)

    def _keep(self, do: Any, record: Any) -> None:
        self.balcony.attempt(do, self.room.meeting, self.room.now(), record)
        self.changed()
