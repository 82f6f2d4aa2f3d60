"""The words of the screen on which disagreements are settled. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from casebook.annotating.adjudication import Dispute, Reason, Ruling
from casebook.records import Annotation, CaseItem
from strategies.schema import Playbook
from tui.detail_text import Styles, clean_keeping_length, place_line
from tui.plain import clean
from tui.screens.annotate_parts.draft import Stage, stage_of
from tui.screens.annotate_parts.pane import QUESTIONS, answers_line, choices_text

_REASON_WORDS = {
    Reason.AMBIGUOUS_TEXT: "the text can be read in two ways",
    Reason.GUIDELINE_GAP: "the codebook does not say",
    Reason.ANNOTATOR_ERROR: "someone slipped",
    Reason.EDGE_CASE: "it lies on the border",
    Reason.TRUE_DISAGREEMENT: "people see the matter itself differently",
}

_NAME_CELLS = 16
"""Longer names push their own line alone."""


@dataclass(frozen=True)
class Settling:
    """An item while it is settled."""

    dispute: Dispute
    item: CaseItem
    draft: Annotation
    """What whoever settles it says so far."""
    ruling: Ruling | None
    """As it was committed; None before."""
    votes: Sequence[Annotation]
    """Empty until it is."""
    waiting: int
    """How many wait, this one too."""
    for_codebook: bool


def ruling_text(settling: Settling, playbook: Playbook, styles: Styles) -> Text:
    """The item, what is asked, and once it is settled the votes."""
    item, draft, ruling = settling.item, settling.draft, settling.ruling
    shown = Text()
    by = f"{settling.waiting - (ruling is not None)} {'more ' if ruling else ''}to settle, by {clean(draft.annotator)}."
    shown.append(f"{by} {_about(settling.dispute)}\n\n", styles.dim)
    shown.append(clean_keeping_length(item.text), styles.strong)
    shown.append(f"\n\n{place_line(item)}\n", styles.dim)
    shown.append("\n" if draft.label or draft.note or settling.for_codebook else "")
    if line := answers_line(draft, playbook):
        shown.append(f"You say: {line}\n", styles.strong)
    if draft.note:
        shown.append(f"note: {clean(draft.note)}\n", styles.dim)
    if settling.for_codebook:
        shown.append("marked for the codebook\n", styles.accent)
    stage = stage_of(draft)
    if ruling is not None and stage is Stage.SURE:
        return shown.append_text(_votes(ruling, settling.votes, playbook, styles))
    if stage is Stage.SURE:
        asked = "Why did people differ?" if settling.dispute.votes else "Why did nobody give it a label?"
        shown.append(f"\n{asked} Your answer settles it.\n", styles.heading)
        for number, reason in enumerate(Reason, start=1):
            shown.append(f"  {number}  ", styles.accent)
            shown.append(_REASON_WORDS[reason])
            shown.append(f"  {reason.value}\n", styles.dim)
        shown.right_crop()
        return shown
    shown.append(f"\n{QUESTIONS[stage]}\n", styles.heading)
    return shown.append_text(choices_text(stage, draft, playbook, styles, with_mixed=False))


def _about(dispute: Dispute) -> str:
    if dispute.about == ("unsure",):
        return "Nobody gave this one a label."
    *others, last = dispute.about
    about = f"{', '.join(others)} and {last}" if others else last
    return f"{dispute.votes} people differ about {about}."


def _votes(ruling: Ruling, votes: Sequence[Annotation], playbook: Playbook, styles: Styles) -> Text:
    why = f"\nSettled: {_REASON_WORDS[ruling.reason]}. This is how people voted:\n"
    shown = Text.assemble((why, styles.heading))
    cells = max((len(clean(each.annotator)) for each in votes), default=0)
    for each in votes:
        said = answers_line(each, playbook) or each.state
        shown.append(f"  {clean(each.annotator):<{min(cells, _NAME_CELLS)}}  ", styles.accent)
        shown.append(said)
        shown.append(f"  {clean(each.note)}\n" if each.note else "\n", styles.dim)
    shown.append("\n")
    for key, words in (
        ("enter", " takes the next one · "),
        ("t a n", " think again · "),
        ("1 to 5", " another reason"),
    ):
        shown.append(key, styles.accent)
        shown.append(words, styles.dim)
    return shown
