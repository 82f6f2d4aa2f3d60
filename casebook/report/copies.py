"""Rows that a later log holds again: the same words of the same place on the same day are one item, not two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casebook.records import Action, CaseItem, Escalation

_Key = tuple[str, str, date]


@dataclass(frozen=True)
class Merged:
    """Items of which each stands there once."""

    items: tuple[CaseItem, ...]
    latest: dict[int, int]
    """The id that stands for each one that was merged into it."""

    def actions(self, actions: Sequence[Action]) -> tuple[Action, ...]:
        """The actions, about the items that are left."""
        return tuple(replace(each, item_id=self.id_of(each.item_id)) for each in actions)

    def escalations(self, escalations: Sequence[Escalation]) -> tuple[Escalation, ...]:
        """The escalations, about the items that are left."""
        return tuple(replace(each, item_id=self.latest.get(each.item_id, each.item_id)) for each in escalations)

    def id_of(self, item_id: int | None) -> int | None:
        """The item that stands for one."""
        return None if item_id is None else self.latest.get(item_id, item_id)


def merge_copies(items: Sequence[CaseItem]) -> Merged:
    """Keep the latest row of each item, for it says how far the item is now, with whatever verdict there is.

    A row without a date, a split one and a part of one are left as they are.
    """
    groups: dict[_Key, list[CaseItem]] = {}
    parents = {item.parent_id for item in items}
    for item in items:
        if item.facts.raised and item.parent_id is None and item.id not in parents:
            key = (_plain(item.text), _plain(item.facts.unit or ""), item.facts.raised)
            groups.setdefault(key, []).append(item)
    kept: dict[int, CaseItem] = {}
    latest: dict[int, int] = {}
    for copies in groups.values():
        last = max(copies, key=lambda each: each.id)
        verdicts = [each.verdict for each in copies if each.verdict]
        closed = last.facts.closed or max((c.facts.closed for c in copies if c.facts.closed), default=None)
        facts = replace(last.facts, closed=closed)
        newest = max(verdicts, key=lambda each: each.decided) if verdicts else None
        kept[last.id] = replace(last, verdict=newest, facts=facts)
        latest.update({each.id: last.id for each in copies if each is not last})
    left = (kept.get(item.id, item) for item in items if item.id not in latest)
    return Merged(tuple(left), latest)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
