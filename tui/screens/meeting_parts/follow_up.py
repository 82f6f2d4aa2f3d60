"""What became of the last list: open actions and answers from other levels, one at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.database.items import get_items
from casebook.database.sessions import marks_of
from casebook.meeting.follow_up import (
    FOLLOW_UP,
    drop,
    enter_answer,
    keep_on,
    mark_done,
    open_actions,
    waiting_escalations,
)
from casebook.meeting.running import Meeting
from casebook.records import Action, CaseItem, Escalation
from codebook.errors import NothingToDoError
from tui.actions import bindings
from tui.meeting_actions import FOLLOW_UP_ACTIONS
from tui.meeting_text import BOLD, DIM, action_lines, escalation_lines, followed_words
from tui.screens.action_form import day_of
from tui.screens.dialogs import Ask
from tui.screens.meeting_parts.body import PhaseBody

_DATE = "Year-month-day, like 2026-03-14. Empty leaves the date as it is."


class FollowUp(PhaseBody):
    """Open actions, the longest overdue first, then requests that wait for an answer."""

    ACTIONS = FOLLOW_UP_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(FOLLOW_UP_ACTIONS),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._at = 0
        self._listed: tuple[Action | Escalation, ...] = ()
        self._followed: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """One thing at a time."""
        yield Static("", id="follow-up")

    def show(self) -> None:
        """Draw what stands now: what nobody has spoken about yet stands before what goes on."""
        meeting = self.room.meeting
        self._followed = tuple(mark.value for mark in marks_of(meeting.casebook, meeting.id, kind=FOLLOW_UP))
        actions = sorted(open_actions(meeting), key=self._goes_on)
        spoken_of = [each for each in actions if self._goes_on(each)]
        self._listed = (*actions[: len(actions) - len(spoken_of)], *waiting_escalations(meeting), *spoken_of)
        self._at = min(self._at, max(len(self._listed) - 1, 0))
        each = self._listed[self._at] if self._listed else None
        self.query_one("#follow-up", Static).update(self._nothing() if each is None else self._one(each))

    def _goes_on(self, each: Action | Escalation) -> bool:
        """Whether this session said already that an action goes on."""
        return isinstance(each, Action) and f"action:{each.id}:kept" in self._followed

    def _nothing(self) -> Text:
        if counts := followed_words(self._followed):
            shown = Text.assemble(("That is all from before.\n\n", BOLD))
            shown.append(f"{counts}\n\n")
            shown.append("Go on with →.", DIM)
            return shown
        shown = Text.assemble(("Nothing is open from before.\n\n", BOLD))
        shown.append("What you take on today will stand here next time. Go on with →.", DIM)
        return shown

    def _one(self, each: Action | Escalation) -> Text:
        shown = Text.assemble((f"{self._at + 1} of {len(self._listed)} still open", DIM))
        counts = followed_words(self._followed)
        shown.append(f"   {counts}\n\n" if counts else "\n\n")
        item = self._item(each)
        if isinstance(each, Action):
            shown.append_text(action_lines(each, item))
            late, keys = each.due, "d done   k keep, it goes on   x drop"
        else:
            names = {level.key: level.name for level in self.room.playbook.levels.levels}
            named = self.balcony.services.preferences.level_names.get(each.to_level) or names.get(each.to_level, "")
            shown.append_text(escalation_lines(each, item, named))
            late, keys = each.answer_due, "a enter the answer"
        if late and late < self.room.today:
            days = (self.room.today - late).days
            shown.append(f"! {days} {'day' if days == 1 else 'days'} late\n", BOLD)
        if self._goes_on(each):
            shown.append("✓ you said that it goes on\n", BOLD)
        shown.append(f"\n{keys}" + ("   ↑ ↓ others" if len(self._listed) > 1 else ""), DIM)
        return shown

    def _item(self, each: Action | Escalation) -> CaseItem | None:
        found = get_items(self.room.meeting.casebook, [each.item_id] if each.item_id else [])
        return found[0] if found else None

    def action_step(self, by: int) -> None:
        """Look at another one."""
        self._at = min(max(self._at + by, 0), max(len(self._listed) - 1, 0))
        self.show()

    def _action(self) -> Action:
        each = self._listed[self._at] if self._listed else None
        if each is None:
            raise NothingToDoError("nothing is open from before; go on with the right arrow")
        if not isinstance(each, Action):
            raise NothingToDoError("this is a question to another level; press a to enter what they answered")
        return each

    def action_done(self) -> None:
        """It is done."""
        action = self._action()
        self._ask(
            "Done. What came of it?", "A few words, or none.", lambda words: mark_done(*self._now(), action, words)
        )

    def action_keep(self) -> None:
        """It goes on."""
        self._ask_day(self._action(), _DATE)

    def _ask_day(self, action: Action, text: str, written: str | None = None) -> None:
        """Ask by when; what cannot be read is asked again, so that nobody writes it twice."""

        def take(words: str | None) -> None:
            if words is None:
                return
            due = day_of(words)
            if due is False:
                self._ask_day(action, f"That is no date that can be read. {_DATE}", words)
                return
            self.balcony.attempt(lambda: keep_on(*self._now(), action, due=due))
            self.changed()

        value = written if written is not None else action.due.isoformat() if action.due else ""
        self.app.push_screen(Ask("It goes on. By when?", text, value=value), take)

    def action_drop(self) -> None:
        """It is given up."""
        action = self._action()
        self._ask("Dropped. Why?", "In the owner's words.", lambda words: drop(*self._now(), action, words))

    def action_answer(self) -> None:
        """Another level answered."""
        each = self._listed[self._at] if self._listed else None
        if not isinstance(each, Escalation):
            raise NothingToDoError("this is no question to another level; move to one with the arrow keys")

        def do(words: str) -> Escalation:
            return enter_answer(*self._now(), each, words, self.room.today)

        self._ask("What was the answer?", "A no is an answer too.", do)

    def _ask(self, title: str, text: str, do: Callable[[str], object]) -> None:
        def take(words: str | None) -> None:
            if words is not None:
                self.balcony.attempt(do, words)
                self.changed()

        self.app.push_screen(Ask(title, text), take)

    def _now(self) -> tuple[Meeting, datetime]:
        return self.room.meeting, self.room.now()
