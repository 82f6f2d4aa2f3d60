"""Learn: a model learns from the labels while one goes on; it replaces the one in use only when a person says so."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codebook.errors import BalconyError, NothingToDoError
from tui.actions import LEARN_ACTIONS, bindings
from tui.annotate_learning import Learning, compare, learning_of, promote, roll_back, train
from tui.plain import sentence
from tui.screens.annotate_parts.learn_text import learn_text
from tui.screens.annotate_parts.part import PartScreen
from tui.screens.dialogs import Ask, Confirm
from tui.widgets.styles import styles_of

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison
    from casebook.annotating.retraining_run import Learned


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
"""

    def __init__(self) -> None:
        super().__init__()
        self._learning: Learning | None = None
        self._comparison: Comparison | None = None
        self._note = ""

    def reload(self) -> None:
        """See where it stands."""
        self.balcony.in_background(
            partial(learning_of, self.balcony.services.casebook()), self._take, group="part", otherwise=self.failed
        )

    def _take(self, learning: Learning) -> None:
        self._learning = learning
        self.draw()
        if learning.challenger is not None and self._comparison is None:
            self.action_compare()

    def draw(self) -> None:
        """Show where it stands."""
        if self._learning is not None:
            self.say(learn_text(self._learning, self._comparison, self._note, styles_of(self.app)))

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
            title, text = f"Use {learning.challenger} from now on?", sentence(comparison.reason) + "."
            self.app.push_screen(Confirm(title, text), lambda yes: self._promote(comparison.reason) if yes else None)
        else:
            text = f"Balcony advises against it: {comparison.reason}.\n\nWhy do you want it all the same?"
            self.app.push_screen(Ask("Use it all the same?", text), self._promote)

    def _promote(self, why: str | None) -> None:
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
        self.notify(f"In use: {said}. Items that are read from now on are read by it.", markup=False)
        self.reload()
