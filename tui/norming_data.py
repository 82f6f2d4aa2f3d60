"""Begins a norming session and keeps where it stands, so that it goes on after a restart."""

from typing import TYPE_CHECKING

from casebook.annotating.adjudication import disputes
from casebook.annotating.item_keys import items_by_key
from casebook.annotating.norming import Norming
from casebook.annotating.profiles import load_assignment
from casebook.annotating.queue_parts import chance
from casebook.database.items import get_items
from casebook.database.preferences import get_setting, set_setting
from codebook.errors import NothingToDoError, UsageError

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.records import CaseItem

_KEY = "annotating.norming"
_ITEMS = 8
"""What a group can talk about in half an hour."""
_FEWEST = 2

Session = tuple[Norming, "dict[int, CaseItem]"]
_PLACE = "place"
"""Beside the session: at which of its items the group is."""


def load_norming(casebook: "Casebook") -> Session | None:
    """The session that was begun last, with its items; None where there is none, or an item of it has gone."""
    plain = get_setting(casebook, _KEY)
    if plain is None:
        return None
    session = Norming.from_plain(plain)
    items = {item.id: item for item in get_items(casebook, session.items)}
    return (session, items) if len(items) == len(session.items) else None


def place_of(casebook: "Casebook", session: Norming) -> int:
    """At which of its items the group was; their count where it was done."""
    kept = (get_setting(casebook, _KEY) or {}).get(_PLACE)
    if isinstance(kept, int) and 0 <= kept <= len(session.items):
        return kept
    hidden = (at for at, item in enumerate(session.items) if item not in session.revealed)
    return next(hidden, len(session.items))


def keep_norming(casebook: "Casebook", session: Norming, place: int) -> None:
    """Keep how far it is, and at which item."""
    set_setting(casebook, _KEY, {**session.as_plain(), _PLACE: place})


def participants_of(casebook: "Casebook") -> tuple[str, ...]:
    """Who would take part in a session that is begun now."""
    return load_assignment(casebook).annotators


def unsay(session: Norming, item: int) -> Norming:
    """The session without the last blind label of an item.

    Raises:
        UsageError: The item is revealed: what was said blind stays.
        NothingToDoError: Nobody has labelled it.
    """
    if item in session.revealed:
        raise UsageError("what was said before the spread was shown stays as it is; say a second word instead")
    plain = session.as_plain()
    said = [vote for vote in plain["blind"] if vote[0] == item]
    if not said:
        raise NothingToDoError("nobody has labelled this item yet")
    return Norming.from_plain({**plain, "blind": [vote for vote in plain["blind"] if vote != said[-1]]})


def begin(casebook: "Casebook") -> Session:
    """Begin a session on items that people differ about, others by chance where those are few.

    Raises:
        UsageError: Fewer than two people label, or there is no item.
    """
    people = participants_of(casebook)
    if len(people) < _FEWEST:
        raise UsageError("a session needs two people or more: add their names with p on the screen before this one")
    differing = [each.item_id for each in disputes(casebook)]
    by_key = items_by_key(casebook)
    by_chance = [
        by_key[key].id for key in sorted(by_key, key=lambda key: chance(0, "norming", key)) if not by_key[key].split
    ]
    chosen = list(dict.fromkeys([*differing, *by_chance]))[:_ITEMS]
    if not chosen:
        raise UsageError("there is no item to talk about; read a log in first")
    session = Norming(people, tuple(chosen))
    keep_norming(casebook, session, 0)
    found = load_norming(casebook)
    if found is None:
        raise UsageError("an item has gone meanwhile; begin again")
    return found
