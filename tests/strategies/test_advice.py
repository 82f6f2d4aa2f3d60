"""Advice: what the playbook gives for a label, a strategy and a driver."""

import pytest

from codebook.keys import Driver, Label, Stage, Strategy
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


def test_advice_holds_all_that_the_playbook_knows_of_a_strategy(playbook: Playbook) -> None:
    """Guardrails, heat, progress, and what comes next."""
    advice, entry = advise(playbook, Label.ADAPTIVE, Strategy.VOICES, None), playbook.strategies[Strategy.VOICES]
    assert advice is not None
    assert advice.leads_to is not None
    assert advice.leads_to.name == playbook.strategies[entry.leads_to].name
    assert (advice.guardrails, advice.raise_heat, advice.lower_heat, advice.signs_of_progress) == (
        entry.guardrails,
        entry.raise_heat,
        entry.lower_heat,
        entry.signs_of_progress,
    )


@pytest.mark.parametrize("driver", Driver)
def test_a_driver_brings_its_questions_and_what_makes_up_for_it(playbook: Playbook, driver: Driver) -> None:
    """The links of other drivers, read backwards."""
    advice = advise(playbook, Label.TECHNICAL, None, driver, Stage.INITIAL)
    assert advice is not None
    assert advice.driver_questions == playbook.drivers[driver].questions
    assert advice.stage_questions == playbook.stages[Stage.INITIAL].by_driver[driver]
    for each in advice.made_up_by:
        assert (driver, each.how) in {(link.driver, link.how) for link in playbook.drivers[each.driver].compensates}


def test_a_stage_without_a_driver_brings_its_own_questions(playbook: Playbook) -> None:
    """Those for everyone."""
    advice = advise(playbook, Label.TECHNICAL, None, None, Stage.FULL)
    assert advice is not None
    assert advice.stage_questions == playbook.stages[Stage.FULL].questions


@pytest.mark.parametrize(
    ("driver", "level", "expected"),
    [
        (Driver.SYSTEMS, None, "building"),
        (Driver.SYSTEMS, "team", "building"),
        (Driver.SYSTEMS, "DISTRICT", "state"),
        (Driver.SYSTEMS, "state", None),
        (Driver.SYSTEMS, "nobody knows", "building"),
        (Driver.DATA, "team", None),
        (None, "team", None),
    ],
)
def test_what_lies_beyond_ones_authority_goes_one_level_up(
    playbook: Playbook, driver: Driver | None, level: str | None, expected: str | None
) -> None:
    """Only the driver that the codebook keeps for it; with what to settle first."""
    advice = advise(playbook, Label.TECHNICAL, None, driver, None, level)
    assert advice is not None
    assert (advice.raise_to.key if advice.raise_to else None) == expected
    assert advice.raise_questions == (playbook.levels.questions if expected else ())
