"""Silent diagnosis: people settle what they think, then see each other's answers, then the model's."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from casebook.meeting.deciding import answer, diagnosis_of, settle
from casebook.meeting.focusing import show_reading
from casebook.meeting.marking import Spread
from casebook.meeting.private_entry import all_in
from casebook.meeting.state import RoundKind
from casebook.records import CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from strategies.diagnosis import Answer
from strategies.pattern_schema import DiagnosisQuestion
from tui.actions import bindings
from tui.detail_text import item_text, reading_text
from tui.meeting_actions import DIAGNOSING_ACTIONS
from tui.meeting_diagnosis_text import estimate_text, question_list, question_text
from tui.meeting_text import BOLD, DIM, said_in_words, spread_text
from tui.meeting_word_text import offer_text
from tui.meeting_work_text import NO_ITEM, reminder
from tui.plain import clean_lines
from tui.screens.meeting_parts.apart import begin_apart
from tui.screens.meeting_parts.private import PrivateBody
from tui.widgets.styles import styles_of

_CELLS = 44
"""Where the width is not known yet."""
_WIDEST = 92
_LOW = 18
"""Lines below which the item is only reminded of."""


class Diagnosing(PrivateBody):
    """The item, the spread, the reading, the questions: each only after the one before, and one at a time."""

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
        self._asking = False
        self._item_id: int | None = None

    def compose(self) -> ComposeResult:
        """One text: what it shows depends on how far the group is."""
        yield Static("", id="diagnosing")

    def on_resize(self) -> None:
        """Bars are drawn to the width."""
        self.show()

    def show(self) -> None:
        """Draw what stands now."""
        item = self.room.item
        if item is None:
            shown = Text(NO_ITEM, DIM)
        else:
            self._turn_to(item)
            if not self._seen:
                shown = self._before(item)
            else:
                shown = self._questions(item) if self._asking else self._reading(item)
        self.query_one("#diagnosing", Static).update(shown)

    @property
    def _seen(self) -> bool:
        current = self.room.meeting.state.current
        return bool(current and current.reading_shown)

    @property
    def _cells(self) -> int:
        return min(max(self.scrollable_content_region.width - 1, 30), _WIDEST) if self.is_attached else _CELLS

    @property
    def _asked(self) -> tuple[DiagnosisQuestion, ...]:
        return self.room.playbook.diagnosis.questions

    def _given(self, item_id: int) -> dict[str, Answer]:
        return {step.question: step.answer for step in diagnosis_of(self.room.meeting, item_id).steps}

    def _turn_to(self, item: CaseItem) -> None:
        """Begin where the group left another item, or this one before the session was taken up again."""
        if item.id != self._item_id:
            given = self._given(item.id)
            self._item_id, self._asking = item.id, bool(given)
            self._question = self._next_open(given, -1)

    def _next_open(self, given: dict[str, Answer], place: int) -> int:
        questions = self._asked
        order = [(place + step) % len(questions) for step in range(1, len(questions) + 1)]
        return next((at for at in order if questions[at].key not in given), max(place, 0))

    def _before(self, item: CaseItem) -> Text:
        """The item without its reading, and what people said of it in private."""
        state, spreads = self.room.meeting.state, self.spreads(item_id=item.id)
        going_on = state.round is not None and state.round.item_id == item.id
        if spreads and not going_on:
            return self._after_the_vote(item, spreads)
        shown = Text.assemble((clean_lines(item.text) + "\n\n", BOLD))
        if going_on and state.round is not None:
            shown.append(f"{state.round.entered} of {state.people} have answered.\n\n")
            shown.append("Press v to see the answers." if all_in(state) else "Press r to go on.", BOLD)
        else:
            shown.append("What is it? Each answers alone.\n")
            shown.append("Press r to begin.\n\n", BOLD)
            shown.append("What the model reads stays hidden until you have answered: nobody can unsee it.", DIM)
        return shown

    def _after_the_vote(self, item: CaseItem, spreads: Sequence[Spread]) -> Text:
        """What people said, and what can be settled; on a low screen the item, which all have read, is cut short."""
        low = self.is_attached and 0 < self.size.height < _LOW
        shown = reminder(item.text, self._cells) if low else Text(clean_lines(item.text) + "\n", BOLD)
        shown.append("\n")
        shown.append_text(self._spread(spreads, "v: what the model reads"))
        if not self.room.word(item).differ:
            shown.append("Let one voice for each answer say why.\n", DIM)
        shown.append("\n")
        shown.append_text(self._offer(item))
        return shown

    def _offer(self, item: CaseItem) -> Text:
        """What one key settles."""
        return offer_text(self.room.word(item), styles_of(self.app), asking=self._asking)

    def _spread(self, spreads: Sequence[Spread], key: str = "") -> Text:
        again = " the second time" if len(spreads) > 1 else ""
        shown = Text.assemble((f"What you said{again}", styles_of(self.app).heading), f"   {key}\n")
        shown.append_text(spread_text(spreads[-1], max(self._cells - 20, 8)))
        shown.append(f"{said_in_words(spreads[-1])}\n")
        if len(spreads) > 1:
            shown.append(f"The time before: {said_in_words(spreads[-2])}\n", DIM)
        return shown

    def _reading(self, item: CaseItem) -> Text:
        """What the model reads, its evidence underlined in the item's own words; then the spread again."""
        styles = styles_of(self.app)
        shown = item_text(item, styles)
        shown.append("\n\n")
        if offer := self._offer(item):
            shown.append_text(offer)
            shown.append("\n")
        shown.append("What the model reads", styles.heading)
        shown.append("   o: questions that test it\n")
        if item.reading:
            shown.append_text(reading_text(item.reading, self.room.playbook, styles))
            evidence = "Underlined: the words that carry it. " if item.reading.evidence else ""
            shown.append(f"\n{evidence}It may be wrong; you know the place.\n", DIM)
        else:
            shown.append("No model has read this item. The questions begin at even.\n")
        if spreads := self.spreads(item_id=item.id):
            shown.append("\n")
            shown.append_text(self._spread(spreads))
        return shown

    def _questions(self, item: CaseItem) -> Text:
        """One question, what the answers make of the estimate, then all questions."""
        styles, questions, given = styles_of(self.app), self._asked, self._given(item.id)
        question = questions[self._question]
        shown = reminder(item.text, self._cells, 1)
        shown.append_text(self._offer(item))
        shown.append("\n")
        shown.append_text(question_text(question, self._question, len(questions), given.get(question.key)))
        shown.append("\n")
        shown.append_text(estimate_text(diagnosis_of(self.room.meeting, item.id), styles, self._cells))
        shown.append(f"\nWhy this question: {clean_lines(question.why)}\n\n", DIM)
        shown.append_text(question_list(questions, self._question, given, self._cells, styles))
        return shown

    def _item(self) -> CaseItem:
        item = self.room.item
        if item is None:
            raise NothingToDoError("no item is chosen; press . for the next one")
        return item

    def action_step(self, by: int) -> None:
        """Go to another question; before the questions, up and down."""
        if self._asking:
            self._question = (self._question + by) % len(self._asked)
            self._redraw()
        elif by > 0:
            self.action_scroll_down()
        else:
            self.action_scroll_up()

    def action_show_spread(self) -> None:
        """The spread first; once it stands, the model's reading; later, the reading again."""
        room, item = self.room, self._item()
        if all_in(room.meeting.state):
            super().action_show_spread()
        elif self._seen:
            self._asking = False
            self._redraw()
        else:
            self._answered()
            room.meeting.do(room.now(), show_reading, item.id)
            self._asking = False
            self.scroll_home(animate=False)
            self.changed()

    def action_settle(self) -> None:
        """Make what a clear majority said the group's word; where that is both parts, take the item apart."""
        item = self._answered()
        word = self.room.word(item)
        if word.to_take_apart:
            begin_apart(self, item)
        elif word.to_settle is not None:
            self.action_kind(word.to_settle.value)
        elif word.differ:
            raise NothingToDoError("people differ, so that nothing is proposed; talk first, then press t, a or n")
        else:
            raise NothingToDoError("that is settled; press t, a or n to change it, or → to go on")

    def action_kind(self, label: str) -> None:
        """The group's own word for it; never before people have answered."""
        item = self._answered()
        settle(self.room.meeting, self.room.now(), item.id, Label(label))
        self.scroll_home(animate=False)
        self.changed()

    def _answered(self) -> CaseItem:
        item = self._item()
        if self.room.meeting.state.round is not None or not self.spreads(item_id=item.id):
            raise NothingToDoError("nobody has answered yet; press r, so that people settle what they think first")
        return item

    def action_questions(self) -> None:
        """The questions, or the reading again."""
        self._after_reading()
        self._asking = not self._asking
        self._redraw()

    def action_reply(self, given: str) -> None:
        """Note the group's answer to the question on the screen; one that is not on the screen comes first."""
        room, reply = self.room, Answer(given)
        if reply is Answer.NO and not self._asking:
            self.action_kind(Label.NONE.value)
            return
        item = self._after_reading()
        if not self._asking:
            self.action_questions()
            return
        answer(room.meeting, room.now(), item.id, self._asked[self._question].key, reply)
        self._question = self._next_open(self._given(item.id), self._question)
        self.scroll_home(animate=False)
        self.changed()

    def _after_reading(self) -> CaseItem:
        item = self._item()
        if not self._seen:
            raise NothingToDoError("the questions come after the reading; press v once all have answered")
        return item

    def _redraw(self) -> None:
        self.scroll_home(animate=False)
        self.show()
