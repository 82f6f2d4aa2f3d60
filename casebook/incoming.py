"""What comes into the casebook as items: a log's rows, and the parts of a mixed item."""

from dataclasses import dataclass

from casebook.facts import NO_FACTS, ItemFacts
from casebook.items import Item
from casebook.records import StoredReading
from codebook.keys import Driver, Label, Strategy


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item on its way into the casebook."""

    item: Item
    facts: ItemFacts = NO_FACTS
    reading: StoredReading | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a mixed item, as a person took it apart."""

    text: str
    label: Label
    strategy: Strategy | None = None
    driver: Driver | None = None
