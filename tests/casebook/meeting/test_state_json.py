"""What is saved of a meeting comes back exactly."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casebook.meeting.private_entry import values_for
from casebook.meeting.state import Focus, PhaseState, Round, RoundKind, SessionState
from casebook.meeting.state_json import from_json, to_json
from codebook.errors import CasebookError
from codebook.keys import Strategy

NUMBERS = some.integers(0, 10_000)
PHASES = some.builds(
    PhaseState,
    key=some.text(),
    planned_minutes=NUMBERS,
    about_item=some.booleans(),
    extra_minutes=some.integers(-90, 90),
    seconds=some.floats(0, 1e6),
    skipped=some.none() | some.text(),
    done=some.booleans(),
)
FOCUS = some.builds(
    Focus,
    item_id=NUMBERS,
    strategy=some.none() | some.sampled_from(Strategy),
    moves=some.lists(some.text()).map(tuple),
    shown=some.booleans(),
    reading_shown=some.booleans(),
)
ROUNDS = some.sampled_from(RoundKind).flatmap(
    lambda kind: some.builds(
        Round,
        kind=some.just(kind),
        item_id=some.none() | NUMBERS,
        counts=some.lists(some.tuples(some.sampled_from(values_for(kind)), NUMBERS)).map(tuple),
    )
)
STATES = some.builds(
    SessionState,
    preset=some.text(),
    phases=some.lists(PHASES, min_size=1, max_size=12).map(tuple),
    at=some.integers(0, 11),
    running_since=some.none() | some.datetimes(timezones=some.just(UTC)),
    focus=some.lists(FOCUS, max_size=5).map(tuple),
    item_id=some.none() | NUMBERS,
    round=some.none() | ROUNDS,
    title=some.text(),
    people=NUMBERS,
    ended=some.booleans(),
)


@given(STATES)
def test_a_state_survives_json_exactly(state: SessionState) -> None:
    """Through text and back, whatever it holds."""
    assert from_json(json.loads(json.dumps(to_json(state)))) == state


def test_a_state_of_a_newer_program_is_refused() -> None:
    """It may mean something that this one does not know."""
    newer = {**to_json(SessionState("30", (PhaseState("open", 2),))), "version": 99}
    with pytest.raises(CasebookError, match="newer Balcony"):
        from_json(newer)


@pytest.mark.parametrize("broken", [{}, {"preset": "30"}, {"running_since": "yesterday"}])
def test_a_state_that_is_none_is_refused_in_words(broken: dict[str, str]) -> None:
    """Half a state is no state."""
    whole = to_json(SessionState("30", (PhaseState("open", 2),), running_since=datetime(2026, 3, 3, tzinfo=UTC)))
    with pytest.raises(CasebookError, match="begin another one"):
        from_json(whole | broken if "running_since" in broken else broken)
