"""The home screen's filter as words and as choices. Pure."""

from dataclasses import dataclass, replace
from typing import Any

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.facts import Status
from casebook.label_words import LABEL_WORDS
from casebook.report.dates import month_words
from codebook.keys import Driver, Label

ORDER_WORDS = {
    ItemOrder.IMPORTED: "as they came in",
    ItemOrder.NEWEST: "last in first",
    ItemOrder.RAISED: "last raised first",
    ItemOrder.DOUBT: "least certain first",
}
STATUS_WORDS = {Status.OPEN: "open", Status.IN_PROGRESS: "in progress", Status.CLOSED: "closed"}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One thing that can be switched on and off in the filter."""

    key: str
    words: str
    group: str
    on: bool


_FLAGS = (
    ("needs_person", "wants a person's look"),
    ("decided", "decided by a person"),
    ("mixed", "looks mixed"),
    ("recurring", "said more than once"),
    ("after_fix", "came back after a fix"),
    ("wins", "a win"),
)


def choices(wanted: ItemFilter, words: dict[str, tuple[str, ...]]) -> list[FilterChoice]:
    """Everything that the filter can ask for, with what it asks for now.

    Args:
        wanted: The filter.
        words: Levels, units and roles that occur.
    """
    found = [
        FilterChoice(f"labels:{label.value}", LABEL_WORDS[label], "label", label in wanted.labels) for label in Label
    ]
    found += [FilterChoice(f"{name}:yes", text, "look for", getattr(wanted, name) is True) for name, text in _FLAGS]
    found += [
        FilterChoice(f"statuses:{status.value}", text, "status", status in wanted.statuses)
        for status, text in STATUS_WORDS.items()
    ]
    found += [FilterChoice(f"drivers:{key.value}", key.value, "driver", key in wanted.drivers) for key in Driver]
    for group, name in (("level", "levels"), ("unit", "units"), ("role", "roles")):
        found += [
            FilterChoice(f"{name}:{word}", word, group, word in getattr(wanted, name)) for word in words.get(group, ())
        ]
    return found


def switched(wanted: ItemFilter, key: str) -> ItemFilter:
    """The filter with one choice switched over."""
    name, _, value = key.partition(":")
    if name in dict(_FLAGS):
        flag: dict[str, Any] = {name: None if getattr(wanted, name) else True}
        return replace(wanted, **flag)
    kinds = {"labels": Label, "statuses": Status, "drivers": Driver}
    made = kinds[name](value) if name in kinds else value
    there = getattr(wanted, name)
    keys: dict[str, Any] = {name: tuple(each for each in there if each != made) if made in there else (*there, made)}
    return replace(wanted, **keys)


def in_words(wanted: ItemFilter) -> str:
    """The filter in a few words; empty where it asks for nothing."""
    parts = ["one log" if len(wanted.logs) == 1 else ""]
    parts += [", ".join(LABEL_WORDS[label] for label in wanted.labels)]
    parts += [text for name, text in _FLAGS if getattr(wanted, name)]
    parts += [", ".join(STATUS_WORDS[status] for status in wanted.statuses)]
    parts += [", ".join(key.value.replace("_", " ") for key in keys) for keys in (wanted.strategies, wanted.drivers)]
    parts += [_months(wanted), "chosen on the balcony" if wanted.ids else ""]
    parts += [", ".join(found) for found in (wanted.levels, wanted.units, wanted.roles)]
    if wanted.text:
        parts.append(f"“{wanted.text}”")
    return " · ".join(part for part in parts if part)


def _months(wanted: ItemFilter) -> str:
    first, last = wanted.month_from, wanted.month_to
    if first and last:
        return month_words(first) if first == last else f"{month_words(first)} to {month_words(last)}"
    return f"from {month_words(first)}" if first else f"until {month_words(last)}" if last else ""
