"""Planned against what happened, as counts."""

from datetime import UTC, date, datetime

import pytest

from casebook.meeting.coverage import Coverage, ItemCoverage, coverage
from casebook.meeting.fidelity import HowItWent, fidelity, over_sessions
from casebook.meeting.state import Focus
from casebook.records import Action, Mark, PhaseRecord

NOW = datetime(2026, 3, 3, tzinfo=UTC)
PHASES = (
    PhaseRecord(1, 1, "open", 0, 2, 200, None, True),
    PhaseRecord(2, 1, "work", 1, 7, 0, "no time", False),
    PhaseRecord(3, 1, "close", 2, 2, 0, None, False),
)
COVERED = Coverage((ItemCoverage(1, True, True, True, True), ItemCoverage(2, True, False, False, False)))


def test_a_meeting_is_told_in_what_was_done_skipped_and_not_reached() -> None:
    """With minutes and the reason."""
    found = fidelity(PHASES, COVERED, 2)
    assert [(phase.went, phase.minutes, phase.why) for phase in found.phases] == [
        (HowItWent.DONE, 3, None),
        (HowItWent.SKIPPED, 0, "no time"),
        (HowItWent.NOT_REACHED, 0, None),
    ]
    assert (found.planned_minutes, found.minutes, found.number(HowItWent.SKIPPED)) == (11, 3, 1)
    assert (found.items, found.covered, found.owned_and_dated, found.voices) == (2, 2, 1, 2)


def test_several_meetings_add_up() -> None:
    """A phase that was never done has no usual length."""
    longer = (PhaseRecord(4, 2, "open", 0, 4, 600, None, True),)
    found = over_sessions([fidelity(PHASES, COVERED, 2), fidelity(longer, Coverage(()), 1)])
    opened, work, _ = found.phases
    assert (opened.planned, opened.done, opened.usual_planned, opened.usual_minutes) == (2, 2, 3, 6.5)
    assert (work.skipped, work.usual_minutes) == (1, None)
    assert (found.sessions, found.voices, found.items) == (2, 3, 2)


def test_no_meeting_is_counted_as_none() -> None:
    """And divides by nothing."""
    assert over_sessions([]).sessions == 0


@pytest.mark.parametrize(
    ("focus", "marks", "actions", "expected"),
    [
        (Focus(1), (), (), (False, False, False)),
        (Focus(1, shown=True), (), (), (True, False, False)),
        (Focus(1), (Mark(1, 1, "covered", "yes", NOW, 1),), (), (True, False, False)),
        (Focus(1), (), (Action(1, "x", 1),), (True, True, False)),
        (Focus(1), (), (Action(1, "x", 1, owner="Ana", due=date(2026, 4, 1)),), (True, True, True)),
        (Focus(1), (), (Action(1, "x", 2, owner="Ana", due=date(2026, 4, 1)),), (False, False, False)),
    ],
)
def test_an_item_is_covered_once_it_was_shown_named_or_acted_on(
    focus: Focus, marks: tuple[Mark, ...], actions: tuple[Action, ...], expected: tuple[bool, ...]
) -> None:
    """Shown, decided, owned and dated."""
    [found] = coverage([focus], {}, NOW, actions, (), marks).items
    assert (found.shown, found.decided, found.owned_and_dated) == expected
