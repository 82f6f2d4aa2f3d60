"""Take the item apart: what can be repaired, and what has to be learned."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items
from casebook.incoming import Part
from casebook.label_words import LABEL_SIGNS, LABEL_WORDS, label_sign, label_word
from casebook.meeting.deciding import take_apart
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.actions import SPLITTING_ACTIONS, bindings
from tui.meeting_text import BOLD, DIM
from tui.plain import clean, clean_lines
from tui.screens.meeting_parts.body import PhaseBody
from tui.screens.split_dialog import SplitDialog


class Splitting(PhaseBody):
    """The item, its parts, and the questions that find them."""

    ACTIONS = SPLITTING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SPLITTING_ACTIONS))

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="splitting")

    def show(self) -> None:
        """Draw what stands now."""
        room, item = self.room, self.room.item
        shown = Text()
        if item is None:
            shown.append("No item was chosen. Press . for the next one, or go on.", DIM)
            self.query_one("#splitting", Static).update(shown)
            return
        shown.append(clean_lines(item.text) + "\n\n", BOLD)
        parts = all_items(room.meeting.casebook, ItemFilter(parent_id=item.id))
        if parts:
            for part in parts:
                shown.append(f"{label_sign(part.label)} {label_word(part.label)}\n", BOLD)
                shown.append(clean(part.text) + "\n\n")
            shown.append("The parts stand behind this item now: press . to go to them.", DIM)
        else:
            fix, learn = Label.TECHNICAL, Label.ADAPTIVE
            shown.append(f"{LABEL_SIGNS[fix]} {LABEL_WORDS[fix]}: ", BOLD)
            shown.append("what money, a rule, an expert or a decision would settle\n")
            shown.append(f"{LABEL_SIGNS[learn]} {LABEL_WORDS[learn]}: ", BOLD)
            shown.append("what would still be there afterwards\n\n")
            shown.append("Press e to write both parts, or go on and leave it whole.\n\n", DIM)
            for question in room.playbook.mixed.questions[:4]:
                shown.append(f"• {clean(question)}\n")
        self.query_one("#splitting", Static).update(shown)

    def action_split(self) -> None:
        """Write the two parts."""
        room, item = self.room, self.room.item
        if item is None or item.split:
            raise NothingToDoError("there is nothing to take apart here; press . for the next item")

        def take(parts: Sequence[Part] | None) -> None:
            if parts:
                self.balcony.attempt(take_apart, room.meeting, room.now(), item.id, parts)
                self.changed()

        self.app.push_screen(SplitDialog(item), take)
