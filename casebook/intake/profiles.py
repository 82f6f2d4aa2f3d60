"""What the values of a column look like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from casebook.intake.dates import DateStyle, parse_date
from casebook.intake.levels import is_level, stage_of
from casebook.intake.roles import role_of
from casebook.intake.statuses import is_status_word, status_of, yes_or_no

_SAMPLE = 300
"""So many values tell what a column holds."""
_ANY_YEAR = DateStyle(span=(date(2024, 1, 1), date(2024, 12, 31)))
_RANKS = ("low", "medium", "med", "high", "critical", "urgent", "h", "m", "l", "p0", "p1", "p2", "p3", "minor", "major")
_DISTINCT = 12
"""A column of codes repeats a few words."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The share of a column's values, from 0 to 1, that are of each kind; all 0 where it has none."""

    filled: int
    dates: float
    statuses: float
    status_words: float
    """Of those, the ones that mean a status under any header, as colours and numbers do not."""
    levels: float
    roles: float
    stages: float
    flags: float
    ranks: float
    numbers: float
    names: float
    words: float
    """How many words a value has in the median."""
    distinct: int


def profile(values: Sequence[str], header: str) -> Profile:
    """What the values of a column look like; blank ones do not count."""
    filled = [value.strip() for value in values if value.strip()]
    sample = filled[:: max(1, len(filled) // _SAMPLE)][:_SAMPLE]
    short = [value for value in sample if len(value) <= 80]  # noqa: PLR2004 - no code, date or role is longer

    def share(is_kind: Callable[[str], object]) -> float:
        return sum(bool(is_kind(value)) for value in short) / len(sample) if sample else 0.0

    return Profile(
        filled=len(filled),
        dates=share(lambda value: parse_date(value, _ANY_YEAR)),
        statuses=share(lambda value: status_of(value, header)),
        status_words=share(is_status_word),
        levels=share(is_level),
        roles=share(lambda value: role_of(value) == value.casefold()),
        stages=share(lambda value: stage_of(value) and len(value.split()) <= 3),  # noqa: PLR2004
        flags=share(lambda value: yes_or_no(value) is not None),
        ranks=share(lambda value: value.casefold() in _RANKS),
        numbers=share(_is_number),
        names=share(_looks_like_name),
        words=median(len(value.split()) for value in sample) if sample else 0,
        distinct=min(len({value.casefold() for value in sample}), _DISTINCT + 1),
    )


def repeats(found: Profile) -> bool:
    """Whether a column holds a few words again and again."""
    return found.distinct <= min(_DISTINCT, max(2, found.filled - 1))


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _looks_like_name(value: str) -> bool:
    """Whether it may be a person's name or address: two or three capitalised words that are no role."""
    words = value.replace(",", " ").split()
    capitalised = 1 < len(words) <= 4 and all(word[0].isupper() for word in words)  # noqa: PLR2004
    return "@" in value or (capitalised and role_of(value) is None)
