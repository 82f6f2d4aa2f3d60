"""Rows that a log holds again: a team's log grows from meeting to meeting, and most of its rows are known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.intake.dates import is_ambiguous, turned
from casebook.records import CaseItem


@dataclass(frozen=True, slots=True)
class Carried:
    """A row that stands for an item of an earlier log."""

    place: int
    """Which of the new rows it is, from 0."""
    item_id: int
    facts: ItemFacts
    """What both rows say together."""
    changed: bool
    """Whether the new row says something that was not known."""
    turned: bool = False
    """Whether its date was read with day and month the other way round before."""


def carried_over(rows: Sequence[NewItem], name: str, known: Sequence[CaseItem]) -> list[Carried]:
    """The rows that are in the casebook already.

    A row is known when its text, its unit and the day it was raised are those of an earlier item. Without a day, the
    log must have the same name as well: the same words in another meeting's notes are a second occasion. Two equal rows
    of one log stay two items. A row whose date is that of an earlier item with day and month the other way round is the
    same too, where the date was written so that it may be either: it was read in another order then.

    Args:
        rows: Those of the new log, in order.
        name: The new log's name.
        known: The items of the casebook.
    """
    waiting: dict[tuple[object, ...], list[CaseItem]] = {}
    for item in sorted(known, key=lambda each: -each.id):
        if item.parent_id is None:
            waiting.setdefault(_mark(item.text, item.facts, item.log_name), []).append(item)
    found: dict[int, Carried] = {}
    for place, row in enumerate(rows):
        alike = waiting.get(_mark(row.item.text, row.facts, name))
        if alike:
            found[place] = _carried(place, row, alike.pop())
    for place, row in enumerate(rows):  # only those that no item fits as it stands
        facts = _turned(row.facts)
        alike = waiting.get(_mark(row.item.text, facts, name)) if place not in found and facts else None
        either = [item for item in alike or () if _may_be_either(row.item.columns) or _may_be_either(item.columns)]
        if alike and either:
            alike.remove(either[-1])
            found[place] = replace(_carried(place, row, either[-1]), turned=True)
    return [found[place] for place in sorted(found)]


def _carried(place: int, row: NewItem, item: CaseItem) -> Carried:
    facts = merged(item.facts, row.facts)
    return Carried(place, item.id, facts, facts != item.facts)


def _turned(facts: ItemFacts) -> ItemFacts | None:
    other = turned(facts.raised) if facts.raised else None
    return replace(facts, raised=other) if other else None


def _may_be_either(columns: Mapping[str, str]) -> bool:
    """Whether a row holds a date that could be two."""
    return any(map(is_ambiguous, columns.values()))


def merged(before: ItemFacts, now: ItemFacts) -> ItemFacts:
    """What a later row says, and what an earlier one said where the later one is silent.

    What is open again is not closed any more: its closing day goes.
    """
    said = {
        field.name: getattr(before, field.name) if getattr(now, field.name) is None else getattr(now, field.name)
        for field in fields(ItemFacts)
    }
    if now.status in (Status.OPEN, Status.IN_PROGRESS) and now.closed is None:
        said["closed"] = None
    return ItemFacts(**said)


def _mark(text: str, facts: ItemFacts, log_name: str) -> tuple[object, ...]:
    when: object = facts.raised or ("log", log_name)
    return plain_words(text), plain_words(facts.unit or ""), when


def plain_words(text: str) -> str:
    """A text as rows are compared: spaces, lines, upper and lower case do not count."""
    return " ".join(text.split()).casefold()
