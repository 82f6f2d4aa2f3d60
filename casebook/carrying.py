"""Rows that a log holds again: a team's log grows from meeting to meeting, and most of its rows are known already."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
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


def carried_over(rows: Sequence[NewItem], name: str, known: Sequence[CaseItem]) -> list[Carried]:
    """The rows that are in the casebook already.

    A row is known when its text, its unit and the day it was raised are those of an earlier item. Without a day, the
    log must have the same name as well: the same words in another meeting's notes are a second occasion. Two equal rows
    of one log stay two items.

    Args:
        rows: Those of the new log, in order.
        name: The new log's name.
        known: The items of the casebook.
    """
    waiting: dict[tuple[object, ...], list[CaseItem]] = {}
    for item in sorted(known, key=lambda each: -each.id):
        if item.parent_id is None:
            waiting.setdefault(_mark(item.text, item.facts, item.log_name), []).append(item)
    found = []
    for place, row in enumerate(rows):
        alike = waiting.get(_mark(row.item.text, row.facts, name))
        if alike:
            item = alike.pop()
            facts = merged(item.facts, row.facts)
            found.append(Carried(place, item.id, facts, facts != item.facts))
    return found


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
