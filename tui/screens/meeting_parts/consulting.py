"""A phase of the case consultation, or one that a team added: the item, what is asked for, what was noted."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from casebook.database.following_up import list_actions, list_parked, list_voices
from casebook.label_words import label_sign, label_word
from casebook.meeting.deciding import settle
from casebook.meeting.moving import entitle
from casebook.meeting.taking_on import take_on
from casebook.meeting.words_of_the_group import Says
from casebook.records import NEW, Action, CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.actions import bindings
from tui.meeting_actions import CONSULTING_ACTIONS
from tui.meeting_text import BOLD, DIM, noted
from tui.meeting_word_text import KIND_KEYS
from tui.plain import clean, clean_lines
from tui.screens.action_form import ActionForm
from tui.screens.dialogs import Ask, Choice, Choose
from tui.screens.meeting_parts.body import PhaseBody
from tui.widgets.styles import styles_of

_BEFORE_ANY_WORD = ("present", "ask", "listen")
"""Phases in which nobody is to name it yet: first it is told, asked about and thought over."""
_MEANS = {
    Label.TECHNICAL: "A plan, a rule, an expert or a decision would settle it.",
    Label.ADAPTIVE: "People have to change or to give something up.",
    Label.NONE: "Nobody is stuck here.",
}
_WIDE = 100
"""Columns from which on the script beside it has room for the steps."""


class Consulting(PhaseBody):
    """The item, what this phase asks of presenter and group, and the ideas so far."""

    ACTIONS = CONSULTING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CONSULTING_ACTIONS))

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="consulting")

    def show(self) -> None:
        """Draw what stands now."""
        room, meeting, shown = self.room, self.room.meeting, Text()
        if room.meeting.state.title:
            shown.append(f"“{clean(room.meeting.state.title)}”\n\n", styles_of(self.app).heading)
        if item := room.item:
            shown.append(clean_lines(item.text) + "\n\n", BOLD)
        elif room.phase.about_item:
            shown.append("No item was chosen. Let the presenter tell it.\n\n", DIM)
        shown.append(clean(room.phase.purpose) + "\n\n")
        if room.item and room.phase.key not in _BEFORE_ANY_WORD:
            shown.append_text(self._kind(room.item))
        if self.app.size.width < _WIDE:
            for step in room.phase.do:
                shown.append(f"• {clean(step)}\n")
            shown.append("\n")
        shown.append_text(
            noted(
                list_parked(meeting.casebook, done=False, session_id=meeting.id),
                list_voices(meeting.casebook, session_id=meeting.id),
                list_actions(meeting.casebook, session_id=meeting.id),
            )
        )
        self.query_one("#consulting", Static).update(shown)

    def _kind(self, item: CaseItem) -> Text:
        """What the presenter says that it is; what the model reads is nobody's word here, and does not show."""
        word = self.room.word(item)
        shown = Text()
        if word.says is Says.GROUP:
            style = styles_of(self.app).label[word.label] if word.label else BOLD
            shown.append(f"{label_sign(word.label)} {label_word(word.label)}", style + BOLD)
            shown.append("   settled here   k: another\n\n", DIM)
        else:
            shown.append("k", BOLD)
            shown.append(" what it is, now that you have heard each other: a repair, or something to learn\n\n", DIM)
        return shown

    def action_kinds(self) -> None:
        """What the presenter now says that it is."""
        room, item = self.room, self.room.item
        if item is None:
            raise NothingToDoError("no item was chosen, so that there is none to settle")
        word = room.word(item)
        choices = [
            Choice(each.value, f"{label_sign(each)} {label_word(each)}", _MEANS[each], key) for key, each in KIND_KEYS
        ]

        def take(key: str | None) -> None:
            if key:
                self.balcony.attempt(settle, room.meeting, room.now(), item.id, Label(key))
                self.changed()

        settled = word.label.value if word.label and word.says is Says.GROUP else None
        self.app.push_screen(Choose("What is it, in the presenter's word?", choices, current=settled), take)

    def on_resize(self) -> None:
        """The steps stand here where the script has no room for them."""
        self.show()

    def action_question(self) -> None:
        """What the presenter would like the group to think about; the summary carries it as its title."""
        room = self.room

        def keep(words: str) -> None:
            room.meeting.do(room.now(), entitle, words)
            self.changed()

        def take(words: str | None) -> None:
            if words is not None:
                self.balcony.attempt(keep, words)

        title, value = "What would the presenter like us to think about?", room.meeting.state.title
        self.app.push_screen(Ask(title, "One question, in their words and without names.", value=value), take)

    def action_take_on(self) -> None:
        """The step that the presenter chooses."""
        item = self.room.item

        def take(action: Action | None) -> None:
            if action:
                self.balcony.attempt(take_on, self.room.meeting, self.room.now(), action)
                self.changed()

        about = item.text if item else ""
        self.app.push_screen(ActionForm(Action(NEW, "", item_id=item.id if item else None), about=about), take)
