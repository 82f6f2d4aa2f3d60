"""The shipped playbook: complete, of even size, without repetition."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from codebook.keys import Driver, Stage, Strategy
from strategies.loader import load_playbook
from strategies.pattern_schema import LogPattern
from strategies.schema import Approach

PLAYBOOK = load_playbook()
APPROACHES: dict[str, Approach] = {"technical": PLAYBOOK.technical} | {
    key.value: entry for key, entry in PLAYBOOK.strategies.items()
}
_NOT_PROSE = {"key", "sources", "leads_to", "driver", "who", "materials", "title", "where"}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_PROSE:
                yield from _texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)


def test_every_key_of_the_codebook_has_an_entry() -> None:
    """Six strategies; eight drivers, each with its technical variant; four stages with all drivers; every pattern."""
    assert set(PLAYBOOK.strategies) == set(Strategy)
    assert set(PLAYBOOK.drivers) == set(Driver)
    assert set(PLAYBOOK.technical.by_driver) == set(Driver)
    assert set(PLAYBOOK.stages) == set(Stage)
    assert [key for key, entry in PLAYBOOK.stages.items() if set(entry.by_driver) != set(Driver)] == []
    assert set(PLAYBOOK.log_advice) == set(LogPattern)


@pytest.mark.parametrize("name", APPROACHES)
def test_an_approach_has_five_to_eight_moves_and_six_to_ten_questions(name: str) -> None:
    """Enough to choose from, few enough to read."""
    assert 5 <= len(APPROACHES[name].moves) <= 8
    assert 6 <= len(APPROACHES[name].questions) <= 10


@pytest.mark.parametrize("name", APPROACHES)
def test_moves_have_names_of_their_own_that_fit_a_table(name: str) -> None:
    """At most 55 characters; neither name nor key stands twice."""
    moves = APPROACHES[name].moves
    assert max(len(move.name) for move in moves) <= 55
    assert len({move.name for move in moves}) == len({move.key for move in moves}) == len(moves)


def test_first_moves_from_elsewhere_fit_a_table_too() -> None:
    """Splitting, and the variants by driver."""
    first = [PLAYBOOK.mixed.steps[0].name, *(each.first_move for each in PLAYBOOK.technical.by_driver.values())]
    assert max(map(len, first)) <= 55
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("name", APPROACHES)
def test_questions_are_questions(name: str) -> None:
    """They can be asked aloud."""
    assert [text for text in APPROACHES[name].questions if not text.endswith("?")] == []


def test_the_technical_agenda_takes_thirty_minutes() -> None:
    """The first half hour."""
    assert sum(point.minutes for point in PLAYBOOK.technical.agenda) == 30


def test_no_sentence_stands_twice() -> None:
    """Each entry has words of its own."""
    sentences = [
        sentence.casefold()
        for text in _texts(PLAYBOOK.model_dump(mode="json"))
        for sentence in re.split(r"(?<=[.?!])\s+", " ".join(text.split()))
        if sentence.endswith((".", "?", "!"))
    ]
    assert len(sentences) > 500
    assert [sentence for sentence, count in Counter(sentences).items() if count > 1] == []


def test_every_listed_source_is_used() -> None:
    """And the loader sees to it that every used source is listed."""
    entries: list[Any] = [*APPROACHES.values(), PLAYBOOK.mixed, *PLAYBOOK.drivers.values(), *PLAYBOOK.stages.values()]
    entries += [PLAYBOOK.levels, PLAYBOOK.diagnosis, *PLAYBOOK.diagnosis.questions]
    entries += [*PLAYBOOK.avoidance.values(), *PLAYBOOK.log_advice.values()]
    assert {source for entry in entries for source in entry.sources} == set(PLAYBOOK.sources)


def test_no_strategy_leads_to_itself_and_no_driver_makes_up_for_itself() -> None:
    """What comes next is something else."""
    assert [key for key, entry in PLAYBOOK.strategies.items() if entry.leads_to is key] == []
    assert [key for key, entry in PLAYBOOK.drivers.items() if key in {each.driver for each in entry.compensates}] == []


def test_folded_texts_end_without_a_line_break() -> None:
    """Texts go into table cells as they are."""
    assert [text for text in _texts(PLAYBOOK.model_dump(mode="json")) if text != text.strip() or "\n" in text] == []
