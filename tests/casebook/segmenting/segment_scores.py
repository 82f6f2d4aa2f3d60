"""How well the items found in a document agree with those that a careful person listed."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.items import Item

_EXAMPLES = Path(__file__).parents[3] / "examples"
_LISTS = Path(__file__).parent / "documents"
_MIN_OVERLAP = 0.8


@dataclass(frozen=True, slots=True)
class Listed:
    """An item as a person listed it."""

    text: str
    heading: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one document, or summed over several."""

    found: int
    expected: int
    matched: int
    headings: int
    """Matched items that also stand under the expected heading."""

    @property
    def precision(self) -> float:
        """The share of found items that were expected."""
        return self.matched / self.found

    @property
    def recall(self) -> float:
        """The share of expected items that were found."""
        return self.matched / self.expected

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.matched / (self.found + self.expected)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.expected + other.expected,
            self.matched + other.matched,
            self.headings + other.headings,
        )


def documents() -> dict[str, Path]:
    """Every document with a list of expected items beside it, by name; those of the examples too."""
    names = sorted(path.name.removesuffix(".json") for path in _LISTS.glob("*.json"))
    return {name: _LISTS / name if (_LISTS / name).exists() else _EXAMPLES / name for name in names}


def expected_items(name: str) -> list[Listed]:
    """What a careful person listed for a document."""
    return [Listed(**each) for each in json.loads((_LISTS / f"{name}.json").read_text(encoding="utf-8"))]


def pairs(found: Sequence[Item], expected: Sequence[Listed]) -> list[tuple[Item, Listed]]:
    """Found and expected items that agree, one to one, the best first."""
    ranked = sorted(
        (
            (overlap, f, e)
            for f, item in enumerate(found)
            for e, listed in enumerate(expected)
            if (overlap := _overlap(item.text, listed.text)) >= _MIN_OVERLAP
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    agreed: dict[int, int] = {}
    for _, f, e in ranked:
        if f not in agreed and e not in agreed.values():
            agreed[f] = e
    return [(found[f], expected[e]) for f, e in sorted(agreed.items())]


def score(found: Sequence[Item], expected: Sequence[Listed]) -> Score:
    """Compare what was found with what was expected."""
    agreed = pairs(found, expected)
    return Score(len(found), len(expected), len(agreed), sum(item.heading == listed.heading for item, listed in agreed))


def _overlap(one: str, other: str) -> float:
    """The words that two texts share, of the longer one's words."""
    words, others = Counter(one.split()), Counter(other.split())
    return (words & others).total() / max(words.total(), others.total(), 1)
