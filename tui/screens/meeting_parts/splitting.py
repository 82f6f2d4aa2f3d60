"""Take the item apart: what can be repaired, and what has to be learned."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items, get_item
from casebook.records import CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.actions import bindings
from tui.meeting_actions import SPLITTING_ACTIONS
from tui.meeting_text import BOLD, DIM
from tui.meeting_work_text import NO_ITEM, bullets, part_column
from tui.plain import clean_lines, sentence
from tui.screens.meeting_parts.apart import ask_parts
from tui.screens.meeting_parts.body import PhaseBody
from tui.widgets.styles import styles_of

_BELONGS = {
    Label.TECHNICAL: "money, a rule, an expert or a decision would settle it",
    Label.ADAPTIVE: "it would still be there afterwards",
}


class Splitting(PhaseBody):
    """The item, the two lists beside each other, and the questions that find what goes where."""

    ACTIONS = SPLITTING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SPLITTING_ACTIONS))

    def compose(self) -> ComposeResult:
        """Item, two columns, what to do, questions."""
        yield Static("", id="splitting-item")
        with Horizontal(id="splitting-lists"):
            for label in _BELONGS:
                yield Static("", id=f"splitting-{label.value}")
        yield Static("", id="splitting-next")

    def show(self) -> None:
        """Draw what stands now."""
        item = self.room.item
        self.query_one("#splitting-lists").display = item is not None
        if item is None:
            self._put("item", Text(NO_ITEM, DIM))
            self._put("next", Text())
            return
        casebook, styles = self.room.meeting.casebook, styles_of(self.app)
        whole = get_item(casebook, item.parent_id) if item.parent_id else item
        parts = all_items(casebook, ItemFilter(parent_id=whole.id)) if whole.split else ()
        self._put("item", Text(clean_lines(whole.text), BOLD))
        for label, belongs in _BELONGS.items():
            own = [part for part in parts if part.label is label]
            self._put(label.value, part_column(label, belongs, own, item.id, styles))
        self._put("next", self._next(item, parts))

    def _next(self, item: CaseItem, parts: Sequence[CaseItem]) -> Text:
        shown = Text()
        if not parts:
            majority = self.room.word(item).majority
            said = f"{sentence(majority.told)}. " if majority and majority.both else ""
            shown.append(f"{said}Press e to write both parts, or → to leave it whole.\n", BOLD)
        elif item.split:
            shown.append("It is taken apart. Press . to go to its parts.\n", BOLD)
        else:
            shown.append("You are at the part with the ▶. Press . for the next.\n", BOLD)
        shown.append("\nAsk aloud\n", styles_of(self.app).heading)
        shown.append_text(bullets(self.room.playbook.mixed.questions))
        return shown

    def _put(self, part: str, text: Text) -> None:
        self.query_one(f"#splitting-{part}", Static).update(text)

    def action_split(self) -> None:
        """Write the two parts; escape leaves the item whole."""
        item = self.room.item
        if item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        ask_parts(self, item)
