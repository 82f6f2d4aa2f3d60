"""Where barriers pile up against the year's own mean, and which driver might make up for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from casebook.patterns.counts import by_driver, countable
from casebook.patterns.periods import Period
from casebook.records import CaseItem
from codebook.keys import Driver, Label

YEAR = 365
_FEWEST = 4
"""Fewer barriers than this are never called a pile."""
_SPREADS = 2.0
"""How many times the spread of a count (its square root) it must lie above the mean."""

Links = Mapping[Driver, Sequence[Driver]]
"""For each driver, those that it can make up for when it is strong: the playbook's `compensates`."""


@dataclass(frozen=True, slots=True)
class DriverBar:
    """One driver in a period."""

    driver: Driver
    now: int
    technical: int
    adaptive: int
    usual: float | None
    """The mean for as many days over the year before; None where the records do not reach back that far."""
    piles_up: bool
    compensating: tuple[Driver, ...]
    """Where it piles up: drivers that might make up for it, those with the fewest barriers of their own first."""


@dataclass(frozen=True, slots=True)
class DriverProfile:
    """All drivers, in the codebook's order."""

    period: Period
    bars: tuple[DriverBar, ...]


def driver_profile(items: Sequence[CaseItem], period: Period, links: Links) -> DriverProfile:
    """Compare each driver's barriers in a period with the mean of the year before it.

    Args:
        items: All items, those before the period as well.
        period: What is looked at.
        links: The playbook's compensatory links.
    """
    kept = countable(items)
    now = period.items(kept)
    usual = _usual(kept, period)
    numbers = by_driver(now)
    piles = {driver for driver in Driver if _piles_up(numbers.of(driver), usual.get(driver))}
    bars = []
    for driver in Driver:
        here = [item for item in now if item.driver is driver]
        helpers = [each for each in Driver if driver in links.get(each, ()) and each not in piles]
        bars.append(
            DriverBar(
                driver=driver,
                now=len(here),
                technical=sum(item.label is Label.TECHNICAL for item in here),
                adaptive=sum(item.label is Label.ADAPTIVE for item in here),
                usual=usual.get(driver),
                piles_up=driver in piles,
                compensating=tuple(sorted(helpers, key=numbers.of)) if driver in piles else (),
            )
        )
    return DriverProfile(period, tuple(bars))


def _usual(items: Sequence[CaseItem], period: Period) -> dict[Driver, float]:
    """Each driver's mean for a stretch as long as the period, over the year before, or as much of it as is known."""
    earlier = Period(period.first - timedelta(days=YEAR), period.first - timedelta(days=1)).items(items)
    days = [item.facts.raised for item in earlier if item.facts.raised]
    known = (period.first - min(days)).days if days else 0
    if known < period.days:
        return {}
    numbers = by_driver(earlier)
    return {driver: numbers.of(driver) * period.days / known for driver in Driver}


def _piles_up(now: int, usual: float | None) -> bool:
    return usual is not None and now >= _FEWEST and now >= usual + _SPREADS * sqrt(max(usual, 1.0))
