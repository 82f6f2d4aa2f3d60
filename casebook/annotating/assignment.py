"""Who labels which item: a stable share for each annotator, and some items for two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.annotating.queue_parts import chance
from codebook.errors import UsageError


@dataclass(frozen=True)
class Assignment:
    """How the items are shared out.

    An item's annotators follow from its own key, so that adding items moves none of the others, and a new annotator
    takes a fair share from everyone while the rest stays where it is (rendezvous hashing).
    """

    annotators: tuple[str, ...]
    overlap: float = 0.2
    """Which part of the items several annotators label: agreement is measured on those."""
    together: int = 2
    """How many label such an item."""
    seed: int = 7

    def __post_init__(self) -> None:
        """Refuse what cannot be shared out.

        Raises:
            UsageError: A name is empty or stands twice, or a share is none.
        """
        if any(not name.strip() for name in self.annotators) or len(set(self.annotators)) != len(self.annotators):
            raise UsageError("each annotator needs a name of their own")
        if not 0 <= self.overlap <= 1:
            raise UsageError(f"the overlap is {self.overlap}; it must be a share from 0 to 1")

    def annotators_of(self, key: str) -> tuple[str, ...]:
        """Who labels an item."""
        ranked = sorted(self.annotators, key=lambda name: -chance(self.seed, "assigned", key, name))
        shared = chance(self.seed, "overlap", key) < self.overlap
        return tuple(ranked[: self.together if shared else 1])

    @property
    def by_everyone(self) -> bool:
        """Whether everyone labels every item."""
        return self.overlap >= 1 and self.together >= len(self.annotators)

    def share_of(self, annotator: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Which of the items one annotator labels: all of them where nobody else is there."""
        return tuple(key for key in keys if annotator in self.annotators_of(key))

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, to keep as a setting."""
        return {
            "annotators": list(self.annotators),
            "overlap": self.overlap,
            "together": self.together,
            "seed": self.seed,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Assignment":
        """From what `as_plain` gave."""
        return cls(tuple(plain["annotators"]), plain["overlap"], plain["together"], plain["seed"])
