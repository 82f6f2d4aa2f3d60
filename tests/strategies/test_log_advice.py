"""What patterns of a whole log suggest."""

from typing import Any

import pytest

from codebook.keys import Driver, Label
from strategies.loader import load_playbook
from strategies.log_advice import LogCounts, advise_on_log
from strategies.pattern_schema import LogPattern

PLAYBOOK = load_playbook()
QUIET: dict[str, Any] = {
    "items": 40,
    "by_label": {Label.TECHNICAL: 20, Label.ADAPTIVE: 20},
    "by_driver": dict.fromkeys(Driver, 5),
    "by_level": {"team": 20, "building": 20},
    "by_reporter_role": {"teacher": 10, "coach": 10, "principal": 10},
    "wins": 3,
    "open_actions": 10,
}


def _shown(**counts: Any) -> list[LogPattern]:
    return [each.pattern for each in advise_on_log(PLAYBOOK, LogCounts(**(QUIET | counts)))]


def test_an_even_log_gets_no_advice() -> None:
    """Nothing is said for the sake of saying something."""
    assert _shown() == []
    assert advise_on_log(PLAYBOOK, LogCounts(items=0)) == ()


@pytest.mark.parametrize(
    ("counts", "pattern"),
    [
        ({"recurrences": 3}, LogPattern.RECURRENCE),
        ({"by_driver": {Driver.DATA: 20, Driver.TRAINING: 20}}, LogPattern.ONE_DRIVER),
        ({"by_level": {"team": 28, "building": 12}}, LogPattern.ONE_LEVEL),
        ({"by_label": {Label.TECHNICAL: 34, Label.ADAPTIVE: 6}}, LogPattern.MOSTLY_TECHNICAL),
        ({"wins": 0}, LogPattern.NO_WINS),
        ({"by_reporter_role": {"coach": 24, "teacher": 16}}, LogPattern.ONE_REPORTER),
        ({"escalations": 4, "unanswered": 1}, LogPattern.UNANSWERED),
        ({"overdue_actions": 4}, LogPattern.OVERDUE),
        ({"unsure": 20}, LogPattern.MOSTLY_UNSURE),
    ],
)
def test_each_pattern_shows_from_its_threshold_on(counts: dict[str, Any], pattern: LogPattern) -> None:
    """The shipped thresholds; alone."""
    assert _shown(**counts) == [pattern]


@pytest.mark.parametrize(
    "counts",
    [
        {"recurrences": 2},
        {"by_driver": {Driver.DATA: 19, Driver.TRAINING: 19, Driver.COACHING: 2}},
        {"by_level": {"team": 27, "building": 13}},
        {"by_label": {Label.TECHNICAL: 33, Label.ADAPTIVE: 7}},
        {"overdue_actions": 3},
        {"unsure": 19},
        {"items": 9, "wins": 0, "unsure": 9},
    ],
)
def test_nothing_is_said_below_a_threshold_or_of_a_small_log(counts: dict[str, Any]) -> None:
    """One less than it takes."""
    assert _shown(**counts) == []


def test_what_came_back_after_a_fix_is_told_first() -> None:
    """Then by how far past the threshold."""
    shown = _shown(recurrences=3, recurrences_after_fix=1, unsure=40, overdue_actions=4)
    assert shown == [LogPattern.RECURRENCE, LogPattern.MOSTLY_UNSURE, LogPattern.OVERDUE]


def test_advice_tells_the_counts_in_a_sentence() -> None:
    """With the playbook's name of what was counted."""
    (found,) = advise_on_log(PLAYBOOK, LogCounts(**(QUIET | {"by_driver": {Driver.DATA: 30, Driver.TRAINING: 10}})))
    assert found.counts == f"30 of 40 challenges sit in one driver: {PLAYBOOK.drivers[Driver.DATA].name}"
    assert found.do == PLAYBOOK.log_advice[LogPattern.ONE_DRIVER].do
