"""Advice: what the playbook gives for a label, a strategy and a driver."""

import pytest

from codebook.keys import Driver, Label, Strategy
from strategies.advice import advise
from strategies.loader import load_playbook
from strategies.schema import Playbook


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The shipped playbook."""
    return load_playbook()


@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.parametrize(("strategy", "driver"), [(None, None), (Strategy.VOICES, Driver.DATA)])
def test_no_challenge_gets_no_advice(
    playbook: Playbook, strategy: Strategy | None, driver: Driver | None, mixed: bool
) -> None:
    """Whatever else was read."""
    assert advise(playbook, Label.NONE, strategy, driver, mixed=mixed) is None


@pytest.mark.parametrize("driver", Driver)
def test_technical_advice_starts_where_its_driver_says(playbook: Playbook, driver: Driver) -> None:
    """One approach, eight first moves."""
    advice = advise(playbook, Label.TECHNICAL, None, driver)
    assert advice is not None
    assert advice.approach == playbook.technical.name
    assert advice.first_move == playbook.technical.by_driver[driver].first_move
    assert advice.moves == playbook.technical.moves
    assert not advice.split_first


def test_technical_advice_without_a_driver_starts_with_the_approachs_own_move(playbook: Playbook) -> None:
    """The first of its moves."""
    advice = advise(playbook, Label.TECHNICAL, None, None)
    assert advice is not None
    assert advice.first_move == playbook.technical.moves[0].name


def test_technical_advice_warns_first_that_it_may_not_be_technical(playbook: Playbook) -> None:
    """Warning signs before pitfalls."""
    advice = advise(playbook, Label.TECHNICAL, Strategy.VOICES, Driver.DATA)
    assert advice is not None
    assert advice.pitfalls == playbook.technical.warning_signs + playbook.technical.pitfalls


@pytest.mark.parametrize("driver", [None, Driver.DATA])
@pytest.mark.parametrize("strategy", Strategy)
def test_adaptive_advice_is_that_of_its_strategy(playbook: Playbook, strategy: Strategy, driver: Driver | None) -> None:
    """Name, first move, moves, questions and pitfalls; the driver changes nothing."""
    advice, entry = advise(playbook, Label.ADAPTIVE, strategy, driver), playbook.strategies[strategy]
    assert advice is not None
    assert (advice.approach, advice.first_move) == (entry.name, entry.moves[0].name)
    assert (advice.purpose, advice.moves, advice.questions) == (entry.purpose, entry.moves, entry.questions)
    assert advice.pitfalls == entry.pitfalls
    assert not advice.split_first


@pytest.mark.parametrize("strategy", Strategy)
def test_mixed_advice_starts_by_splitting(playbook: Playbook, strategy: Strategy) -> None:
    """Then the strategy's own moves follow."""
    advice = advise(playbook, Label.ADAPTIVE, strategy, None, mixed=True)
    assert advice is not None
    assert advice.first_move == playbook.mixed.steps[0].name
    assert advice.approach == playbook.strategies[strategy].name
    assert advice.split_first


def test_an_adaptive_item_without_a_strategy_is_refused(playbook: Playbook) -> None:
    """A slip of the caller, and no playbook error."""
    with pytest.raises(ValueError, match="needs a strategy"):
        advise(playbook, Label.ADAPTIVE, None, Driver.DATA)
