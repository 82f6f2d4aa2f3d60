"""Lists annotators' labels and settled ones. Add and change them with `keeping`."""

from sqlalchemy import func, select

from casebook.database.casebook import Casebook
from casebook.database.keeping import listed
from casebook.database.tables import annotations, gold
from casebook.records import Annotation, Gold


def list_annotations(
    casebook: Casebook, *, annotator: str | None = None, item_id: int | None = None
) -> tuple[Annotation, ...]:
    """Every annotation, or those by one annotator, or on one item."""
    where = []
    if annotator is not None:
        where.append(annotations.c.annotator == annotator)
    if item_id is not None:
        where.append(annotations.c.item_id == item_id)
    return listed(casebook, Annotation, *where)


def annotators(casebook: Casebook) -> dict[str, int]:
    """Who annotated, and how many times."""
    asked = select(annotations.c.annotator, func.count()).group_by(annotations.c.annotator)
    with casebook.reading() as connection:
        found = connection.execute(asked.order_by(annotations.c.annotator)).all()
    return {row[0]: row[1] for row in found}


def list_gold(casebook: Casebook, *, item_id: int | None = None) -> tuple[Gold, ...]:
    """Every settled label, or that of one item (one at most)."""
    return listed(casebook, Gold, *([] if item_id is None else [gold.c.item_id == item_id]))
