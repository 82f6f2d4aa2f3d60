"""Silent diagnosis: people settle what they think, then see each other's answers, then the model's."""

from typing import Any, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.meeting.deciding import answer, diagnosis_of
from casebook.meeting.focusing import show_reading
from casebook.meeting.private_entry import all_in
from casebook.meeting.state import RoundKind
from codebook.errors import NothingToDoError
from strategies.diagnosis import Answer
from tui.actions import DIAGNOSING_ACTIONS, bindings
from tui.detail_text import item_text, reading_text
from tui.meeting_text import BOLD, DIM, estimate_text, spread_text
from tui.plain import clean_lines
from tui.screens.meeting_parts.private import PrivateBody
from tui.widgets.styles import styles_of


class Diagnosing(PrivateBody):
    """The item, the spread, the reading, the questions: each only after the one before."""

    ACTIONS = DIAGNOSING_ACTIONS
    KIND = RoundKind.BALLOT
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DIAGNOSING_ACTIONS),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._question = 0

    def compose(self) -> ComposeResult:
        """Text, spread, reading, questions."""
        for part in ("item", "spread", "reading", "estimate", "question"):
            yield Static("", id=f"diagnosing-{part}")

    def show(self) -> None:
        """Draw what stands now."""
        room, item = self.room, self.room.item
        if item is None:
            self._put("item", Text("No item was chosen. Press . for the next one, or go on.", DIM))
            return
        current = room.meeting.state.current
        seen = bool(current and current.reading_shown)
        spreads = self.spreads(item_id=item.id)
        styles = styles_of(self.app)
        plain = Text(clean_lines(item.text) + "\n", BOLD)
        self._put("item", (item_text(item, styles) + Text("\n")) if seen else plain)
        self._put("spread", self._spread(spreads))
        self._put("reading", reading_text(item.reading, room.playbook, styles) if seen and item.reading else None)
        self._put("estimate", self._estimate(item.id) if seen else None)
        self._put("question", self._asked(item.id) if seen else None)

    def _put(self, part: str, text: Text | None) -> None:
        found = self.query_one(f"#diagnosing-{part}", Static)
        found.update(text or "")
        found.display = text is not None

    def _spread(self, spreads: Any) -> Text:
        shown = Text()
        if not spreads:
            shown.append("Press r: each person answers alone.\n", BOLD)
            shown.append("The model's reading stays hidden until you have answered.", DIM)
            return shown
        shown.append("\nWhat you said" + (" the second time" if len(spreads) > 1 else "") + "\n", BOLD)
        shown.append_text(spread_text(spreads[-1]))
        current = self.room.meeting.state.current
        if not (current and current.reading_shown):
            shown.append("\nLet one voice for each answer say why. Then press v for the model's reading.", DIM)
        return shown

    def _estimate(self, item_id: int) -> Text:
        colours = self.app.theme_variables
        shown = Text.assemble(("\nWhat your answers make of it\n", BOLD))
        adaptive, technical = Style(color=colours["adaptive"]), Style(color=colours["technical"])
        shown.append_text(estimate_text(diagnosis_of(self.room.meeting, item_id), adaptive, technical))
        return shown

    def _asked(self, item_id: int) -> Text:
        questions = self.room.playbook.diagnosis.questions
        given = {step.question: step.answer for step in diagnosis_of(self.room.meeting, item_id).steps}
        question = questions[self._question]
        shown = Text.assemble((f"\nQuestion {self._question + 1} of {len(questions)}\n", DIM))
        shown.append(clean_lines(question.ask) + "\n", BOLD)
        shown.append(clean_lines(question.why) + "\n", DIM)
        said = given.get(question.key)
        shown.append(f"You said: {said.value}\n" if said else "y yes   n no   u unsure   ↑ ↓ another question\n", DIM)
        return shown

    def action_step(self, by: int) -> None:
        """Go to another question."""
        self._question = (self._question + by) % len(self.room.playbook.diagnosis.questions)
        self.show()

    def action_show_spread(self) -> None:
        """The spread first; once it stands, the model's reading."""
        room, item = self.room, self.room.item
        if item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        if all_in(room.meeting.state):
            super().action_show_spread()
        elif not self.spreads(item_id=item.id):
            raise NothingToDoError("nobody has answered yet; press r, so that people settle what they think first")
        else:
            room.meeting.do(room.now(), show_reading, item.id)
            self.changed()

    def action_reply(self, given: str) -> None:
        """Note the group's answer to the question under the cursor."""
        room, item = self.room, self.room.item
        current = room.meeting.state.current
        if item is None or not (current and current.reading_shown):
            raise NothingToDoError("the questions come after the reading; press v once all have answered")
        answer(room.meeting, room.now(), item.id, room.playbook.diagnosis.questions[self._question].key, Answer(given))
        self._question = (self._question + 1) % len(room.playbook.diagnosis.questions)
        self.changed()
