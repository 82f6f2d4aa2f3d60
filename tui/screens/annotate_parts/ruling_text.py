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
    by = f"{settling.waiting} to settle, by {clean(draft.annotator)}."
    shown.append(f"{by} {_about(settling.dispute)}\n\n", styles.dim)
    shown.append(clean_keeping_length(item.text), styles.strong)
    shown.append(f"\n\n{place_line(item)}\n\n", styles.dim)
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
            shown.append(f"{reason.value}: {_REASON_WORDS[reason]}\n")
        return shown
    shown.append(f"\n{QUESTIONS[stage]}\n", styles.heading)
    return shown.append_text(choices_text(stage, draft, playbook, styles, with_mixed=False))


def _about(dispute: Dispute) -> str:
    if dispute.about == ("unsure",):
        return "Nobody gave this one a label."
    return f"{dispute.votes} people labelled this one, and differ about: {', '.join(dispute.about)}."


def _votes(ruling: Ruling, votes: Sequence[Annotation], playbook: Playbook, styles: Styles) -> Text:
    shown = Text(f"\nSettled: {ruling.reason.value}. This is how people voted:\n", styles.heading)
    shown = Text.assemble(shown)
    for each in votes:
        said = answers_line(each, playbook) or each.state
        shown.append(f"  {clean(each.annotator)}  ", styles.accent)
        shown.append(said)
        shown.append(f"  {clean(each.note)}\n" if each.note else "\n", styles.dim)
    shown.append("\nenter", styles.accent)
    shown.append(" takes the next one · t a n think again · a number gives another reason\n", styles.dim)
    return shown
