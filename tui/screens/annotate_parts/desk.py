"""What lies before an annotator: the item in hand, the queue behind it, what was said. It knows no widget.

Every answer is committed to the casebook before anything is shown, and only then is the next item taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casebook.database.annotating import list_annotations
from casebook.database.items import get_item
from casebook.database.ledger import redo, undo
from casebook.records import Annotation, Event
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label
from tui.annotate_data import Turn, Work, commit, drawn_of
from tui.history_words import told_of
from tui.screens.annotate_parts.draft import (
    Stage,
    again,
    answered,
    blank,
    has_seen,
    label_given,
    put_aside,
    rests,
    stage_of,
)

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook

_CAME_BACK, _SKIPPED = "you came back to it. You ", "you skipped it earlier"
_HERE = ("annotations", "gold")
"""What is taken back at this desk; other decisions are taken back where they were made."""


class Desk:
    """One annotator at work."""

    def __init__(self, casebook: "Casebook", annotator: str) -> None:
        self.casebook, self.annotator = casebook, annotator
        self.mine: dict[int, Annotation] = {}
        self.turns: list[Turn] = []
        """What comes, the item in hand first."""
        self.draft: Annotation | None = None
        """What was said of the item in hand."""
        self._asked: Stage | None = None
        """A question that a person wants to answer again."""
        self._since: dict[int, Annotation | None] = {}
        """What was decided since a queue was asked for; None where it was taken back."""

    @property
    def turn(self) -> Turn | None:
        """The item in hand."""
        return self.turns[0] if self.turns else None

    @property
    def stage(self) -> Stage:
        """What is asked."""
        if self.draft is None:
            return Stage.LABEL
        return self._asked or stage_of(self.draft)

    @property
    def seen(self) -> bool:
        """Whether the reading is shown."""
        return self.draft is not None and has_seen(self.draft)

    @property
    def done(self) -> int:
        """How many items have a label by this annotator."""
        return sum(each.label is not None for each in self.mine.values())

    @property
    def left(self) -> int:
        """How many items are left, the one in hand too until all is answered."""
        return max(0, len(self.turns) - (1 if self.stage is Stage.READING else 0))

    def begin_fetch(self) -> None:
        """A new queue is being made from what is in the casebook now."""
        self._since.clear()

    def take(self, work: Work) -> None:
        """Put a new queue behind the item in hand."""
        self.mine = dict(work.mine)
        for item_id, said in self._since.items():
            self._remember(item_id, said)
        in_hand = self.turn if self.draft is not None else None
        first = in_hand or work.unfinished
        skip = set(self._since) | ({first.item.id} if first else set())
        self.turns = [*([first] if first else []), *(turn for turn in work.turns if turn.item.id not in skip)]
        if in_hand is None:
            self._pick_up(resume=work.unfinished is not None)

    def label(self, label: Label) -> None:
        """Give the label."""
        self._decide(label_given(self._in_hand(), label))

    def choose(self, number: int) -> None:
        """Give the answer with that number to what is asked."""
        if (found := answered(self._in_hand(), self.stage, number)) is not None:
            self._decide(found)

    def toggle_mixed(self) -> None:
        """Say that there is a technical fault in it too, or that there is not.

        Raises:
            UsageError: It is no challenge.
        """
        draft = self._in_hand()
        if draft.label in (None, Label.NONE):
            raise UsageError("only a challenge can be mixed; say first whether it is technical or adaptive")
        asked = self._asked
        self._decide(replace(draft, mixed=not draft.mixed))
        self._asked = asked

    def annotate(self, **changes: Any) -> None:
        """Change the note or the evidence.

        Raises:
            UsageError: There is no label yet.
        """
        draft = self._in_hand()
        if draft.label is None:
            raise UsageError("give the label first; then say what shows it")
        self._decide(replace(draft, **changes))

    def ask_again(self, stage: Stage) -> None:
        """Ask for the strategy or the driver again.

        Raises:
            UsageError: Items with such a label have none.
        """
        draft = self._in_hand()
        if stage is Stage.STRATEGY and draft.label is not Label.ADAPTIVE:
            raise UsageError("only adaptive items have a strategy")
        if stage is Stage.DRIVER and draft.label in (None, Label.NONE):
            raise UsageError("only a challenge has a driver")
        self._asked = stage

    def stop_asking(self) -> bool:
        """Leave a question that was asked again; whether there was one."""
        was, self._asked = self._asked, None
        return was is not None

    def keep(self) -> None:
        """Keep what was said and take the next item.

        Raises:
            NothingToDoError: Something is not answered yet.
        """
        draft = self._in_hand()
        if not (rests(draft) or (draft.label is not None and self.stage is Stage.READING)):
            raise NothingToDoError("answer the question first; k skips the item, u says that you are unsure")
        self._next()

    def put_aside(self, state: str, why: str = "") -> None:
        """Skip, leave open or flag the item, and take the next one; what is skipped comes after all others.

        Raises:
            NothingToDoError: It is to be skipped, and no other is left.
        """
        skipped = self.turns[:1] if state == "skipped" else []
        if skipped and len(self.turns) == 1:
            raise NothingToDoError("no other item is left: answer it, or press u to say that you are unsure")
        self._decide(put_aside(self._in_hand(), state, why))
        self.turns += [replace(turn, why=_SKIPPED) for turn in skipped]
        self._next()

    def undo(self) -> tuple[Event, ...]:
        """Take back this annotator's last decision, and take its item in hand.

        Raises:
            NothingToDoError: There is none.
        """
        found = undo(self.casebook, self.annotator, own=True)
        words = f"took back: {told_of(found, taken_back=True)}"
        return self._back(found, words, lambda: redo(self.casebook, self.annotator))

    def redo(self) -> tuple[Event, ...]:
        """Bring back what was taken back last, and take its item in hand.

        Raises:
            NothingToDoError: There is nothing.
        """
        found = redo(self.casebook, self.annotator)
        words = f"brought back: {told_of(found)}"
        return self._back(found, words, lambda: undo(self.casebook, self.annotator, own=True))

    def _back(self, events: tuple[Event, ...], words: str, other_way: Callable[[], object]) -> tuple[Event, ...]:
        if any(event.what not in _HERE for event in events):
            other_way()  # a log that was read in, a verdict: nobody thinks of those here
            raise NothingToDoError("nothing of what you labelled is left to take back or to bring back")
        event = next((event for event in events if event.what == "annotations"), None)
        if event is not None:
            self._show(event, words)
        return events

    def _show(self, event: Event, words: str) -> None:
        row: Mapping[str, Any] = event.after or event.before or {}
        item_id = int(row["item_id"])
        said = next(iter(list_annotations(self.casebook, annotator=self.annotator, item_id=item_id)), None)
        self._since[item_id] = said
        self._remember(item_id, said)
        known = next((turn for turn in self.turns if turn.item.id == item_id), None)
        item = known.item if known else get_item(self.casebook, item_id)
        drawn = drawn_of(blank(item_id, self.annotator, str(row.get("drawn"))))
        known = Turn(item, drawn, f"{_CAME_BACK}{words}", known.gold if known else None)
        others = (turn for turn in self.turns if not self._only_came_back(turn))
        self.turns = [known, *(turn for turn in others if turn.item.id != item_id)]
        self._pick_up(resume=True)

    def _only_came_back(self, turn: Turn) -> bool:
        """Whether a turn came only because something was taken back, and nothing is open there any more."""
        said = self.mine.get(turn.item.id)
        done = said is not None and (rests(said) or said.state == "skipped" or stage_of(said) is Stage.READING)
        return done and turn.why.startswith(_CAME_BACK)

    def _in_hand(self) -> Annotation:
        if self.draft is None:
            raise NothingToDoError("there is no item in hand")
        return self.draft

    def _decide(self, said: Annotation) -> None:
        self._asked = None
        if said != self.draft:
            self.draft = commit(self.casebook, said)
            self._since[said.item_id] = self.draft
            self.mine[said.item_id] = self.draft

    def _next(self) -> None:
        self.turns = self.turns[1:]
        self._pick_up()

    def _pick_up(self, *, resume: bool = False) -> None:
        """Take the first item in hand, afresh; or as far as it was answered, where one goes on with it."""
        self._asked, turn = None, self.turn
        if turn is None:
            self.draft = None
            return
        said = self.mine.get(turn.item.id)
        if said is None:
            self.draft = blank(turn.item.id, self.annotator, turn.drawn)
        else:
            self.draft = said if resume else again(said)

    def _remember(self, item_id: int, said: Annotation | None) -> None:
        if said is None:
            self.mine.pop(item_id, None)
        else:
            self.mine[item_id] = said
