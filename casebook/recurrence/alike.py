"""Which of the pairs that lie close are shown to people as the same trouble."""

from collections.abc import Iterable, Mapping

from casebook.records import CaseItem
from casebook.recurrence.matching import Match
from casebook.recurrence.thresholds import RARE, SAME_WORDS
from casebook.recurrence.words import shipped_weights, stems


def shown_matches(matches: Iterable[Match], items: Mapping[int, CaseItem]) -> list[Match]:
    """The pairs that are much the same words, or have a driver and a rare word in common."""
    rare: dict[int, frozenset[str]] = {}

    def words(item_id: int) -> frozenset[str]:
        if item_id not in rare:
            rare[item_id] = rare_stems(items[item_id].text)
        return rare[item_id]

    return [
        match
        for match in matches
        if match.similarity >= SAME_WORDS
        or (items[match.one].driver is items[match.other].driver and words(match.one) & words(match.other))
    ]


def rare_stems(text: str) -> frozenset[str]:
    """The words of a text that few texts hold, without endings; names of people and places are none."""
    weights, unseen = shipped_weights()
    return frozenset(
        found for found, name in stems(text) if (found in weights or not name) and weights.get(found, unseen) >= RARE
    )
