"""The words of the Annotate screen: the item, the question, the reading. Pure: records in, text out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from casebook.label_words import LABEL_WORDS, label_sign, label_word
from casebook.records import Annotation
from classifier.clauses import Clause
from codebook.keys import Confidence, Driver, Label, Strategy
from tui.annotate_data import Turn
from tui.detail_text import Styles, clean_keeping_length, driver_name, item_text, place_line, reading_text
from tui.history_words import SURE_WORDS
from tui.plain import clean
from tui.screens.annotate_parts.draft import ANSWERS, Stage, rests

if TYPE_CHECKING:
    from strategies.schema import Playbook

LABEL_KEYS = {Label.TECHNICAL: "t", Label.ADAPTIVE: "a", Label.NONE: "n"}
_RESTING = {"unsure": "You said that you are unsure.", "flagged": "You flagged it."}
QUESTIONS = {
    Stage.LABEL: "Is anybody stuck here, and of what kind is it?",
    Stage.STRATEGY: "Which strategy does it call for first?",
    Stage.DRIVER: "Where in the system does the difficulty sit?",
    Stage.SURE: "How sure are you?",
}


@dataclass(frozen=True)
class Around:
    """What stands beside the annotation while it is shown."""

    turn: Turn
    draft: Annotation
    stage: Stage
    seen: bool
    """Whether the reading is shown."""
    clauses: Sequence[Clause] = ()
    """Not empty while a piece of evidence is chosen."""
    clause: int = 0
    """The one under the cursor."""


def item_part(around: Around, styles: Styles) -> Text:
    """Why the item comes, its words, where it is from."""
    item, draft = around.turn.item, around.draft
    why = around.turn.why if around.seen else around.turn.why_blind
    shown = Text.assemble((f"Why this one now: {clean(why)}\n\n", styles.dim))
    words = item_text(item, styles) if around.seen and not around.clauses else Text(clean_keeping_length(item.text))
    words.stylize(styles.strong)
    if draft.span and not around.clauses:
        words.stylize(styles.accent + Style(reverse=True), *draft.span)
    if around.clauses:
        clause = around.clauses[around.clause]
        words.stylize(styles.accent + Style(reverse=True), clause.start, clause.end)
    shown.append_text(words)
    shown.append(f"\n\n{place_line(item)}", styles.dim)
    return shown


def answers_line(draft: Annotation, playbook: "Playbook") -> str:
    """What was answered so far, on one line."""
    if draft.label is None:
        return ""
    parts = [f"{label_sign(draft.label)} {label_word(draft.label)}"]
    if draft.strategy:
        parts.append(playbook.strategies[draft.strategy].name)
    if draft.driver:
        parts.append(driver_name(playbook, draft.driver))
    if draft.mixed:
        parts.append("mixed")
    if draft.confidence in list(Confidence):
        parts.append(SURE_WORDS[Confidence(draft.confidence)])
    return " · ".join(parts)


def question_part(around: Around, playbook: "Playbook", styles: Styles) -> Text:
    """What is asked now, with the keys that answer it; at the end the reading and what can be done with it."""
    draft, shown = around.draft, Text()
    if line := answers_line(draft, playbook):
        shown.append(f"You say: {line}\n", styles.strong)
    if draft.note:
        shown.append(f"note: {clean(draft.note)}\n", styles.dim)
    if around.clauses:
        shown.append("\nWhich words show it?\n", styles.heading)
        shown.append("arrows choose · enter marks them · escape leaves it\n", styles.dim)
        return shown
    if around.stage is Stage.READING:
        return shown.append_text(_reading_part(around, playbook, styles))
    if rests(draft):
        shown.append(f"{_RESTING[draft.state]} enter leaves it so; or answer it now.\n", styles.accent)
    before = "\n" if shown else ""
    shown.append(f"{before}{QUESTIONS[around.stage]}\n", styles.heading)
    shown.append_text(choices_text(around.stage, draft, playbook, styles))
    return shown


def choices_text(
    stage: Stage, draft: Annotation, playbook: "Playbook", styles: Styles, *, with_mixed: bool = True
) -> Text:
    """The answers to a question, each with its key."""
    shown = Text()
    if stage is Stage.LABEL:
        for label, key in LABEL_KEYS.items():
            shown.append(f"  {key}  ", styles.accent)
            shown.append(f"{label_sign(label)} {LABEL_WORDS[label]}\n", styles.label[label])
        return shown
    for number, answer in enumerate(ANSWERS[stage], start=1):
        chosen = answer in (draft.strategy, draft.driver, draft.confidence)
        shown.append(f"  {number}  ", styles.accent)
        shown.append(f"{_name(answer, playbook)}{'  ✓' if chosen else ''}\n", styles.strong if chosen else "")
    if stage is Stage.DRIVER and with_mixed:
        shown.append("  m  ", styles.accent)
        other = "technical fault" if draft.label is Label.ADAPTIVE else "adaptive side"
        shown.append(f"mixed: there is a{'n' if other[0] == 'a' else ''} {other} in it too")
        shown.append("  ✓\n" if draft.mixed else "\n")
    return shown


def _name(answer: object, playbook: "Playbook") -> str:
    if isinstance(answer, Strategy):
        return playbook.strategies[answer].name
    if isinstance(answer, Driver):
        return driver_name(playbook, answer)
    return SURE_WORDS[Confidence(str(answer))]


def _reading_part(around: Around, playbook: "Playbook", styles: Styles) -> Text:
    reading, draft = around.turn.item.reading, around.draft
    shown = Text()
    if reading is None:
        shown.append("\nNo model has read this item.\n", styles.dim)
    else:
        same = reading.label is draft.label
        shown.append("\nThe model reads " + ("the same\n" if same else "it otherwise\n"), styles.heading)
        shown.append_text(reading_text(reading, playbook, styles))
        shown.append("\n")
    if around.turn.gold is not None:
        shown.append(f"Settled earlier as: {label_word(around.turn.gold)}\n", styles.accent)
    shown.append("\nenter", styles.accent)
    shown.append(" keeps your word · ", styles.dim)
    shown.append("t a n", styles.accent)
    shown.append(" change the label · ", styles.dim)
    shown.append("s d", styles.accent)
    shown.append(" strategy, driver\n", styles.dim)
    return shown
