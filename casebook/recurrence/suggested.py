"""Keeps the suggestions that were worked out, and asks those that nobody has answered yet.

They are worked out where likenesses are, so that reading them needs no model and no arrays: the app and the commands
show them at once.
"""

from collections.abc import Iterator, Mapping, Sequence

from casebook.database.casebook import Casebook
from casebook.database.items import count_items, get_item, get_items
from casebook.database.likenesses import list_likenesses
from casebook.database.preferences import get_setting, set_setting
from casebook.facts import Status
from casebook.records import CaseItem, Likeness
from casebook.recurrence.by_hand import Pair, said_by_hand
from casebook.recurrence.recurrences import may_recur
from casebook.recurrence.suggestion import AFTER_FIX, AT_ALL, OTHERWISE, Question, Suggestion

_BLOCK = 1_000
"""Items whose suggestions stand under one key: one item's are found without reading all."""
_LAST = "suggested_blocks"


def store_suggestions(casebook: Casebook, found: Mapping[int, Sequence[Suggestion]], *, anew: bool) -> None:
    """Keep suggestions.

    Args:
        casebook: Where.
        found: By item.
        anew: Whether they take the place of all that were kept; else of those for the same items only.
    """
    blocks: dict[int, dict[str, list[list[object]]]] = {}
    for item_id, some in found.items():
        told: list[list[object]] = [[each.other_id, each.score, list(each.words)] for each in some]
        blocks.setdefault(item_id // _BLOCK, {})[str(item_id)] = told
    there = get_setting(casebook, _LAST, 0)
    upto = max([there, *(number + 1 for number in blocks)])
    for number in range(upto) if anew else sorted(blocks):
        kept = {} if anew else get_setting(casebook, _key(number), {})
        set_setting(casebook, _key(number), kept | blocks.get(number, {}))
    set_setting(casebook, _LAST, upto)


def questions_about(casebook: Casebook, item_id: int, n: int = 3) -> tuple[Question, ...]:
    """The earlier items that may be the same trouble as one item, likeliest first.

    What belongs together already and what a person keeps apart is not asked again.

    Raises:
        CasebookError: There is no such item.
    """
    item = get_item(casebook, item_id)
    block = get_setting(casebook, _key(item_id // _BLOCK), {})
    kept = [each for each in _suggestions(block, item_id) if each.score >= AT_ALL]
    if not kept or not may_recur(item) or item.split:
        return ()
    others = {each.id: each for each in get_items(casebook, [each.other_id for each in kept])}
    groups = _Groups(list_likenesses(casebook), said_by_hand(casebook).different)
    return tuple(_questions(item, kept, others, groups))[:n]


def open_questions(casebook: Casebook) -> tuple[Question, ...]:
    """The best suggestion for each open challenge that is worth asking, first where it may be back after a fix.

    Copies of one item ask once.
    """
    least = min(AFTER_FIX, OTHERWISE)
    by_item = {}
    for number in range(get_setting(casebook, _LAST, 0)):
        block = get_setting(casebook, _key(number), {})
        for item_id in map(int, block):
            by_item[item_id] = [each for each in _suggestions(block, item_id) if each.score >= least]
    ids = {each for item_id, some in by_item.items() if some for each in (item_id, *(one.other_id for one in some))}
    items = {item.id: item for item in get_items(casebook, sorted(ids))}
    groups = _Groups(list_likenesses(casebook), said_by_hand(casebook).different)
    asked: dict[tuple[int, int], Question] = {}
    for item_id, some in by_item.items():
        item = items.get(item_id)
        if item is None or not _is_open(item):
            continue
        for question in sorted(filter(_worth, _questions(item, some, items, groups)), key=_rank)[:1]:
            about = (groups.of(item_id), groups.of(question.other.id))
            if about not in asked or _rank(question) < _rank(asked[about]):
                asked[about] = question
    return tuple(sorted(asked.values(), key=_rank))


def was_suggested(casebook: Casebook) -> bool:
    """Whether suggestions were ever worked out, or there is nothing to suggest."""
    return get_setting(casebook, _LAST) is not None or not count_items(casebook)


def _worth(question: Question) -> bool:
    return question.worth_asking


def _rank(question: Question) -> tuple[bool, float, int]:
    return not question.settled_before, -question.score, question.item.id


def _is_open(item: CaseItem) -> bool:
    return item.label is not None and may_recur(item) and not item.split and item.facts.status is not Status.CLOSED


def _questions(
    item: CaseItem, kept: Sequence[Suggestion], others: Mapping[int, CaseItem], groups: "_Groups"
) -> Iterator[Question]:
    """One question for each trouble, whatever its items are."""
    asked: set[int] = set()
    for each in kept:
        other = others.get(each.other_id)
        trouble = groups.of(each.other_id)
        if other is None or other.split or not may_recur(other):
            continue
        if trouble in asked or groups.settled(item.id, other.id):
            continue
        asked.add(trouble)
        yield Question(item, other, each.score, each.words)


def _suggestions(block: Mapping[str, object], item_id: int) -> Iterator[Suggestion]:
    kept = block.get(str(item_id), ())
    for other_id, score, words in kept if isinstance(kept, list) else ():
        yield Suggestion(item_id, other_id, score, tuple(words))


def _key(number: int) -> str:
    return f"suggested_{number}"


class _Groups:
    """What belongs together, and what people keep apart."""

    def __init__(self, pairs: Sequence[Likeness], apart: frozenset[Pair]) -> None:
        self._root: dict[int, int] = {}
        for pair in pairs:
            self._root[self.of(pair.item_id)] = self.of(pair.like_id)
        self._apart = {frozenset((self.of(one), self.of(other))) for one, other in apart}

    def of(self, item_id: int) -> int:
        """An item that stands for the group."""
        while (above := self._root.get(item_id, item_id)) != item_id:
            item_id = above
        return item_id

    def settled(self, one: int, other: int) -> bool:
        """Whether it is known of two items that they belong together, or that they do not."""
        sides = frozenset((self.of(one), self.of(other)))
        return len(sides) == 1 or sides in self._apart
