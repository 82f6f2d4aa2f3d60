"""How many items there are of each kind, and in each place.

Units come in alphabetical order and levels from the team outwards: never by their numbers, which would be a ranking.
"""

from collections.abc import Callable, Iterable, Sequence

from casebook.patterns.periods import month_key, months_of
from casebook.patterns.tables import Counts, Table, count, cross
from casebook.records import CaseItem
from codebook.keys import Driver, Label, Strategy

LEVELS = ("team", "building", "district", "state")
"""The playbook's levels, from the team outwards; an organisation's own words follow them."""
Key = Callable[[CaseItem], str | None]


def countable(items: Sequence[CaseItem]) -> list[CaseItem]:
    """The items without those that were split: their parts stand for them, and nothing is counted twice."""
    split = {item.parent_id for item in items}
    return [item for item in items if item.id not in split]


def by_label(items: Iterable[CaseItem]) -> Counts:
    """Items by label; None is what nobody has read yet."""
    return count((item.label for item in items), tuple(Label))


def by_strategy(items: Iterable[CaseItem]) -> Counts:
    """Adaptive items by strategy."""
    return count((item.strategy for item in items if item.label is Label.ADAPTIVE), tuple(Strategy))


def by_driver(items: Iterable[CaseItem]) -> Counts:
    """Challenges by driver."""
    return count((item.driver for item in challenges(items)), tuple(Driver))


def by_level(items: Iterable[CaseItem]) -> Counts:
    """Items by level, from the team outwards."""
    kept = list(items)
    return count((item.facts.level for item in kept), _levels(kept))


def by_unit(items: Iterable[CaseItem]) -> Counts:
    """Items by school, ward or site, in alphabetical order."""
    return _alphabetical(items, lambda item: item.facts.unit)


def by_role(items: Iterable[CaseItem]) -> Counts:
    """Items by what the person is who raised them, in alphabetical order."""
    return _alphabetical(items, lambda item: item.facts.role)


def by_month(items: Iterable[CaseItem]) -> Counts:
    """Items by the month they were raised in; a month without any counts zero."""
    kept = list(items)
    return count((_month(item) for item in kept), months_of(kept))


def label_by_month(items: Iterable[CaseItem]) -> Table:
    """Months by label."""
    kept = list(items)
    return cross(((_month(item), item.label) for item in kept), months_of(kept), tuple(Label))


def driver_by_label(items: Iterable[CaseItem]) -> Table:
    """Drivers by the two kinds of challenge."""
    pairs = ((item.driver, item.label) for item in challenges(items))
    return cross(pairs, tuple(Driver), (Label.TECHNICAL, Label.ADAPTIVE))


def level_by_label(items: Iterable[CaseItem]) -> Table:
    """Levels by label."""
    kept = list(items)
    return cross(((item.facts.level, item.label) for item in kept), _levels(kept), tuple(Label))


def unit_by_label(items: Iterable[CaseItem]) -> Table:
    """Units by label, in alphabetical order."""
    kept = list(items)
    return cross(((item.facts.unit, item.label) for item in kept), by_unit(kept).keys, tuple(Label))


def months_by_level(items: Iterable[CaseItem]) -> tuple[tuple[str | None, Table], ...]:
    """Small multiples: months by label for each level, all over the same months so that they can be compared."""
    kept = list(items)
    months = [*months_of(kept), *_undated(kept)]
    columns = tuple(by_label(kept).keys)
    found = []
    for level in by_level(kept).keys:
        pairs = [(_month(item), item.label) for item in kept if item.facts.level == level]
        found.append((level, cross(pairs, months, columns)))
    return tuple(found)


def challenges(items: Iterable[CaseItem]) -> list[CaseItem]:
    """The items in which somebody is stuck."""
    return [item for item in items if item.label in (Label.TECHNICAL, Label.ADAPTIVE)]


def _undated(items: Sequence[CaseItem]) -> list[None]:
    return [None] if any(item.facts.raised is None for item in items) else []


def _month(item: CaseItem) -> str | None:
    return month_key(item.facts.raised) if item.facts.raised else None


def _levels(items: Sequence[CaseItem]) -> tuple[str, ...]:
    named = {item.facts.level for item in items}
    return tuple(level for level in LEVELS if level in named)


def _alphabetical(items: Iterable[CaseItem], key: Key) -> Counts:
    found = [key(item) for item in items]
    named: set[str] = {each for each in found if each}
    ordered = sorted(named, key=lambda name: (name.casefold(), name))
    return count(found, ordered)
