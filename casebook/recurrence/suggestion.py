"""A question for people: is this item the same trouble as that earlier one? With what speaks for it, in words."""

from dataclasses import dataclass

from casebook.facts import Status
from casebook.records import CaseItem

AT_ALL = 0.25
"""At or above it a suggestion is shown beside an item that someone looks at."""
AFTER_FIX = 0.30
"""At or above it people are asked, where the earlier item had been closed at the same place. In the example year
(`examples/play_year.py`, 55 pairs linked by hand) that makes 36 questions, of which 53% are to be answered with yes. It
was chosen on that year: expect less of a log of your own."""
OTHERWISE = 0.35
"""The same for every other pair: 30 questions, of which 17% are to be answered with yes."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An earlier item that may be the same trouble."""

    item_id: int
    other_id: int
    """The earlier one."""
    score: float
    """For ranking: it is no probability."""
    words: tuple[str, ...]
    """What both speak of, the rarest words first."""


@dataclass(frozen=True, slots=True)
class Question:
    """A suggestion with both its items, to be read and answered."""

    item: CaseItem
    other: CaseItem
    """The earlier one."""
    score: float
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What speaks for it: the same place, what both speak of, and that the earlier one had been settled."""
        parts = ["same place"] if same_place(self.item, self.other) else []
        if self.words:
            also = "also " if parts else ""
            parts.append(f"{also}about “{'”, “'.join(self.words)}”")
        if self.settled_before:
            parts.append("closed before this was raised")
        return ", ".join(parts) or "told in other words"

    @property
    def worth_asking(self) -> bool:
        """Whether people are asked without their asking for it."""
        return self.score >= (AFTER_FIX if self.settled_before else OTHERWISE)

    @property
    def settled_before(self) -> bool:
        """Whether the earlier one was closed at the same place before this one was raised: then it came back."""
        closed, raised = self.other.facts.closed, self.item.facts.raised
        settled = closed is not None and self.other.facts.status in (None, Status.CLOSED)
        return bool(settled and closed and raised and closed < raised and same_place(self.item, self.other))


def same_place(one: CaseItem, other: CaseItem) -> bool:
    """Whether both were raised at one named school, ward or site."""
    return bool(_place(one)) and _place(one) == _place(other)


def _place(item: CaseItem) -> str:
    return " ".join((item.facts.unit or "").split()).casefold()
