"""The words about a new model beside the one in use. Pure."""

from typing import TYPE_CHECKING

from rich.text import Text

from casebook.label_words import label_sign, label_word
from codebook.keys import Label
from codebook.many import many
from tui.annotate_learning import Learning
from tui.detail_text import Styles
from tui.plain import clean, one_line

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison, Read, Side
    from classifier.bootstrap import Estimate

_MEASURE = (
    "Macro-F1 says how well a model reads, from 0 to 1, each label counting the same; accuracy is the share that it"
    " reads right. In brackets: where the figure lies with 95% certainty.\n"
)
_NEITHER = "it is not better beyond chance"
_NONE_YET = "There is no new model. t trains one: it takes seconds, and you can label on meanwhile."
_NOTHING_TO_LEARN = (
    "There is nothing to learn from yet: items that came by chance only measure. escape goes back; label some more."
)
_CHANGED = 12
"""So many changed items are shown of each set."""
_BEFORE_TEXT = 38
"""Cells that the sign and both labels take."""
_FEW = 30
"""Figures of fewer items say little."""


def learn_text(
    learning: Learning, comparison: "Comparison | None", note: str, styles: Styles, *, cells: int = 84
) -> Text:
    """Where it stands, the comparison, the items that changed, each on one line of that many cells."""
    shown = Text()
    shown.append("In use: ", styles.dim)
    shown.append(clean(learning.in_use) + "\n", styles.strong)
    if learning.chosen:
        shown.append(f"{clean(learning.chosen)}\n", styles.dim)
    shown.append(
        f"{many(learning.teach, 'label')} to learn from; {learning.measured} of items that came by chance,"
        " to measure on.\n",
        styles.dim,
    )
    if learning.old:
        shown.append(f"{items_words(learning.old)} read by another model and keep that reading. ", styles.accent)
        shown.append("a reads them again.\n", styles.dim)
    if note:
        shown.append(f"\n{note}\n", styles.accent)
    if learning.challenger is None:
        shown.append(f"\n{_NONE_YET if learning.teach else _NOTHING_TO_LEARN}\n")
    elif comparison is not None:
        shown.append(f"\n{clean(learning.challenger)} against {clean(learning.in_use)}\n", styles.heading)
        verdict = "Use it: " if comparison.promote else "Leave it: "
        shown.append(verdict, styles.strong)
        shown.append(f"{advice_words(comparison)}.\n")
        shown.append(_MEASURE, styles.dim)
        for side in comparison.sides:
            shown.append_text(_side(side, styles, cells))
    if learning.before:
        shown.append(f"\nb goes back to {clean(learning.before)}.\n", styles.dim)
    return shown


def advice_words(comparison: "Comparison") -> str:
    """Why to change or not, the figures of the reason left to the tables below it."""
    reason = comparison.reason
    sides = [side for side in comparison.sides if f"{side.name} ({side.n})" in reason]
    if not sides or not reason.startswith(_NEITHER):
        return reason
    return f"{_NEITHER} on {' and on '.join(side.name for side in sides)}"


def items_words(count: int) -> str:
    """How many items were done something to, as the beginning of a sentence."""
    return many(count, "item was", "items were")


def _side(side: "Side", styles: Styles, cells: int) -> Text:
    shown = Text()
    shown.append(f"\nOn {side.name} ({side.n}{', few' if side.n < _FEW else ''})\n", styles.heading)
    for name, found in (("in use", side.champion), ("new", side.challenger)):
        shown.append(f"  {name:<8} macro-F1 {_share(found)}\n")
    shown.append(f"  {'gain':<8} macro-F1 {_gain(side.gain)}\n")
    shown.append(f"  {'':<8} accuracy {_gain(side.accuracy_gain)}\n")
    right = sum(each.challenger is each.right for each in side.changed)
    was = sum(each.champion is each.right for each in side.changed)
    shown.append(f"  {len(side.changed)} read differently: {right} right now, {was} right before\n", styles.dim)
    for each in side.changed[:_CHANGED]:
        shown.append_text(_changed(each, styles, cells))
    if more := len(side.changed) - _CHANGED:
        shown.append(f"  and {more} more\n" if more > 0 else "", styles.dim)
    return shown


def _changed(each: "Read", styles: Styles, cells: int) -> Text:
    shown = Text("  ")
    shown.append("✓ " if each.challenger is each.right else "✗ ", styles.strong)
    for label, after in ((each.champion, " → "), (each.challenger, "  ")):
        shown.append(f"{_word(label):<14}", styles.label[label])
        shown.append(after, styles.dim)
    shown.append(one_line(each.text, cells - _BEFORE_TEXT) + "\n")
    return shown


def _word(label: Label) -> str:
    return f"{label_sign(label)} {label_word(label)}"


def _share(found: "Estimate") -> str:
    return f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"


def _gain(found: "Estimate") -> str:
    return f"{found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})"
