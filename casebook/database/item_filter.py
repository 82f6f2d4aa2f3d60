"""Which items are wanted, and in which order. Loads no database, so that a first screen can ask for it at once."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.facts import Status
from codebook.keys import Driver, Label, Strategy


class ItemOrder(StrEnum):
    """How a list of items is sorted."""

    IMPORTED = "imported"
    """As they came in."""
    NEWEST = "newest"
    """The last to come in first."""
    RAISED = "raised"
    """The last to be raised first; those without a date come last."""
    DOUBT = "doubt"
    """The least certain reading first."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What the wanted items have in common. An empty tuple, or None, asks for nothing in particular."""

    logs: tuple[int, ...] = ()
    labels: tuple[Label, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    drivers: tuple[Driver, ...] = ()
    levels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    text: str = ""
    """Words or parts of words that all stand in the text or its heading, upper and lower case alike."""
    month_from: str | None = None
    """The first month in which an item was raised, as 2026-03."""
    month_to: str | None = None
    """The last month, itself included."""
    needs_person: bool | None = None
    mixed: bool | None = None
    recurring: bool | None = None
    """Whether it was said more than once: another item says the same, earlier or later, here or elsewhere."""
    after_fix: bool | None = None
    """Whether it came back after a fix: an earlier item of the same place says the same, and had been settled."""
    decided: bool | None = None
    """Whether a person gave a verdict."""
    wins: bool | None = None
    split: bool | None = None
    """Whether it was split into parts; False leaves out what its parts already tell."""
    parent_id: int | None = None
    """Only the parts of that item."""
    ids: tuple[int, ...] = ()
    """Only these items, such as those behind a bar of the balcony."""


EVERYTHING = ItemFilter()
