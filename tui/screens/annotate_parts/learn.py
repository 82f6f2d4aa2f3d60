"""Learn: a model learns from the labels while one goes on; it replaces the one in use only when a person says so."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codebook.errors import BalconyError, NothingToDoError
from tui.actions import LEARN_ACTIONS, bindings
from tui.annotate_learning import Learning, compare, learning_of, promote, read_old_ones_again, roll_back, train
from tui.plain import sentence
from tui.screens.annotate_parts.learn_text import advice_words, items_words, learn_text
from tui.screens.annotate_parts.part import PartScreen
from tui.screens.dialogs import Ask, Confirm
from tui.widgets.styles import styles_of

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison
    from casebook.annotating.retraining_run import Learned


_WIDEST, _AROUND = 112, 6
"""Cells of the text at most, and what the edges and the bar take of them."""


class Learn(PartScreen):
    """Train, compare, promote, roll back."""

    ACTIONS = LEARN_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(LEARN_ACTIONS))
    TITLE_WORDS = "Let a model learn from your labels"
    HELP = """\
# Learning

`t` trains a new model beside the one in use, from your labels and the items that came with Balcony. It takes seconds
and runs on its own: go back and label on. Labels of items that came **by chance** are kept out of it, and both models
are compared on those, and on items that neither has seen.

A new model replaces the old one only when a person presses `p`. Where it is not better beyond chance Balcony advises
against it; whoever wants it anyway says why. `b` goes back to the model before.

Items keep the reading that they have: another model in use changes none of them. `a` lets it read them again. What
people decided stays, and the earlier readings are kept beside the new ones.
"""

    def __init__(self) -> None:
        super().__init__()
        self._learning: Learning | None = None
        self._comparison: Comparison | None = None
        self._note = ""

    def reload(self) -> None:
        """See where it stands."""
        services = self.balcony.services

        def fetch() -> Learning:
            return learning_of(services.casebook(), services.model)

        self.balcony.in_background(fetch, self._take, group="part", otherwise=self.failed)

    def _take(self, learning: Learning) -> None:
        self._learning = learning
        self.draw()
        if learning.challenger is not None and self._comparison is None:
            self.action_compare()

    def draw(self) -> None:
        """Show where it stands."""
        if self._learning is not None:
            cells = min(self.app.size.width, _WIDEST) - _AROUND
            self.say(learn_text(self._learning, self._comparison, self._note, styles_of(self.app), cells=cells))

    def _say_note(self, note: str) -> None:
        self._note = note
        self.draw()

    def _with_error(self, error: BalconyError) -> None:
        self._say_note(sentence(str(error)) + ".")

    def action_train(self) -> None:
        """Train in a program of its own."""
        self._say_note("A model is learning. Go back and label on; you will be told.")
        services = self.balcony.services
        self.balcony.in_background(
            partial(train, services.model),
            self._trained,
            group="annotate-train",
            otherwise=self._with_error,
        )

    def _trained(self, learned: "Learned") -> None:
        advice = "better beyond chance" if learned.comparison.promote else "not better beyond chance"
        self.app.notify(f"The model {learned.name} has learned from your labels: it is {advice}.", markup=False)
        self._comparison, self._note = learned.comparison, ""
        if self.is_attached:
            self.reload()

    def action_compare(self) -> None:
        """Compare the new model with the one in use."""
        services, learning = self.balcony.services, self._learning
        if learning is None or learning.challenger is None:
            raise NothingToDoError("there is no new model to compare; t trains one")
        self._say_note("Comparing the two models …")
        self.balcony.in_background(
            partial(compare, learning.challenger, services.model),
            self._compared,
            group="part-compare",
            otherwise=self._with_error,
        )

    def _compared(self, comparison: "Comparison") -> None:
        self._comparison, self._note = comparison, ""
        self.draw()

    def action_promote(self) -> None:
        """Let the new model read, when a person says so."""
        learning, comparison = self._learning, self._comparison
        if learning is None or learning.challenger is None:
            raise NothingToDoError("there is no new model; t trains one")
        if comparison is None:
            raise NothingToDoError("the models are not compared yet; c compares them")
        if comparison.promote:
            title, text = f"Use {learning.challenger} from now on?", sentence(advice_words(comparison)) + "."
            self.app.push_screen(Confirm(title, text), lambda yes: self._promote(comparison.reason) if yes else None)
        else:
            text = f"Balcony advises against it: {advice_words(comparison)}.\n\nWhy do you want it all the same?"
            self.app.push_screen(Ask("Use it all the same?", text), self._promote)

    def _promote(self, why: str | None) -> None:
        if why == "":
            self.notify("Nothing was changed: say why you want it, which is kept", severity="warning")
        if why and self._learning is not None:
            self.balcony.attempt(self._promoted, self._learning, why)

    def _promoted(self, learning: Learning, why: str) -> None:
        said = promote(self.balcony.services.casebook(), learning, self.who, why)
        self._changed(said)

    def action_roll_back(self) -> None:
        """Let the model before read again."""
        self._changed(roll_back())

    def _changed(self, said: str) -> None:
        self.balcony.services.classifier.forget()
        self._comparison, self._note = None, ""
        self.notify(f"In use: {said}. New items are read by it; those that are here keep their reading.", markup=False)
        self.reload()

    def action_read_again(self) -> None:
        """Let the model in use read the items again that another one read.

        Raises:
            NothingToDoError: There are none.
        """
        learning = self._learning
        if learning is None or not learning.old:
            raise NothingToDoError("every item is read by the model in use")
        text = f"{items_words(learning.old)} read by another model. What people decided stays as it is."
        self.app.push_screen(Confirm(f"Let {learning.in_use} read again?", text), self._read_again)

    def _read_again(self, yes: bool | None) -> None:
        if yes:
            self._say_note("Reading again …")
            task = partial(read_old_ones_again, self.balcony.services.model)
            self.balcony.in_background(task, self._were_read, group="annotate-read", otherwise=self._with_error)

    def _were_read(self, counts: tuple[int, int]) -> None:
        read, changed = counts
        words = f"{items_words(read)} read again; {changed} of them have another label now."
        if self.is_attached:
            self._note = words
            self.reload()
        else:
            self.app.notify(words, markup=False)
