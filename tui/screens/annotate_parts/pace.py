"""How far an annotator is and how fast, said plainly and without a push. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

_LAST = 20
_FEWEST = 5
"""With fewer items a speed says nothing."""
_BREAK = timedelta(minutes=10)
"""A longer pause is a break and no work."""


def items_an_hour(times: Iterable[datetime | None]) -> int | None:
    """How many items an hour over the last twenty, breaks left out; None where too few are done to say."""
    latest = sorted(at for at in times if at is not None)[-_LAST:]
    gaps = [later - earlier for earlier, later in pairwise(latest)]
    worked = [gap for gap in gaps if gap <= _BREAK]
    spent = sum(worked, timedelta())
    if len(worked) < _FEWEST - 1 or not spent:
        return None
    return round(len(worked) / (spent / timedelta(hours=1)))


def pace_words(annotator: str, done: int, left: int, speed: int | None) -> str:
    """The line above the item."""
    parts = [annotator, f"{done:,} done", f"{left:,} left for you"]
    if speed is not None:
        parts.append(f"{speed} an hour over the last {_LAST}")
    return " · ".join(parts)
