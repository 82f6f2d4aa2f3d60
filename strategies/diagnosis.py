"""Tests a reading with a group: each answer moves the odds by a stated weight, and the arithmetic can be shown."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from strategies.pattern_schema import DiagnosisQuestion
from strategies.schema import Playbook

EVEN = 0.5
"""Where to begin without a reading."""
_EDGE = 1e-6
"""No reading is so sure that answers could not move it."""


class Answer(StrEnum):
    """What a group answers."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Step:
    """One answer, and how far it moved the reading."""

    question: str
    """The question's key."""
    asked: str
    answer: Answer
    says: str
    """What the answer says, in the playbook's words."""
    weight: float
    """How far the log-odds moved; positive towards adaptive."""
    before: float
    after: float
    words: str
    """The step in one line, as in `Back again after a fix: adaptive from 61% to 78%`."""


@dataclass(frozen=True)
class Diagnosis:
    """Where a reading started, what moved it, and where it came out."""

    prior: float
    steps: tuple[Step, ...]
    adaptive: float
    """The probability that the item is adaptive rather than technical."""


def diagnose(playbook: Playbook, prior: float, answers: Mapping[str, Answer]) -> Diagnosis:
    """Move a reading by a group's answers, in the order in which they were given.

    The probability becomes log-odds, the weights are added, and the sum becomes a probability again; so the order of
    the answers changes the steps on the way and not the end.

    Args:
        playbook: A loaded playbook.
        prior: The probability of adaptive against technical before the first answer; `EVEN` without a reading.
        answers: An answer for each question that was asked, by the question's key.

    Raises:
        ValueError: The prior is no probability, or there is no question with a key.
    """
    if not 0 <= prior <= 1:
        raise ValueError(f"{prior} is no probability")
    questions = {each.key: each for each in playbook.diagnosis.questions}
    if unknown := [key for key in answers if key not in questions]:
        raise ValueError(f"the playbook has no question {unknown[0]!r}")
    start = math.log(_inside(prior) / (1 - _inside(prior)))
    steps: list[Step] = []
    weights: list[float] = []
    at = prior
    for key, answer in answers.items():
        question = questions[key]
        weight = weight_of(question, answer)
        weights.append(weight)
        # Summed exactly and anew, so that neither order nor rounding on the way can change the end.
        after = _probability(math.fsum([start, *weights])) if any(weights) else prior
        steps.append(_step(playbook, question, answer, weight, (at, after)))
        at = after
    return Diagnosis(prior, tuple(steps), at)


def prior_from(technical: float, adaptive: float) -> float:
    """The share of adaptive among a reading's probabilities of technical and adaptive; even where both are 0."""
    return adaptive / (technical + adaptive) if technical + adaptive > 0 else EVEN


def weight_of(question: DiagnosisQuestion, answer: Answer) -> float:
    """How far an answer moves the log-odds of adaptive against technical."""
    return {Answer.YES: question.yes, Answer.NO: question.no, Answer.UNSURE: 0.0}[answer]


def _step(
    playbook: Playbook, question: DiagnosisQuestion, answer: Answer, weight: float, moved: tuple[float, float]
) -> Step:
    headings = playbook.headings
    says = {Answer.YES: question.yes_says, Answer.NO: question.no_says, Answer.UNSURE: headings.unsure}[answer]
    words = headings.step.replace("{before}", f"{moved[0]:.0%}").replace("{after}", f"{moved[1]:.0%}")
    return Step(question.key, question.ask, answer, says, weight, *moved, words.replace("{says}", says.rstrip(".")))


def _inside(probability: float) -> float:
    return min(max(probability, _EDGE), 1 - _EDGE)


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
