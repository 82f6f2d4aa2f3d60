"""What flows from the casebook to the home screen. It loads no database, so that the screen stands at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.database.item_filter import ItemFilter

if TYPE_CHECKING:
    from casebook.explaining import Shown as Sign
    from casebook.records import CaseItem, Event, Likeness, LogRecord, SessionRecord
    from casebook.recurrence.suggestion import Question
    from strategies.advice import Advice
    from strategies.schema import Playbook

WHOLE = ItemFilter(split=False)
"""Everything, a split item's parts in its place."""


@dataclass(frozen=True, slots=True)
class Places:
    """What one can look at: everything, what wants a person, each log, each session."""

    items: int
    wanting: int
    """Items that want a person's look."""
    more_than_once: int
    """Items that were said more than once, here or elsewhere."""
    logs: "tuple[LogRecord, ...]"
    sessions: "tuple[SessionRecord, ...]"
    words: dict[str, tuple[str, ...]]
    """Levels, units and roles that occur."""
    again: frozenset[int]
    """Ids of the items that say again what an earlier one said."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The items that are wanted, in order, and what else there is where that was asked for."""

    ids: tuple[int, ...]
    places: Places | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around one item, beside the item itself."""

    item: "CaseItem"
    events: "tuple[Event, ...]"
    like: "tuple[tuple[Likeness, CaseItem], ...]"
    """Items that say the same, each with how they hang together."""
    perhaps: "tuple[Question, ...]" = ()
    """Earlier items that may be the same trouble in other words: for a person to say."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the right-hand side shows."""

    around: Around
    playbook: "Playbook"
    advice: "Advice | None"
    signs: "tuple[Sign, ...]"
