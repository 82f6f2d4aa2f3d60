"""Finds texts that are nearly the same, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from classifier.data_checks.words import words

NEARLY_SAME = Fraction(4, 5)
"""Shared words of all words (Jaccard). Four in five: one name or number changed in a sentence of ten. Lower, and
standing phrases of minutes ("the minutes of ... were approved") count as copies. A fraction: 4 of 5 is exact."""
MOST_PARTNERS = 20
"""An item is compared until it has so many near ones: a folder made from one template stays quick to check."""


def near_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which at least `NEARLY_SAME` of the words are shared.

    Two word sets that are so alike must share one of their rarest few words (prefix filtering, Bayardo et al. 2007),
    so only texts that share such a word are compared. Nothing is missed but what is past `MOST_PARTNERS`.

    Yields:
        Places in `texts`, the lower one first.
    """
    sets = [frozenset(words(text)) for text in texts]
    frequency = Counter(word for each in sets for word in each)
    holders: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(sets)), key=lambda each: len(sets[each])):
        size = len(sets[place])
        rarest = sorted(sets[place], key=lambda word: (frequency[word], word))
        prefix = rarest[: size - ceil(NEARLY_SAME * size) + 1]
        for partner in _partners(place, prefix, holders, sets):
            yield min(place, partner), max(place, partner)
        for word in prefix:
            holders[word].append(place)


def _partners(
    place: int, prefix: Sequence[str], holders: dict[str, list[int]], sets: Sequence[frozenset[str]]
) -> Iterator[int]:
    seen: set[int] = set()
    found = 0
    for word in prefix:
        for other in holders[word]:
            if other in seen:
                continue
            seen.add(other)
            if _alike(sets[place], sets[other]):
                yield other
                found += 1
                if found == MOST_PARTNERS:
                    return


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    top, bottom = NEARLY_SAME.numerator, NEARLY_SAME.denominator
    if len(other) * bottom < len(one) * top:
        return False
    shared = len(one & other)
    return shared * bottom >= (len(one) + len(other) - shared) * top
