"""Who was heard before and is not heard now. A role or a unit, never a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casebook.patterns.periods import Period
from casebook.records import CaseItem

_FEWEST = 3
"""With fewer items than this, one role is chance and not a pattern."""


@dataclass(frozen=True, slots=True)
class MissingVoices:
    """Voices that a period lacks, in alphabetical order."""

    roles: tuple[str, ...]
    """Roles that raised something before, and nothing in this period."""
    units: tuple[str, ...]
    """Units that raised something before, and nothing in this period."""
    single_role: str | None
    """The one role that all items come from; None where there are several, or too few items to tell."""
    without_role: int
    """Items of the period that do not say who raised them."""


def missing_voices(items: Sequence[CaseItem], period: Period) -> MissingVoices:
    """Compare who was heard in a period with all that came before it."""
    now = period.items(items)
    earlier = [item for item in items if item.facts.raised and item.facts.raised < period.first]
    roles = [item.facts.role for item in now if item.facts.role]
    same = {_plain(role) for role in roles}
    return MissingVoices(
        roles=_gone(earlier, now, lambda item: item.facts.role),
        units=_gone(earlier, now, lambda item: item.facts.unit),
        single_role=roles[0] if len(same) == 1 and len(roles) >= _FEWEST else None,
        without_role=sum(not item.facts.role for item in now),
    )


def _gone(
    earlier: Sequence[CaseItem], now: Sequence[CaseItem], key: Callable[[CaseItem], str | None]
) -> tuple[str, ...]:
    if not now:  # nothing was raised at all: everybody is missing, which says nothing of anybody
        return ()
    heard = {_plain(value) for item in now if (value := key(item))}
    before = {_plain(value): value for item in earlier if (value := key(item))}
    return tuple(sorted((value for plain, value in before.items() if plain not in heard), key=str.casefold))


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
