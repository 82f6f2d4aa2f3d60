"""Which earlier items may be the same trouble told in other words: a ranking for people, not a finding.

The vectors in place find copies and near copies; the retellings that they miss stand near the top of a ranking more
often than not. Of a year's 113 retold items (`benchmarks/recurrence.py`, 178 earlier items to choose from) an earlier
telling is the first of the list for 29%, among the first three for 46%, five for 56% and ten for 64%; by the vectors
alone for 25%, 40%, 47% and 64%. Both weights were chosen on these items: expect a little less of your own. Within one
place, where it matters most, an earlier telling is among the first three for 57%. More was tried and brought no more:
characters, words that occur together, more or fewer directions taken out, driver, level and role, and weights fitted on
half of the stories (46% on the other half).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from casebook.records import CaseItem
from casebook.recurrence.matching import BLOCK, Vectors
from casebook.recurrence.recurrences import may_recur
from casebook.recurrence.suggestion import Suggestion, same_place
from casebook.recurrence.thresholds import SAME_WORDS
from casebook.recurrence.words import shared_words, word_weights

WORDS_SHARE = 0.5
"""What the cosine of the exact words adds to a similarity: rare words count more here than in the vectors."""
PLACE_SHARE = 0.075
"""What the same place adds."""
KEPT = 8
"""Suggestions kept for an item: those that people answer make room for the next."""
_SHORTLIST = 30
"""Texts that are looked at word by word, the nearest by vector; 50 find no more."""
_NEWEST = 5_000
"""Items that questions are made for at most in one go: it is for people to answer them."""
_AT_ONCE = 256


def suggest_same(
    item: CaseItem, earlier: Iterable[CaseItem], vectors: Mapping[int, NDArray[np.floating]], n: int = 3
) -> tuple[Suggestion, ...]:
    """The earlier items that are most likely the same trouble in other words, likeliest first.

    Args:
        item: The item that people look at.
        earlier: The items to choose from; those that came later or tell of no challenge are passed over, and so is
            what says the same in the same words: that is found without asking.
        vectors: The vector of each item, of unit length.
        n: How many at most, one for each text.
    """
    own = vectors[item.id].astype(np.float32)
    best: dict[str, Suggestion] = {}
    for other in earlier:
        if order_of(other) >= order_of(item) or not may_recur(other):
            continue
        similar = float(own @ vectors[other.id].astype(np.float32))
        if similar >= SAME_WORDS:
            continue
        score = round(
            similar + WORDS_SHARE * exact_words(item.text, other.text) + PLACE_SHARE * same_place(item, other), 4
        )
        text = " ".join(other.text.split()).casefold()
        if text not in best or score > best[text].score:
            best[text] = Suggestion(item.id, other.id, score, ())
    chosen = sorted(best.values(), key=lambda each: (-each.score, -each.other_id))[:n]
    texts = {other.id: other.text for other in earlier}
    return tuple(
        Suggestion(each.item_id, each.other_id, each.score, shared_words(item.text, texts[each.other_id]))
        for each in chosen
    )


def suggest_all(
    items: Mapping[int, CaseItem], ids: Sequence[int], rows: Vectors, fresh: Sequence[int]
) -> dict[int, tuple[Suggestion, ...]]:
    """Suggestions for many items at once: the nearest texts by vector are looked at word by word.

    Args:
        items: All items, by id.
        ids: Their ids, one for each row.
        rows: Their vectors.
        fresh: The ids of the items that suggestions are made for, of which the latest `_NEWEST` at most.
    """
    ordered = sorted(ids, key=lambda each: order_of(items[each]))
    place = {item_id: number for number, item_id in enumerate(ordered)}
    row_of = {item_id: number for number, item_id in enumerate(ids)}
    members: dict[str, list[int]] = {}
    for item_id in ordered:
        members.setdefault(items[item_id].text, []).append(item_id)
    texts = list(members)
    begins = np.array([place[members[text][0]] for text in texts])
    firsts = rows[[row_of[members[text][0]] for text in texts]] if texts else rows
    latest = sorted(fresh, key=lambda each: place[each])[-_NEWEST:]
    found = {}
    for start in range(0, len(latest), _AT_ONCE):
        some = latest[start : start + _AT_ONCE]
        similar = _products(rows[[row_of[each] for each in some]], firsts)
        for item_id, line in zip(some, similar, strict=True):
            line[(begins >= place[item_id]) | (line >= SAME_WORDS)] = -np.inf
            nearest = np.argsort(-line, kind="stable")[:_SHORTLIST]
            texts_near = [texts[number] for number in nearest if line[number] > -np.inf]
            earlier = [items[_nearest_member(item_id, members[text], items, place)] for text in texts_near]
            vectors = {each.id: rows[row_of[each.id]] for each in (items[item_id], *earlier)}
            found[item_id] = suggest_same(items[item_id], earlier, vectors, KEPT)
    return found


def exact_words(one: str, other: str) -> float:
    """The cosine of two texts' words, each by its weight: the vectors know words only up to a hash."""
    words = word_weights(other)
    return sum(weight * words.get(word, 0.0) for word, weight in word_weights(one).items())


def order_of(item: CaseItem) -> tuple[date, int]:
    """What came first: by the day it was raised, then as it came in."""
    return item.facts.raised or date.max, item.id


def _nearest_member(
    item_id: int, members: Sequence[int], items: Mapping[int, CaseItem], place: Mapping[int, int]
) -> int:
    """Of the items with one text, the latest of the same place before this one, else the latest of all."""
    before = [each for each in members if place[each] < place[item_id]]
    here = [each for each in before if same_place(items[item_id], items[each])]
    return (here or before)[-1]


def _products(some: Vectors, rows: Vectors) -> NDArray[np.float32]:
    own = np.asarray(some, dtype=np.float32)
    parts = [own @ np.asarray(rows[start : start + BLOCK], dtype=np.float32).T for start in range(0, len(rows), BLOCK)]
    return np.hstack(parts) if parts else np.empty((len(own), 0), dtype=np.float32)
