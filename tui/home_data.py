"""What the home screen shows, fetched in a thread: no widget is touched here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.database.items import count_items, get_item, get_items, ids_of_items, words_in_use
from casebook.database.ledger import history
from casebook.database.likenesses import list_likenesses
from casebook.database.logs import all_logs
from casebook.database.sessions import list_sessions
from casebook.records import CaseItem, LogRecord, SessionRecord
from codebook.keys import Stage
from strategies.advice import advise

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.explaining import Shown as Sign
    from casebook.records import Event, Likeness
    from strategies.advice import Advice
    from strategies.schema import Playbook
    from tui.services import Services

WHOLE = ItemFilter(split=False)
"""Everything, a split item's parts in its place."""


@dataclass(frozen=True, slots=True)
class Places:
    """What one can look at: everything, what wants a person, each log, each session."""

    items: int
    wanting: int
    """Items that want a person's look."""
    came_back: int
    logs: tuple[LogRecord, ...]
    sessions: tuple[SessionRecord, ...]
    words: dict[str, tuple[str, ...]]
    """Levels, units and roles that occur."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around one item, beside the item itself."""

    item: CaseItem
    events: "tuple[Event, ...]"
    like: "tuple[tuple[Likeness, CaseItem], ...]"
    """Items that say the same, each with how they hang together."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the right-hand side shows."""

    around: Around
    advice: "Advice | None"
    indicators: "tuple[Sign, ...]"


def places(casebook: "Casebook") -> Places:
    """What there is to look at."""
    return Places(
        items=count_items(casebook, WHOLE),
        wanting=count_items(casebook, ItemFilter(split=False, needs_person=True)),
        came_back=count_items(casebook, ItemFilter(split=False, recurring=True)),
        logs=all_logs(casebook),
        sessions=list_sessions(casebook),
        words=words_in_use(casebook),
    )


def ids(casebook: "Casebook", wanted: ItemFilter, order: ItemOrder) -> tuple[int, ...]:
    """The ids of the items that are wanted, in order."""
    return ids_of_items(casebook, wanted, order=order)


def piece(casebook: "Casebook", wanted: Sequence[int]) -> tuple[CaseItem, ...]:
    """Some items by id."""
    return get_items(casebook, wanted)


def recurring_ids(casebook: "Casebook") -> frozenset[int]:
    """Ids of the items that say again what an earlier one said."""
    return frozenset(each.item_id for each in list_likenesses(casebook))


def around(casebook: "Casebook", item_id: int) -> Around:
    """One item with its history and the items like it."""
    item = get_item(casebook, item_id)
    found = list_likenesses(casebook, item_id=item_id)
    others = {other.id: other for other in get_items(casebook, [_other(each, item_id) for each in found])}
    like = tuple((each, others[_other(each, item_id)]) for each in found if _other(each, item_id) in others)
    return Around(item, history(casebook, item_id), like)


def shown(services: "Services", item_id: int, *, with_signs: bool) -> Shown:
    """One item with advice and, where asked for, the signs in its words."""
    found = around(services.casebook(), item_id)
    signs = services.explainer().explain([found.item.text])[0] if with_signs else ()
    return Shown(found, advice_for(found.item, services.playbook()), signs)


def advice_for(item: CaseItem, playbook: "Playbook") -> "Advice | None":
    """What the playbook says about an item as it stands."""
    if item.label is None:
        return None
    mixed = bool(item.reading and item.reading.mixed and not item.verdict)
    stage = Stage(item.facts.stage) if item.facts.stage in list(Stage) else None
    return advise(playbook, item.label, item.strategy, item.driver, stage, item.facts.level, mixed=mixed)


def _other(recurrence: "Likeness", item_id: int) -> int:
    return recurrence.like_id if recurrence.item_id == item_id else recurrence.item_id
