"""Finds what names a person in a text."""

from bisect import bisect
from collections.abc import Iterable

from casebook.redaction.identifiers import identifiers
from casebook.redaction.kinds import Redaction
from casebook.redaction.names import initialled_names, presented_names, roster_names, titled_names
from casebook.redaction.roster import NO_ROSTER, Roster

_WAYS = (roster_names, titled_names, presented_names, initialled_names)


def find(text: str, roster: Roster = NO_ROSTER) -> tuple[Redaction, ...]:
    """What should be hidden in a text, in order; no two overlap.

    Args:
        text: Any text.
        roster: Names to look for; without one, a name is found behind a title or an initial.
    """
    names = [each for way in _WAYS for each in way(text, roster)]
    names.sort(key=lambda each: each.start - each.end)  # `Maria Alvarez` before the `Alvarez` in it
    return _apart([*identifiers(text), *names])


def _apart(found: Iterable[Redaction]) -> tuple[Redaction, ...]:
    """Those that overlap nothing that came before them, in order of place."""
    kept: list[Redaction] = []
    for each in found:
        at = bisect(kept, each.start, key=lambda other: other.start)
        free = at == 0 or kept[at - 1].end <= each.start
        if free and (at == len(kept) or each.end <= kept[at].start):
            kept.insert(at, each)
    return tuple(kept)
