"""Adjudicate: settle what people differ about. Their votes are hidden until the settled label is committed."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from casebook.annotating.adjudication import Dispute, Reason, Ruling, disputes, settle, votes_on
from casebook.database.items import get_items
from casebook.database.ledger import redo, undo
from casebook.records import Annotation, CaseItem
from codebook.errors import NothingToDoError
from codebook.keys import Label
from strategies.schema import Playbook
from tui.actions import ADJUDICATE_ACTIONS, ANNOTATE_NUMBERS, bindings
from tui.history_words import told_of
from tui.screens.annotate_parts.draft import Stage, answered, blank, label_given, stage_of
from tui.screens.annotate_parts.part import PartScreen
from tui.screens.annotate_parts.ruling_text import Settling, ruling_text
from tui.screens.dialogs import Ask
from tui.widgets.styles import styles_of

REASONS = tuple(Reason)


class Adjudicate(PartScreen):
    """Settle disagreements, blind first."""

    ACTIONS = ADJUDICATE_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings((*ADJUDICATE_ACTIONS, *ANNOTATE_NUMBERS[:7])))
    TITLE_WORDS = "Settle what people differ about"
    HELP = """\
# Settling

You see the item and what people differ about, and not how they voted: whoever sees the votes first follows them. Give
label, strategy and driver, then say **why** people differed. With that the label is settled, and then you see the
votes. Many *guideline gaps* call for a better codebook (`x` marks the item for it), many slips for a talk, and a true
disagreement is a finding, not a fault.
"""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[tuple[Dispute, CaseItem]] | None = None
        self._playbook: Playbook | None = None
        self._draft: Annotation | None = None
        self._ruling: Ruling | None = None
        """As it was committed; None before."""
        self._for_codebook = False

    def reload(self) -> None:
        """Fetch what waits to be settled."""
        services = self.balcony.services

        def fetch() -> tuple[list[tuple[Dispute, CaseItem]], Playbook]:
            found = disputes(services.casebook())
            items = {item.id: item for item in get_items(services.casebook(), [each.item_id for each in found])}
            return [(each, items[each.item_id]) for each in found if each.item_id in items], services.playbook()

        self.balcony.in_background(fetch, self._take, group="part", otherwise=self.failed)

    def _take(self, found: tuple[list[tuple[Dispute, CaseItem]], Playbook]) -> None:
        self._waiting, self._playbook = found
        self._begin()

    def _begin(self) -> None:
        self._ruling, self._for_codebook = None, False
        self._draft = blank(self._waiting[0][1].id, self.who, "") if self._waiting else None
        self.draw()
        self.query_one("#part").scroll_home(animate=False)

    def draw(self) -> None:
        """Show the item in hand."""
        if self._waiting is None or self._playbook is None:
            return
        if self._draft is None:
            self.say(
                "Nothing waits to be settled.\n\nItems come here when two people label them differently, or when"
                " nobody could give them a label. escape goes back."
            )
            return
        dispute, item = self._waiting[0]
        votes = votes_on(self.balcony.services.casebook(), item.id) if self._ruling else ()
        settling = Settling(
            dispute, item, self._draft, self._ruling, votes, len(self._waiting), for_codebook=self._for_codebook
        )
        self.say(ruling_text(settling, self._playbook, styles_of(self.app)))
        if self._draft.label is not None:  # the item was read by now: what is asked must be in sight
            self.call_after_refresh(self.query_one("#part").scroll_end, animate=False)

    def _in_hand(self) -> Annotation:
        if self._draft is None:
            raise NothingToDoError("nothing waits to be settled")
        return self._draft

    def action_label(self, label: str) -> None:
        """Give the label."""
        self._set(label_given(self._in_hand(), Label(label)))

    def action_choose(self, number: int) -> None:
        """Answer with a number; the reason settles it."""
        draft = self._in_hand()
        if stage_of(draft) in (Stage.STRATEGY, Stage.DRIVER):
            found = answered(draft, stage_of(draft), number)
            if found is not None:
                self._set(found)
        elif draft.label is not None and number <= len(REASONS):
            self._settle(REASONS[number - 1])

    def _set(self, draft: Annotation) -> None:
        self._draft = draft
        if self._ruling is not None and stage_of(draft) is Stage.SURE:
            self._settle(self._ruling.reason)  # seen the votes and thought again: committed at once, too
        else:
            self.draw()

    def _settle(self, reason: Reason) -> None:
        draft = self._in_hand()
        if draft.label is None or stage_of(draft) is not Stage.SURE:
            return
        ruling = Ruling(draft.label, draft.strategy, draft.driver, reason, draft.note, self._for_codebook)
        settle(self.balcony.services.casebook(), self.who, draft.item_id, ruling)
        self._ruling = ruling
        self.draw()

    def action_for_codebook(self) -> None:
        """Mark it for the codebook, or not."""
        self._in_hand()
        self._for_codebook = not self._for_codebook
        self._once_more()

    def action_note(self) -> None:
        """Write why."""
        draft = self._in_hand()

        def take(note: str | None) -> None:
            if note is not None:
                self._draft = replace(draft, note=note)
                self._once_more()

        self.app.push_screen(Ask("Why is it so?", value=draft.note), partial(self.balcony.attempt, take))

    def _once_more(self) -> None:
        if self._ruling is not None:
            self._settle(self._ruling.reason)
        else:
            self.draw()

    def action_next(self) -> None:
        """Take the next one.

        Raises:
            NothingToDoError: This one is not settled.
        """
        self._in_hand()
        if self._ruling is None:
            raise NothingToDoError("it is not settled yet: answer the questions, or press k to leave it for later")
        self._waiting = (self._waiting or [])[1:]
        self._begin()

    def action_skip(self) -> None:
        """Leave it for later."""
        self._in_hand()
        waiting = self._waiting or []
        self._waiting = waiting[1:] if self._ruling else [*waiting[1:], waiting[0]]
        self._begin()

    def action_undo(self) -> None:
        """Take back what was settled last."""
        casebook = self.balcony.services.casebook()
        taken_back = undo(casebook, self.who, own=True)
        if any(event.what != "gold" for event in taken_back):
            redo(casebook, self.who)  # what was labelled is taken back where it was labelled
            raise NothingToDoError("nothing that you settled is left to take back here")
        self.notify(f"Taken back: {told_of(taken_back, taken_back=True)}", markup=False)
        self.reload()

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        casebook = self.balcony.services.casebook()
        brought_back = redo(casebook, self.who)
        if any(event.what != "gold" for event in brought_back):
            undo(casebook, self.who, own=True)
            raise NothingToDoError("nothing that you settled is left to bring back here")
        self.notify(f"Brought back: {told_of(brought_back)}", markup=False)
        self.reload()
