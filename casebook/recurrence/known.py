"""What the casebook already knows of troubles that were raised more than once."""

from collections.abc import Sequence

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions
from casebook.database.likenesses import list_likenesses
from casebook.records import CaseItem
from casebook.recurrence.grouping import connected
from casebook.recurrence.matching import Match
from casebook.recurrence.recurrences import Recurrence, recurrences


def known_recurrences(casebook: Casebook, items: Sequence[CaseItem]) -> tuple[Recurrence, ...]:
    """The groups of like items among these, as they were found or linked before; nothing is compared anew."""
    pairs = [
        Match(min(each.item_id, each.like_id), max(each.item_id, each.like_id), each.similarity)
        for each in list_likenesses(casebook)
    ]
    groups = tuple(group for group, _ in connected(pairs))
    return tuple(recurrences(groups, {item.id: item for item in items}, list_actions(casebook)))
