"""The words and pictures of the diagnosis in the open: the estimate, what moved it, the questions. Pure."""

import math
from collections.abc import Mapping, Sequence

from rich.style import Style
from rich.text import Text

from casebook.label_words import label_sign
from codebook.keys import Label
from codebook.many import many
from strategies.diagnosis import Answer, Diagnosis, Step
from strategies.pattern_schema import DiagnosisQuestion
from tui.detail_text import Styles
from tui.meeting_text import BOLD, DIM
from tui.plain import clean, clean_lines, one_line

_BAR = 40
_BESIDE_BAR = 26
"""Cells of an estimate's line that are not its bar."""
_ANSWER_WORDS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "unsure"}
_SAYABLE = 100
"""Odds from which on one says no decimals."""


def estimate_text(diagnosis: Diagnosis, styles: Styles, cells: int) -> Text:
    """Where the estimate stands: before the last answer and after it, and the arithmetic in a sentence."""
    step = diagnosis.steps[-1] if diagnosis.steps else None
    shown = Text()
    if step is None:
        shown.append_text(_estimate_line("now", diagnosis.adaptive, styles, cells))
        shown.append("Before any answer.\n", DIM)
        return shown
    shown.append_text(_estimate_line("before", step.before, styles, cells))
    shown.append_text(_estimate_line("now", step.after, styles, cells))
    shown.append(f"{clean(step.words)}.\n", BOLD)
    shown.append(arithmetic(step) + "\n", DIM)
    if len(diagnosis.steps) > 1:
        shown.append(f"{many(len(diagnosis.steps), 'answer')} so far; it began at {diagnosis.prior:.0%}.\n", DIM)
    return shown


def arithmetic(step: Step) -> str:
    """How an answer moved the estimate, in one sentence."""
    if not step.weight or not (0 < step.before < 1 and 0 < step.after < 1):
        return "That moves nothing." if not step.weight else "It was as good as certain before."
    factor = math.exp(abs(step.weight))
    how = "times" if step.weight > 0 else "divided by"
    before, after = (_odds(each) for each in (step.before, step.after))
    return f"The odds of adaptive, about {before}, {how} {factor:.1f} come to {after}."


def _odds(p: float) -> str:
    odds = p / (1 - p)
    if odds < 1:  # one to nine says more than 0.1 to 1
        return f"1 to {_short(1 / odds)}"
    return f"{_short(odds)} to 1"


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= _SAYABLE else f"{number:.1f}".removesuffix(".0")


def _estimate_line(when: str, share: float, styles: Styles, cells: int) -> Text:
    room = min(max(cells - _BESIDE_BAR, 8), _BAR)
    adaptive = round(share * room)
    line = Text(no_wrap=True)
    line.append(f"{when:<7}")
    line.append(f"{label_sign(Label.TECHNICAL)} {'█' * (room - adaptive)}", styles.label[Label.TECHNICAL])
    line.append(f"{'▒' * adaptive} {label_sign(Label.ADAPTIVE)}", styles.label[Label.ADAPTIVE])
    line.append(f" {share:>4.0%} adaptive\n", BOLD)
    return line


def question_text(question: DiagnosisQuestion, place: int, of: int, given: Answer | None) -> Text:
    """One diagnostic question to read aloud, and the keys that answer it."""
    shown = Text()
    shown.append(f"Question {place + 1} of {of}\n", DIM)
    shown.append(clean_lines(question.ask) + "\n", BOLD)
    said = f"You said {_ANSWER_WORDS[given]}.   " if given else ""
    shown.append(f"{said}y yes   n no   u unsure   ↑ ↓ another\n")
    return shown


def question_list(
    questions: Sequence[DiagnosisQuestion], place: int, given: Mapping[str, Answer], cells: int, styles: Styles
) -> Text:
    """Every question on a line, with what was answered."""
    shown = Text()
    shown.append("All questions\n", styles.heading)
    for at, question in enumerate(questions):
        answer = given.get(question.key)
        said = _ANSWER_WORDS[answer] if answer else "·"
        line = f"{'▶' if at == place else ' '} {said:<7}{one_line(question.ask, max(cells - 10, 10))}\n"
        shown.append(line, BOLD if at == place else Style() if answer else DIM)
    return shown
