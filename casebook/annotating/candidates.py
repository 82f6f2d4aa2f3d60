"""The casebook's items as candidates for the queue."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from casebook.annotating.item_keys import items_by_key
from casebook.annotating.queue_parts import LABELS, Candidate
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.records import CaseItem
from classifier.baselines import label_by_keywords
from codebook.keys import Label

_BACK = "unsure"
_UNKNOWN = tuple(1 / len(LABELS) for _ in LABELS)


def candidates_of(
    casebook: Casebook,
    *,
    out_of_fold: Mapping[int, tuple[float, ...]] | None = None,
    returned: Mapping[int, str] | None = None,
) -> tuple[tuple[CaseItem, Candidate], ...]:
    """Every item that is not split into parts, with what is known of it.

    Args:
        casebook: Where.
        out_of_fold: By item, probabilities of a model that did not learn from it; the item's reading otherwise.
        returned: Items to label again, each with why, as `label_life.called_back` gives them.
    """
    known, back = out_of_fold or {}, dict(returned or {})
    votes: Mapping[int, dict[str, Label]] = defaultdict(dict)
    for each in list_annotations(casebook):
        if each.label is not None:
            votes[each.item_id][each.annotator] = each.label
        elif each.state == _BACK:
            back.setdefault(each.item_id, "it was left open")
    gold = {each.item_id: each.label for each in list_gold(casebook)}
    return tuple(
        (
            item,
            Candidate(
                key,
                item.text,
                known.get(item.id) or _probabilities(item),
                votes.get(item.id, {}),
                _rule_says(item.text),
                gold.get(item.id),
                back.get(item.id, ""),
            ),
        )
        for key, item in items_by_key(casebook).items()
        if not item.split
    )


@lru_cache(maxsize=20_000)
def _rule_says(text: str) -> Label | None:
    """Kept, for a queue is made anew every few labels and most of its items stay."""
    return label_by_keywords(text)


def _probabilities(item: CaseItem) -> tuple[float, ...]:
    return tuple(item.reading.p[label] for label in LABELS) if item.reading else _UNKNOWN
