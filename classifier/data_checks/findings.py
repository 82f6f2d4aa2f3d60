"""What a check of the training data says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How serious a finding is."""

    GOOD = "good"
    WARN = "warn"
    """A model can be trained, and is the worse for it."""
    FAIL = "fail"
    """Training stops, or the figures of a model trained on this would be untrue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found, with the remedy in its sentence where one is needed."""

    check: str
    grade: Grade
    says: str
    places: tuple[str, ...] = ()
    """Lines, items or words that it is about; never an item's text, since test items are not looked at."""
    counts: tuple[tuple[str, int], ...] = ()


def worst(findings: Iterable[Finding]) -> Grade:
    """The most serious grade of all."""
    return max((finding.grade for finding in findings), key=list(Grade).index, default=Grade.GOOD)


def some(number: int, noun: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def share(part: int, whole: int) -> float:
    """A part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0
