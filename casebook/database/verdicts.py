"""What people decide about items."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.database.ledger import Decision, deciding
from casebook.database.rows import find_row, in_chunks, own_columns, values_of
from casebook.database.tables import items, verdicts
from casebook.incoming import Part
from casebook.records import CaseItem, Verdict
from codebook.errors import NothingToDoError, NotInCasebookError, UsageError

_FEWEST_PARTS = 2


def set_verdict(casebook: Casebook, item_id: int, verdict: Verdict) -> CaseItem:
    """Give an item a verdict, or another one in its place.

    Raises:
        NotInCasebookError: There is no such item.
    """
    set_verdicts(casebook, verdict.who, {item_id: verdict})
    return get_item(casebook, item_id)


def set_verdicts(casebook: Casebook, who: str, given: Mapping[int, Verdict]) -> None:
    """Give several items their verdicts in one decision.

    Raises:
        NotInCasebookError: There is no such item; nothing was changed.
    """
    with deciding(casebook, who) as decision:
        for item_id, verdict in given.items():
            _set(decision, item_id, verdict)


def clear_verdict(casebook: Casebook, who: str, item_id: int) -> CaseItem:
    """Take an item's verdict away, so that its reading counts again.

    Raises:
        NothingToDoError: It has none.
    """
    clear_verdicts(casebook, who, [item_id])
    return get_item(casebook, item_id)


def clear_verdicts(casebook: Casebook, who: str, item_ids: Sequence[int]) -> int:
    """Take the verdicts of several items away in one decision; those without one stay as they are.

    Returns:
        How many were taken away.

    Raises:
        NothingToDoError: None of them has a verdict.
    """
    with deciding(casebook, who) as decision:
        rows: list[int] = []
        for some in in_chunks(item_ids):
            wanted = select(verdicts.c.id).where(verdicts.c.item_id.in_(some)).order_by(verdicts.c.id)
            rows += decision.connection.scalars(wanted)
        if not rows:
            which = f"item {item_ids[0]} has no" if len(item_ids) == 1 else f"none of the {len(item_ids)} items has a"
            raise NothingToDoError(f"{which} verdict to take away")
        for row_id in rows:
            decision.remove(verdicts, row_id)
        return len(rows)


def split_item(casebook: Casebook, item_id: int, parts: Sequence[Part], verdict: Verdict) -> tuple[CaseItem, ...]:
    """Split a mixed item into parts, each with a verdict of its own, in one decision.

    Args:
        casebook: Where.
        item_id: The mixed item; it stays, marked as split.
        parts: At least two, each with its words and its label.
        verdict: Who decided, when, and whether they had seen the reading; its label is the parts' own.

    Returns:
        The parts, as items with `parent_id`.

    Raises:
        UsageError: There are fewer than two parts, or one without words.
        NotInCasebookError: There is no such item.
    """
    if len(parts) < _FEWEST_PARTS or not all(part.text.strip() for part in parts):
        raise UsageError("an item is split into two parts or more, each with words; nothing was changed")
    with deciding(casebook, verdict.who) as decision:
        whole = find_row(decision.connection, items, item_id)
        if whole is None:
            raise _missing(item_id)
        common = {name: whole[name] for name in own_columns(items) if name != "id"}
        ids = []
        for part in parts:
            part_id = decision.add(items, {**common, "parent_id": item_id, "text": part.text})
            judged = {"label": part.label, "strategy": part.strategy, "driver": part.driver}
            decision.add(verdicts, {**values_of(verdict), **judged, "item_id": part_id})
            ids.append(part_id)
    return tuple(get_item(casebook, each) for each in ids)


def _set(decision: Decision, item_id: int, verdict: Verdict) -> None:
    row_id = decision.connection.scalar(select(verdicts.c.id).where(verdicts.c.item_id == item_id))
    if row_id is not None:
        decision.change(verdicts, row_id, values_of(verdict))
    elif find_row(decision.connection, items, item_id) is None:
        raise _missing(item_id)
    else:
        decision.add(verdicts, {**values_of(verdict), "item_id": item_id})


def _missing(item_id: int) -> NotInCasebookError:
    return NotInCasebookError(f"there is no item {item_id} in the casebook; see which there are with: balcony items")
