"""Is it enough? May we stop labelling, and may sure labels be accepted unseen."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from casebook.annotating.accepting import Acceptance
from codebook.errors import BalconyError
from tui.actions import READINESS_ACTIONS, bindings
from tui.annotate_readiness import Card, card_of, curve_of
from tui.detail_text import Styles
from tui.plain import sentence
from tui.screens.annotate_parts.part import PartScreen
from tui.screens.annotate_parts.readiness_words import acceptance_words, advice_words, bias_words, counts_words
from tui.widgets.styles import styles_of

_NO_CURVE = "Whether more labels help is not worked out yet. c does it, which takes a while.\n"


class ReadinessScreen(PartScreen):
    """Whether it is enough."""

    ACTIONS = READINESS_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(READINESS_ACTIONS))
    TITLE_WORDS = "Is it enough?"
    NOTHING = "Nothing is labelled yet.\n\nescape goes back to the items: label some, then come here again."
    HELP = """\
# Is it enough?

Two questions. **May we stop labelling?** Yes when more labels no longer make the model better *and* people agree on
what the labels mean; the first is worked out with `c`, which fits a model on growing parts of the labels. **May sure
labels be accepted unseen?** An exact test on the items that came by chance: it says yes wrongly in at most one case of
ten, and where it says no, it says about how many more of them would be needed.

Only items that came by chance count here. What came for another reason is harder than usual and would mislead.
"""

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._note = ""

    def reload(self) -> None:
        """Work out what needs no fitting."""
        self.balcony.in_background(
            partial(card_of, self.balcony.services), self._take, group="part", otherwise=self.failed
        )

    def _take(self, card: Card) -> None:
        self._card, self._note = card, ""
        self.draw()

    def action_curve(self) -> None:
        """Fit models on growing parts."""
        self._note = "Fitting models on growing parts of the labels; go on meanwhile."
        self.draw()
        self.balcony.in_background(
            partial(curve_of, self.balcony.services), self._take, group="part-curve", otherwise=self._no_curve
        )

    def _no_curve(self, error: BalconyError) -> None:
        self._note = sentence(str(error)) + "."
        self.draw()

    def draw(self) -> None:
        """Show the card."""
        if self._card is not None:
            self.say(card_text(self._card, styles_of(self.app), self._note))


def card_text(card: Card, styles: Styles, note: str = "") -> Text:
    """Both answers with how they came about, then what seeing the reading did to people."""
    stopping, accepting = card.readiness.stopping, card.readiness.accepting
    plateau, agreed, _ = stopping.why
    shown = Text()
    shown.append("May we stop labelling? ", styles.heading)
    shown.append("You may.\n" if stopping.stop else "Not yet.\n", styles.strong)
    shown.append(f"{plateau}\n" if card.with_curve else _NO_CURVE, "" if card.with_curve else styles.dim)
    shown.append(f"{agreed}\n{advice_words(card)}\n")
    if note:
        shown.append(f"{note}\n", styles.accent)
    shown.append("\nMay sure labels be accepted unseen? ", styles.heading)
    shown.append("Some.\n" if accepting.accepted else "No.\n", styles.strong)
    shown.append(f"{acceptance_words(card)}\n")
    shown.append_text(_steps(accepting, styles))
    shown.append(f"\n{counts_words(card)}\n", styles.dim)
    shown.append("\nDoes the reading sway people?\n", styles.heading)
    return shown.append(bias_words(card.bias))


def _steps(accepting: Acceptance, styles: Styles) -> Text:
    shown = Text()
    for step in accepting.steps:
        word = "holds" if step.passed else "does not hold"
        shown.append(
            f"  surest {step.part:>4.0%}: {step.right} of {step.n} right, at least {step.bound:.0%}: {word}\n",
            styles.dim,
        )
    return shown
