"""Compares the casebook's items with each other and keeps which say the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions
from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items, get_items
from casebook.database.likenesses import list_likenesses, store_likenesses
from casebook.database.preferences import get_setting, set_setting
from casebook.records import ActionState, CaseItem, Likeness
from casebook.recurrence.alike import shown_matches
from casebook.recurrence.by_hand import said_by_hand, say_by_hand
from casebook.recurrence.grouping import group_items
from casebook.recurrence.joining import join
from casebook.recurrence.matching import Match, find_matches
from casebook.recurrence.recurrences import done_by_item, fixed_before, may_recur
from casebook.recurrence.suggested import store_suggestions, was_suggested
from casebook.recurrence.suggesting import suggest_all
from casebook.recurrence.thresholds import GROUP, LIKE
from casebook.recurrence.vector_cache import vectors_of
from casebook.recurrence.vectors import ItemEncoder
from casebook.watching import QUIET, Watch
from classifier.encoder import Encoder

WHOLE = 8_000
"""Up to so many items each is compared with each: that takes seconds, and takes in what verdicts changed since."""
_KEY = "likenesses_compared"


def refresh_likenesses(casebook: Casebook, encoder: Encoder, watch: Watch = QUIET) -> tuple[Likeness, ...]:
    """Find which items say the same, and keep it in the place of what was found before.

    In a large casebook only the items that came since the last time are compared with all. What people said of pairs
    stays as they said it. Beside it goes what people may be asked: which earlier item may be the same trouble.

    Args:
        casebook: Where.
        encoder: The model's encoder: another one finds other pairs, so then all are compared anew.
        watch: Told how far it is, and asked whether to go on; nothing is kept where it is not to.

    Returns:
        What is kept now.

    Raises:
        CasebookError: The database cannot be used; nothing was changed.
    """
    maker = ItemEncoder.of(encoder)
    items = {item.id: item for item in all_items(casebook, ItemFilter(split=False)) if may_recur(item)}
    ids = np.array(sorted(items), dtype=np.int64)
    rows = vectors_of([items[each].text for each in ids.tolist()], maker, watch)
    watch.check()
    compared = get_setting(casebook, _KEY, {})
    known = compared.get("key") == maker.key and len(ids) > WHOLE and was_suggested(casebook)
    upto = compared.get("upto", 0) if known else 0
    new = ids > upto
    earlier = ids[~new]
    matches = shown_matches(find_matches(ids[new], rows[new], earlier, rows[~new], LIKE), items)
    if upto:
        matches += _kept(list_likenesses(casebook), set(earlier.tolist()))
    watch.check()
    place = {item_id: number for number, item_id in enumerate(ids.tolist())}
    vectors = {each: rows[place[each]] for match in matches for each in (match.one, match.other)}
    group_of = {item: number for number, group in enumerate(group_items(matches, vectors, GROUP)) for item in group}
    grouped = [m for m in matches if m.one in group_of and group_of[m.one] == group_of.get(m.other)]
    suggestions = suggest_all(items, ids.tolist(), rows, ids[new].tolist())
    watch.check()
    found = _store(casebook, grouped)
    store_suggestions(casebook, suggestions, anew=not upto)
    set_setting(casebook, _KEY, {"key": maker.key, "upto": int(ids[-1]) if len(ids) else 0})
    return found


def decide_likeness(casebook: Casebook, one: int, other: int, *, same: bool) -> tuple[Likeness, ...]:
    """A person says that two items are the same trouble, or that they are not; it holds from now on.

    Returns:
        What is kept now.

    Raises:
        UsageError: It is one item only.
        CasebookError: One of them is not there.
    """
    before = said_by_hand(casebook)
    say_by_hand(casebook, one, other, same=same)
    pairs = [_match(each) for each in list_likenesses(casebook)]
    return _store(casebook, [each for each in pairs if (each.one, each.other) not in before.same])


def _store(casebook: Casebook, matches: Iterable[Match]) -> tuple[Likeness, ...]:
    by_hand = said_by_hand(casebook)
    matches = list(matches)
    wanted = {each for match in matches for each in (match.one, match.other)}
    wanted |= {each for pair in by_hand.same for each in pair}
    there = {item.id: item for item in get_items(casebook, sorted(wanted)) if not item.split}
    done = done_by_item(list_actions(casebook, states=(ActionState.DONE,)))
    kept = tuple(
        _likeness(match, there, done)
        for match in join(matches, by_hand, there)
        if match.one in there and match.other in there
    )
    store_likenesses(casebook, kept)
    return kept


def _likeness(match: Match, items: Mapping[int, CaseItem], done: Mapping[int, Sequence[date]]) -> Likeness:
    earlier, later = sorted(
        (items[match.one], items[match.other]), key=lambda item: (item.facts.raised or date.max, item.id)
    )
    return Likeness(later.id, earlier.id, match.similarity, bool(fixed_before(earlier, later, done)))


def _kept(pairs: Iterable[Likeness], there: set[int]) -> list[Match]:
    return [_match(each) for each in pairs if each.item_id in there and each.like_id in there]


def _match(pair: Likeness) -> Match:
    return Match(min(pair.item_id, pair.like_id), max(pair.item_id, pair.like_id), pair.similarity)
