"""Finds out in the casebook which items of a meeting had their turn."""

from collections.abc import Sequence
from datetime import datetime

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions, list_escalations
from casebook.database.items import get_items
from casebook.database.sessions import marks_of
from casebook.meeting.coverage import Coverage, coverage
from casebook.meeting.state import Focus
from casebook.records import CaseItem


def covered_in(
    casebook: Casebook, session_id: int, focus: Sequence[Focus], since: datetime
) -> tuple[Coverage, dict[int, CaseItem]]:
    """Which items had their turn, and the items by id.

    Args:
        casebook: Where.
        session_id: The meeting.
        focus: Its items.
        since: When it began.

    Raises:
        CasebookError: It cannot be read.
    """
    items = {each.id: each for each in get_items(casebook, [each.item_id for each in focus])}
    actions = list_actions(casebook, session_id=session_id)
    escalations = list_escalations(casebook, session_id=session_id)
    return coverage(focus, items, since, actions, escalations, marks_of(casebook, session_id)), items
