"""Annotate: one item at a time, labelled blind; then the model's reading, and one keeps or changes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from casebook.annotating.cited_rules import cite
from casebook.saving import Saved
from classifier.clauses import Clause, split_clauses
from codebook.errors import BalconyError, NothingToDoError
from codebook.keys import Label
from tui.actions import ANNOTATE_ACTIONS, ANNOTATE_NUMBERS, bindings
from tui.annotate_data import Work, vectors_by_item, work_of
from tui.annotate_learning import get_ready_to_learn
from tui.annotate_rules import Codebook, codebook_of, read_codebook
from tui.plain import content, sentence
from tui.screens.annotate_parts.codebook_pane import CodebookPane
from tui.screens.annotate_parts.desk import Desk
from tui.screens.annotate_parts.draft import Stage
from tui.screens.annotate_parts.empty import empty_words
from tui.screens.annotate_parts.exporting import export
from tui.screens.annotate_parts.pace import items_an_hour, pace_words, shared_words
from tui.screens.annotate_parts.pane import Around, item_part, question_part
from tui.screens.annotate_parts.profiles import choose_profile
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import Ask
from tui.widgets.styles import styles_of

if TYPE_CHECKING:
    from casebook.annotating.queue_parts import Vectors
    from strategies.schema import Playbook

_SECTIONS = {Stage.LABEL: 1, Stage.STRATEGY: 2, Stage.DRIVER: 3}
_FRESH, _FRESH_SHARE = 10, 100
"""After so many labels, or this part of all items if that is more, the queue is made anew."""
_FEW = 50
"""Of fewer items none is worth calling unlike the others."""
_SOON = 20
"""Whoever has labelled so many will let a model learn."""


class Annotate(BalconyScreen):
    """Label items so that the next model learns from them."""

    MODE = "annotate"
    ACTIONS = ANNOTATE_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings((*ANNOTATE_ACTIONS, *ANNOTATE_NUMBERS)))
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it as an instance variable
    HELP = """\
# Annotate

What you say here teaches the next model. You label each item **blind**: only then the model's reading is shown, and
you keep your word or change it. Both are kept, so that nobody need guess how much people follow the machine. An
honest "unsure" is worth more than a label that was forced.

Some items come **by chance**: only those measure how good a model is. The others come because they teach most: the
model wavers, opinions differ, or nothing like them was labelled yet. Every key that decides is saved at once; `z`
takes back as far as you like, also tomorrow. Speed is shown so that you can plan, and for nothing else.
"""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.playbook: Playbook | None = None
        self._vectors: dict[int, Vectors] | None = None
        self._work: Work | None = None
        self._clauses: tuple[Clause, ...] = ()
        self._clause = self._fresh_at = 0

    def compose_body(self) -> ComposeResult:
        """How far one is, the item with its question, the codebook."""
        yield Static("", id="annotate-line", markup=False)
        with Horizontal(id="annotate"):
            with VerticalScroll(id="annotate-left", can_focus=False):
                yield Static("Looking for items …", id="annotate-item", markup=False)
                yield Static("", id="annotate-ask", markup=False)
            yield CodebookPane(id="codebook")

    def on_mount(self) -> None:
        """Fetch the queue; the codebook stands open where there is room."""
        self.query_one("#codebook").display = self.app.size.width >= 100  # noqa: PLR2004 - as -wide
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())
        self.reload()

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self._work is not None:
            self.reload()

    def reload(self) -> None:
        """Make the queue anew, behind the item in hand."""
        services, vectors, desk = self.balcony.services, self._vectors, self.desk
        if desk:
            desk.begin_fetch()

        def fetch() -> "tuple[Work, Playbook, Codebook]":
            return work_of(services, vectors), services.playbook(), codebook_of(read_codebook())

        self.balcony.in_background(fetch, self._take, group="annotate", otherwise=self._failed)

    def _take(self, found: "tuple[Work, Playbook, Codebook]") -> None:
        work, self.playbook, codebook = found
        if self._work is None:
            self.query_one(CodebookPane).show(codebook)
        self._work = work
        if work.annotator:
            if self.desk is None or self.desk.annotator != work.annotator:
                self.desk = Desk(self.balcony.services.casebook(), work.annotator)
            self.desk.take(work)
            self._fresh_at = self.desk.done + max(_FRESH, work.in_casebook // _FRESH_SHARE)
            if self._vectors is None and work.in_casebook >= _FEW:
                self.balcony.in_background(
                    partial(vectors_by_item, self.balcony.services), self._take_vectors, group="annotate-vectors"
                )
        self.draw()

    def _take_vectors(self, vectors: "dict[int, Vectors]") -> None:
        self._vectors = vectors
        self.reload()

    def _failed(self, error: BalconyError) -> None:
        self.query_one("#annotate-item", Static).update(content(f"{sentence(str(error))}.\n\nMend it, then come back."))

    def draw(self) -> None:
        """Show what lies before the annotator."""
        self._line()
        item, ask = self.query_one("#annotate-item", Static), self.query_one("#annotate-ask", Static)
        desk, playbook = self.desk, self.playbook
        turn = desk.turn if desk else None
        if desk is None or playbook is None or turn is None or desk.draft is None:
            item.update(empty_words(self._work, desk.annotator if desk else None, desk.done if desk else 0))
            ask.update("")
            return
        styles = styles_of(self.app)
        around = Around(turn, desk.draft, desk.stage, desk.seen, self._clauses, self._clause)
        item.update(item_part(around, styles))
        ask.update(question_part(around, playbook, styles))
        self.query_one(CodebookPane).jump(_SECTIONS.get(desk.stage, 1))

    def _line(self) -> None:
        desk, work, words = self.desk, self._work, ""
        if desk is not None and work is not None:
            speed = items_an_hour(each.at for each in desk.mine.values())
            words = pace_words(desk.annotator, desk.done, desk.left, shared_words(work), speed)
        self.query_one("#annotate-line", Static).update(content(words))

    def _at_desk(self) -> Desk:
        if self.desk is None:
            raise NothingToDoError("say first who labels: press p")
        return self.desk

    def _do(self, what: Callable[[Desk], object]) -> None:
        """Do something at the desk and show what follows; another item begins at its top."""
        desk = self._at_desk()
        before = desk.turn
        self._clauses = ()
        what(desk)
        self.draw()
        if desk.turn is not before:
            self.query_one("#annotate-left", VerticalScroll).scroll_home(animate=False)
            if desk.done >= self._fresh_at:
                self.reload()
            if desk.done == _SOON:
                ready = partial(get_ready_to_learn, self.balcony.services.model)
                # What goes wrong here goes wrong again in training, and is said there.
                self.balcony.in_background(ready, lambda _: None, group="annotate-ready", otherwise=lambda _: None)

    def action_label(self, label: str) -> None:
        """Give the label."""
        self._do(lambda desk: desk.label(Label(label)))

    def action_choose(self, number: int) -> None:
        """Answer with a number."""
        self._do(lambda desk: desk.choose(number))

    def action_keep(self) -> None:
        """Keep one's word and go on; in evidence, mark the clause."""
        if self._clauses:
            clause = self._clauses[self._clause]
            self._do(lambda desk: desk.annotate(span=(clause.start, clause.end)))
        else:
            self._do(Desk.keep)

    def action_mixed(self) -> None:
        """Say that it is mixed, or not."""
        self._do(Desk.toggle_mixed)

    def action_ask(self, stage: str) -> None:
        """Ask for the strategy or the driver again."""
        self._do(lambda desk: desk.ask_again(Stage(stage)))

    def action_skip(self) -> None:
        """Put the item behind the others."""
        self._do(lambda desk: desk.put_aside("skipped"))

    def action_aside(self, state: str) -> None:
        """Leave the item open, or flag it; why is asked first."""
        title = {"unsure": "What makes you unsure?", "flagged": "What is wrong with this item?"}[state]
        if self._at_desk().turn is None:
            return

        def take(why: str | None) -> None:
            if why is not None:
                self._do(lambda desk: desk.put_aside(state, why))

        self.app.push_screen(
            Ask(title, "It goes to whoever settles; a few words help them."), partial(self.balcony.attempt, take)
        )

    def action_note(self) -> None:
        """Write a note."""
        draft = self._at_desk().draft
        if draft is not None:

            def take(note: str | None) -> None:
                if note is not None:
                    self._do(lambda desk: desk.annotate(note=note))

            self.app.push_screen(Ask("A note on this item", value=draft.note), partial(self.balcony.attempt, take))

    def action_evidence(self) -> None:
        """Choose the words that show it."""
        desk = self._at_desk()
        if desk.turn is not None:
            self._clauses, self._clause = split_clauses(desk.turn.item.text), 0
            self.draw()

    def action_move(self, by: int) -> None:
        """Go to another clause, or scroll."""
        if self._clauses:
            self._clause = (self._clause + by) % len(self._clauses)
            self.draw()
        else:
            self.query_one("#annotate-left", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_codebook(self) -> None:
        """Show or hide the codebook."""
        self.query_one(CodebookPane).display ^= True
        self.set_focus(None)

    def action_search(self) -> None:
        """Search the codebook."""
        pane = self.query_one(CodebookPane)
        pane.display = True
        pane.search()

    @on(CodebookPane.Cited)
    def _cited(self, event: CodebookPane.Cited) -> None:
        event.stop()
        self.set_focus(None)
        draft = self._at_desk().draft
        if draft is not None:
            self.balcony.attempt(self._do, lambda desk: desk.annotate(note=cite(draft.note, event.rule.id)))

    def action_leave(self) -> None:
        """Leave one thing: the search, the evidence, a question that was asked again."""
        if self.focused is not None:
            self.set_focus(None)
        elif self._clauses or (self.desk and self.desk.stop_asking()):
            self._clauses = ()
            self.draw()

    def action_undo(self) -> None:
        """Take back this annotator's last decision."""
        self._do(Desk.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self._do(Desk.redo)

    def action_profile(self) -> None:
        """Choose who labels."""
        choose_profile(self.balcony, self.reload)

    def action_open_file(self) -> None:
        """Read a log or notes in."""
        from tui.screens.reading_in import ReadingIn

        def read(saved: Saved) -> None:
            self.notify(saved.sentence, markup=False)
            self.reload()

        ReadingIn(self.balcony, read).choose()

    def action_export(self) -> None:
        """Write all labels to a file."""
        export(self.balcony)

    def action_part(self, name: str) -> None:
        """Open one of the screens behind this one."""
        from tui.screens.annotate_parts.doors import screen_of

        self.app.push_screen(screen_of(name))
