"""Answers of a group move a reading by stated weights."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies.diagnosis import Answer, diagnose, prior_from
from strategies.loader import load_playbook

PLAYBOOK = load_playbook()
KEYS = [each.key for each in PLAYBOOK.diagnosis.questions]
answers = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(Answer))
priors = st.floats(0, 1)


@given(priors, answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(prior: float, given_answers: dict[str, Answer], random) -> None:
    """Weights are added."""
    shuffled = list(given_answers.items())
    random.shuffle(shuffled)
    assert diagnose(PLAYBOOK, prior, given_answers).adaptive == diagnose(PLAYBOOK, prior, dict(shuffled)).adaptive


@given(priors, answers)
def test_every_step_stays_between_0_and_1_and_leads_on_from_the_last(prior: float, given_answers) -> None:
    """Also from a reading that is certain."""
    found = diagnose(PLAYBOOK, prior, given_answers)
    at = prior
    for step in found.steps:
        assert step.before == at
        assert 0 <= step.after <= 1
        at = step.after
    assert found.adaptive == at


@given(priors, st.sets(st.sampled_from(KEYS)))
def test_unsure_moves_nothing(prior: float, keys: set[str]) -> None:
    """Not even by rounding."""
    assert diagnose(PLAYBOOK, prior, dict.fromkeys(keys, Answer.UNSURE)).adaptive == prior


@pytest.mark.parametrize(
    ("prior", "key", "answer", "weight"),
    [
        (0.5, "came_back", Answer.YES, 1.3),
        (0.61, "two_goods", Answer.YES, 0.9),
        (0.5, "one_decision", Answer.YES, -0.9),
        (0.2, "time_and_money", Answer.NO, 0.8),
    ],
)
def test_an_answer_moves_the_log_odds_by_its_weight(prior: float, key: str, answer: Answer, weight: float) -> None:
    """The shipped weights, added by hand."""
    odds = prior / (1 - prior) * math.exp(weight)
    found = diagnose(PLAYBOOK, prior, {key: answer})
    assert found.steps[0].weight == weight
    assert found.adaptive == pytest.approx(odds / (1 + odds))


def test_a_step_says_what_was_said_and_how_far_it_moved() -> None:
    """In a line for the room."""
    step = diagnose(PLAYBOOK, 0.61, {"two_goods": Answer.YES}).steps[0]
    assert step.words == f"{step.says.rstrip('.')}: adaptive from 61% to 79%"


def test_the_prior_is_the_share_of_adaptive_among_challenges() -> None:
    """None is left aside; without any of the two it is even."""
    assert prior_from(0.2, 0.6) == pytest.approx(0.75)
    assert prior_from(0, 0) == 0.5


@pytest.mark.parametrize(("prior", "key"), [(1.1, "came_back"), (math.nan, "came_back"), (0.5, "cameback")])
def test_what_is_no_probability_or_no_question_is_refused(prior: float, key: str) -> None:
    """A slip of the caller."""
    with pytest.raises(ValueError, match=r"is no probability|has no question"):
        diagnose(PLAYBOOK, prior, {key: Answer.YES})
