"""The diagnosis in the open, as plain text."""

import pytest

from strategies.diagnosis import Answer, Diagnosis, Step, diagnose
from tui.detail_text import Styles
from tui.meeting_diagnosis_text import arithmetic, estimate_text, question_list, question_text

from .small_meeting import the_playbook

STYLES = Styles("blue", "purple", "grey50", "yellow", "cyan")


def a_diagnosis(prior: float, **answers: Answer) -> Diagnosis:
    """The playbook's own arithmetic."""
    return diagnose(the_playbook(), prior, answers)


def test_the_estimate_shows_before_and_after_on_one_scale() -> None:
    """Two bars of one length, told apart without colour, and the step in a sentence."""
    shown = estimate_text(a_diagnosis(0.5, same_words=Answer.NO), STYLES, 46).plain.splitlines()
    assert shown[0] == "before ■ ██████████▒▒▒▒▒▒▒▒▒▒ ◆  50% adaptive"
    assert shown[1] == "now    ■ ██████▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ◆  71% adaptive"
    assert shown[2] == "We are solving different problems under one heading: adaptive from 50% to 71%."
    assert shown[3] == "The odds of adaptive, about 1 to 1, times 2.5 come to 2.5 to 1."


def test_an_estimate_before_any_answer_has_one_bar() -> None:
    """There is no before yet."""
    shown = estimate_text(a_diagnosis(0.25), STYLES, 46).plain.splitlines()
    assert shown == ["now    ■ ███████████████▒▒▒▒▒ ◆  25% adaptive", "Before any answer."]


@pytest.mark.parametrize(("prior", "cells"), [(0.0, 30), (1.0, 44), (0.5, 200)])
def test_an_estimate_fits_its_width(prior: float, cells: int) -> None:
    """At the edges of probability and of the screen."""
    lines = estimate_text(a_diagnosis(prior, same_words=Answer.YES), STYLES, cells).plain.splitlines()
    assert all(len(line) <= max(cells, 34) for line in lines[:2])


def test_the_arithmetic_is_said_both_ways() -> None:
    """Towards technical the odds are divided; an unsure answer moves nothing."""
    steps = a_diagnosis(0.5, same_words=Answer.YES, solved_nearby=Answer.UNSURE).steps
    assert arithmetic(steps[0]) == "The odds of adaptive, about 1 to 1, divided by 2.2 come to 1 to 2.2."
    assert arithmetic(steps[1]) == "That moves nothing."
    assert arithmetic(Step("k", "", Answer.YES, "", 0.5, 1.0, 1.0, "")) == "It was as good as certain before."


def test_an_answered_question_says_so() -> None:
    """In the question itself, and on its line of the list."""
    questions = the_playbook().diagnosis.questions
    assert "You said no." in question_text(questions[1], 1, 11, Answer.NO).plain
    assert "You said" not in question_text(questions[1], 1, 11, None).plain
    lines = question_list(questions, 1, {questions[0].key: Answer.UNSURE}, 40, STYLES).plain.splitlines()[1:]
    assert lines[0].startswith("  unsure ")
    assert lines[1].startswith("▶ ·      ")
    assert len(lines) == len(questions)
    assert max(map(len, lines)) <= 40
