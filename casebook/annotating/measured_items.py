"""The items drawn by chance with what people say of them: the only ones that anything is measured on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.annotating.queue_parts import Drawn
from casebook.records import Annotation, Gold
from codebook.keys import Driver, Label, Strategy


@dataclass(frozen=True, slots=True)
class Right:
    """What counts as right for an item."""

    item_id: int
    label: Label
    strategy: Strategy | None
    driver: Driver | None
    settled: bool


def measured_items(annotations: Iterable[Annotation], golds: Iterable[Gold]) -> tuple[Right, ...]:
    """What is right for each item that was drawn by chance: the settled label, else what more than half say.

    Items without a majority are left out until they are settled: so settle them before you measure, for they are the
    hard ones, and leaving them out flatters.
    """
    said: Mapping[int, list[Annotation]] = defaultdict(list)
    for each in annotations:
        if each.drawn == Drawn.RANDOM and each.label is not None:
            said[each.item_id].append(each)
    settled = {gold.item_id: gold for gold in golds}
    found = []
    for item_id, votes in sorted(said.items()):
        if gold := settled.get(item_id):
            found.append(Right(item_id, gold.label, gold.strategy, gold.driver, settled=True))
        elif (right := _majority(item_id, votes)) is not None:
            found.append(right)
    return tuple(found)


def _majority(item_id: int, votes: list[Annotation]) -> Right | None:
    label, count = Counter(each.label for each in votes).most_common(1)[0]
    if label is None or 2 * count <= len(votes):
        return None
    agreeing = [each for each in votes if each.label is label]
    strategies = Counter(each.strategy for each in agreeing if each.strategy).most_common(1)
    drivers = Counter(each.driver for each in agreeing if each.driver).most_common(1)
    return Right(
        item_id, label, strategies[0][0] if strategies else None, drivers[0][0] if drivers else None, settled=False
    )
