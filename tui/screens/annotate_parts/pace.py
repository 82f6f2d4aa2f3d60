"""How far an annotator is and how fast, said plainly and without a push. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.annotate_data import Work

_LAST = 20
_FEWEST = 5
"""With fewer items a speed says nothing."""
_BREAK = timedelta(minutes=10)
"""A longer pause is a break and no work."""


def items_an_hour(times: Iterable[datetime | None]) -> tuple[int, int] | None:
    """How many items an hour, and over how many of the last ones, breaks left out; None where too few are done."""
    latest = sorted(at for at in times if at is not None)[-_LAST:]
    gaps = [later - earlier for earlier, later in pairwise(latest)]
    worked = [gap for gap in gaps if gap <= _BREAK]
    spent = sum(worked, timedelta())
    if len(worked) < _FEWEST - 1 or not spent:
        return None
    return round(len(worked) / (spent / timedelta(hours=1))), len(latest)


def pace_words(annotator: str, done: int, left: int, shared: str, speed: tuple[int, int] | None) -> str:
    """The line above the item; of the speed it says on how many items it rests."""
    parts = [annotator, f"{done:,} done", f"{left:,} left", *([shared] if shared else [])]
    if speed is not None:
        parts.append(f"{speed[0]:,} an hour (last {speed[1]})")
    return " · ".join(parts)


def shared_words(work: "Work") -> str:
    """With how many the items are shared, and how many of them are whose; nothing where one labels alone."""
    if not work.others:
        return ""
    if work.by_everyone:
        return "both label every item" if work.others == 1 else f"all {work.others + 1} label every item"
    return f"your share: {work.share:,} of {work.in_casebook:,}"
