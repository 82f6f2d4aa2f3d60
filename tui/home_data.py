"""Fetches what the home screen shows, in a thread: no widget is touched here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.database.items import count_items, get_item, get_items, ids_of_items, words_in_use
from casebook.database.ledger import history
from casebook.database.likenesses import list_likenesses
from casebook.database.logs import all_logs
from casebook.database.sessions import list_sessions
from casebook.records import CaseItem
from casebook.recurrence.suggested import questions_about
from codebook.keys import Label, Stage, Strategy
from strategies.advice import advise
from tui.home_records import WHOLE, Around, Listed, Places, Shown

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from strategies.advice import Advice
    from strategies.schema import Playbook
    from tui.services import Services


def listed(casebook: "Casebook", wanted: ItemFilter, order: ItemOrder, *, with_places: bool) -> Listed:
    """The ids of the items that are wanted, in order, and what there is to look at."""
    return Listed(ids_of_items(casebook, wanted, order=order), places(casebook) if with_places else None)


def places(casebook: "Casebook") -> Places:
    """What there is to look at."""
    return Places(
        items=count_items(casebook, WHOLE),
        wanting=count_items(casebook, ItemFilter(split=False, needs_person=True)),
        more_than_once=count_items(casebook, ItemFilter(split=False, recurring=True)),
        logs=all_logs(casebook),
        sessions=list_sessions(casebook),
        words=words_in_use(casebook),
        again=frozenset(each.item_id for each in list_likenesses(casebook)),
    )


def piece(casebook: "Casebook", wanted: Sequence[int]) -> dict[int, CaseItem]:
    """Some items by id; one that has gone meanwhile is missing."""
    return {item.id: item for item in get_items(casebook, wanted)}


def around(casebook: "Casebook", item_id: int) -> Around:
    """One item with its history and the items like it."""
    item = get_item(casebook, item_id)
    pairs = [
        (each, each.like_id if each.item_id == item_id else each.item_id)
        for each in list_likenesses(casebook, item_id=item_id)
    ]
    others = piece(casebook, [other for _, other in pairs])
    like = tuple((each, others[other]) for each, other in pairs if other in others)
    return Around(item, history(casebook, item_id), like, questions_about(casebook, item_id))


def shown(services: "Services", item_id: int, *, with_signs: bool) -> Shown:
    """One item with advice and, where asked for, the signs in its words."""
    found, playbook = around(services.casebook(), item_id), services.playbook()
    signs = services.explainer().explain([found.item.text])[0] if with_signs else ()
    return Shown(found, playbook, advice_for(found.item, playbook), signs)


def advice_for(
    item: CaseItem, playbook: "Playbook", *, strategy: Strategy | None = None, label: Label | None = None
) -> "Advice | None":
    """What the playbook says about an item as it stands, or with the label or strategy that a group gave it."""
    label = label or item.label
    if label is None:
        return None
    mixed = bool(item.reading and item.reading.mixed and not item.verdict)
    stage = Stage(item.facts.stage) if item.facts.stage in list(Stage) else None
    # Nobody read it and nobody chose a strategy: then the first thing is to find out what the challenge is.
    first = strategy or item.strategy or (Strategy.IDENTIFY if label is Label.ADAPTIVE else None)
    return advise(playbook, label, first, item.driver, stage, item.facts.level, mixed=mixed)
