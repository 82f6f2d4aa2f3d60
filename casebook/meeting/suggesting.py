"""Which items a meeting might look at, with the reasons in words. The group chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.facts import Status
from casebook.records import CaseItem
from casebook.recurrence.recurrences import Recurrence
from codebook.keys import Label

_OLD_DAYS = 60
_AFTER_FIX, _CAME_BACK, _MIXED, _ADAPTIVE, _UNITS, _UNSURE, _OLD, _WORD_FROM_NOBODY = 6, 4, 3, 3, 2, 2, 1, 1

_SEEMS_MIXED = "it seems to hold a technical and an adaptive part"
_PEOPLE_CHANGE = "people may have to change, and not only procedures"
_UNSURE_KIND = "the model is not sure what kind it is"
_TELL_THE_KIND = (_SEEMS_MIXED, _PEOPLE_CHANGE, _UNSURE_KIND)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item worth the group's time."""

    item: CaseItem
    reasons: tuple[str, ...]
    """The weightiest first."""
    weight: int
    open_reasons: tuple[str, ...] = ()
    """Those that give no kind away: people are to settle it before they see what the model thinks."""


def suggest_focus(
    items: Sequence[CaseItem], recurrences: Sequence[Recurrence], n: int, today: date | None = None
) -> tuple[Suggestion, ...]:
    """The items that call most for a group: adaptive or doubtful, back again, old, met in several units.

    Of items that say the same, only the one with the most weight is suggested. Wins, closed items, items that nobody is
    stuck in and wholes that were split are left out.

    Args:
        items: All items to choose from.
        recurrences: What is known of like items.
        n: How many at most.
        today: For how old an item is; without it, age does not count.
    """
    groups = {item_id: found for found in recurrences for item_id in found.item_ids}
    weighed = [_weighed(item, groups.get(item.id), today) for item in items if _open_challenge(item)]
    chosen: list[Suggestion] = []
    taken: set[int] = set()
    for each in sorted(weighed, key=lambda found: (-found.weight, found.item.facts.raised or date.max, found.item.id)):
        if len(chosen) >= n:
            break
        if each.weight and each.item.id not in taken:
            chosen.append(each)
            group = groups.get(each.item.id)
            taken.update(group.item_ids if group else (each.item.id,))
    return tuple(chosen)


def _open_challenge(item: CaseItem) -> bool:
    settled_as_none = item.label is Label.NONE and not item.needs_person
    return not (item.facts.win or item.split or item.facts.status is Status.CLOSED or settled_as_none)


def _weighed(item: CaseItem, group: Recurrence | None, today: date | None) -> Suggestion:
    reading = item.reading
    found: list[tuple[int, str]] = []
    if group and group.after_fix:
        found.append((_AFTER_FIX, "it came back after a fix"))
    elif group and group.came_back:
        found.append((_CAME_BACK, f"it was raised {group.occasions} times"))
    if group and group.elsewhere:
        found.append((_UNITS, f"{len(group.units)} units meet it"))
    if item.verdict is None and reading and reading.mixed:
        found.append((_MIXED, _SEEMS_MIXED))
    elif item.label is Label.ADAPTIVE:
        found.append((_ADAPTIVE, _PEOPLE_CHANGE))
    if reading and item.needs_person:
        found.append((_UNSURE, _UNSURE_KIND))
    elif item.needs_person:
        found.append((_WORD_FROM_NOBODY, "nobody has read it yet"))
    if today and item.facts.raised and (days := (today - item.facts.raised).days) >= _OLD_DAYS:
        found.append((_OLD, f"it has been open for {days // 30} months"))
    found.sort(key=lambda reason: -reason[0])
    reasons = tuple(words for _, words in found)
    unbiased = tuple(words for _, words in found if words not in _TELL_THE_KIND)
    return Suggestion(item, reasons, sum(weight for weight, _ in found), unbiased)
