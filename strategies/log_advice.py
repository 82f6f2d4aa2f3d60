"""What the patterns of a whole log suggest: pure counts in, the playbook's advice out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codebook.keys import Driver, Label, Strategy
from strategies.pattern_schema import LogAdviceEntry, LogPattern
from strategies.schema import Playbook


@dataclass(frozen=True)
class LogCounts:
    """What was counted over a log, or over a casebook."""

    items: int
    by_label: Mapping[Label, int] = field(default_factory=dict)
    by_driver: Mapping[Driver, int] = field(default_factory=dict)
    by_level: Mapping[str, int] = field(default_factory=dict)
    """By a level's key, or the log's own word for it."""
    by_reporter_role: Mapping[str, int] = field(default_factory=dict)
    wins: int = 0
    recurrences: int = 0
    """Items that say much the same as an earlier one."""
    recurrences_after_fix: int = 0
    """Those of them whose earlier one had been fixed."""
    escalations: int = 0
    unanswered: int = 0
    """Escalations whose day for the answer has passed without one."""
    open_actions: int = 0
    overdue_actions: int = 0
    unsure: int = 0
    """Readings that want a person's look."""


@dataclass(frozen=True)
class LogAdvice:
    """A pattern that shows in a log, and what the playbook says of it."""

    pattern: LogPattern
    name: str
    counts: str
    """What was counted, in one sentence."""
    means: str
    do: tuple[str, ...]
    ask: tuple[str, ...]
    strategy: Strategy | None
    strategy_name: str | None


@dataclass(frozen=True)
class _Counted:
    """A pattern's figures."""

    count: int
    of: int
    """Out of how many; below the entry's `min_items` nothing is said."""
    name: str = ""
    """What the count is of, where it is one among several."""
    fixed: int = 0


_BY_COUNT = {LogPattern.RECURRENCE, LogPattern.UNANSWERED, LogPattern.NO_WINS}
"""Patterns of which `at_least` is a count; that of all others is a share."""


def advise_on_log(playbook: Playbook, counts: LogCounts) -> tuple[LogAdvice, ...]:
    """The advice for every pattern that shows, the most telling first.

    What comes back after a fix comes first, for nothing else points as clearly at an adaptive challenge. The rest go by
    how far they are past their threshold, on the way from it to everything there is.
    """
    found = []
    for pattern, entry in playbook.log_advice.items():
        counted = _counted(playbook, counts, pattern)
        if counted.of >= max(entry.min_items, 1) and _excess(pattern, entry, counted) is not None:
            found.append((pattern, entry, counted))
    found.sort(key=lambda each: (each[2].fixed > 0, _excess(*each) or 0.0), reverse=True)
    return tuple(_advice(playbook, *each) for each in found)


def _excess(pattern: LogPattern, entry: LogAdviceEntry, counted: _Counted) -> float | None:
    """How far past its threshold a pattern is, from 0 to 1; None where it does not show."""
    if pattern is LogPattern.NO_WINS:
        return None if counted.count or counted.of < entry.at_least else 1 - entry.at_least / counted.of
    threshold = entry.at_least / counted.of if pattern in _BY_COUNT else entry.at_least
    share = counted.count / counted.of
    if not counted.count or share < threshold:
        return None
    return (share - threshold) / (1 - threshold) if threshold < 1 else 0.0


def _counted(playbook: Playbook, counts: LogCounts, pattern: LogPattern) -> _Counted:  # noqa: PLR0911 - a table
    challenges = counts.by_label.get(Label.TECHNICAL, 0) + counts.by_label.get(Label.ADAPTIVE, 0)
    levels = {each.key: each.name for each in playbook.levels.levels}
    match pattern:
        case LogPattern.RECURRENCE:
            return _Counted(counts.recurrences, counts.items, fixed=counts.recurrences_after_fix)
        case LogPattern.ONE_DRIVER:
            return _largest(dict(counts.by_driver), {key: entry.name for key, entry in playbook.drivers.items()})
        case LogPattern.ONE_LEVEL:
            return _largest(counts.by_level, levels)
        case LogPattern.ONE_REPORTER:
            return _largest(counts.by_reporter_role, {})
        case LogPattern.MOSTLY_TECHNICAL:
            return _Counted(counts.by_label.get(Label.TECHNICAL, 0), challenges)
        case LogPattern.NO_WINS:
            return _Counted(counts.wins, counts.items)
        case LogPattern.UNANSWERED:
            return _Counted(counts.unanswered, counts.escalations)
        case LogPattern.OVERDUE:
            return _Counted(counts.overdue_actions, counts.open_actions)
        case LogPattern.MOSTLY_UNSURE:
            return _Counted(counts.unsure, counts.items)


def _largest(by: Mapping[Any, int], names: Mapping[Any, str]) -> _Counted:
    if not by:
        return _Counted(0, 0)
    key = max(by, key=lambda each: by[each])
    return _Counted(by[key], sum(by.values()), names.get(key, str(key)))


def _advice(playbook: Playbook, pattern: LogPattern, entry: LogAdviceEntry, counted: _Counted) -> LogAdvice:
    sentence = playbook.headings.counts[pattern]
    share = counted.count / counted.of
    numbers = {"count": counted.count, "of": counted.of, "fixed": counted.fixed}
    values = {"share": f"{share:.0%}"} | {name: f"{number:,}" for name, number in numbers.items()}
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return LogAdvice(
        pattern=pattern,
        name=entry.name,
        counts=sentence.replace("{name}", counted.name),  # last: a name may hold anything
        means=entry.means,
        do=entry.do,
        ask=entry.ask,
        strategy=entry.strategy,
        strategy_name=playbook.strategies[entry.strategy].name if entry.strategy else None,
    )
