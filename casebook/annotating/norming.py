"""A norming session: all label blind, see the spread, talk, label again. Agreement is measured before and after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casebook.annotating.agreement import AgreementReport, report_agreement
from casebook.annotating.votes import Vote
from codebook.errors import UsageError
from codebook.keys import Label

_Round = Mapping[int, Mapping[str, Label]]


@dataclass(frozen=True)
class Norming:
    """How far a norming session is. Every step gives a new one."""

    participants: tuple[str, ...]
    items: tuple[int, ...]
    _blind: _Round = field(default_factory=dict, repr=False)
    """What each said before anybody saw the others; private, so that no screen shows it by accident."""
    revealed: frozenset[int] = frozenset()
    _after: _Round = field(default_factory=dict, repr=False)

    def vote(self, who: str, item: int, label: Label) -> "Norming":
        """Give a label: blind until the item is revealed, and from then on as the second word.

        Raises:
            UsageError: The person or the item is not part of the session.
        """
        if who not in self.participants or item not in self.items:
            raise UsageError(f"{who} or item {item} is not part of this session; begin one with everyone in it")
        if item in self.revealed:
            return replace(self, _after=_with(self._after, item, who, label))
        return replace(self, _blind=_with(self._blind, item, who, label))

    def waiting_for(self, item: int) -> tuple[str, ...]:
        """Who has not labelled an item yet in the blind round."""
        return tuple(name for name in self.participants if name not in self._blind.get(item, {}))

    def reveal(self, item: int) -> "Norming":
        """Show an item's spread. Its blind labels can no longer be changed.

        Raises:
            UsageError: Someone has not labelled it yet.
        """
        if waiting := self.waiting_for(item):
            raise UsageError(f"{', '.join(waiting)} must label the item before it is revealed")
        return replace(self, revealed=self.revealed | {item})

    def spread(self, item: int) -> Mapping[Label, int]:
        """How many gave each label blind.

        Raises:
            UsageError: The item is not revealed.
        """
        self._must_be_revealed(item)
        counted = Counter(self._blind[item].values())
        return {label: counted[label] for label in Label}

    def changes(self, item: int) -> Mapping[str, tuple[Label, Label]]:
        """Who changed their mind after the talk: from which label to which.

        Raises:
            UsageError: The item is not revealed.
        """
        self._must_be_revealed(item)
        blind = self._blind[item]
        return {who: (blind[who], now) for who, now in self._after.get(item, {}).items() if now is not blind[who]}

    def lift(self, *, seed: int) -> "Lift":
        """Agreement on the revealed items before and after the talk; whoever did not label again keeps their word.

        Raises:
            NothingToDoError: No item is revealed.
        """
        shown = [item for item in self.items if item in self.revealed]
        before = {item: self._blind[item] for item in shown}
        after = {item: {**self._blind[item], **self._after.get(item, {})} for item in shown}
        moved = sum(len(self.changes(item)) for item in shown)
        reports = [report_agreement(_votes(each), seed=seed) for each in (before, after)]
        alike = [sum(len(set(given.values())) == 1 for given in each.values()) for each in (before, after)]
        return Lift(reports[0], reports[1], moved, alike[0], alike[1])

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, to keep as a setting and go on after a restart."""
        return {
            "participants": list(self.participants),
            "items": list(self.items),
            "blind": _plain(self._blind),
            "revealed": sorted(self.revealed),
            "after": _plain(self._after),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Norming":
        """From what `as_plain` gave."""
        return cls(
            tuple(plain["participants"]),
            tuple(plain["items"]),
            _rounds(plain["blind"]),
            frozenset(plain["revealed"]),
            _rounds(plain["after"]),
        )

    def _must_be_revealed(self, item: int) -> None:
        if item not in self.revealed:
            raise UsageError(f"item {item} is not revealed yet; everyone labels it blind first")


@dataclass(frozen=True)
class Lift:
    """What a norming session did."""

    before: AgreementReport
    after: AgreementReport
    moved: int
    """How many labels were changed after the talk."""
    alike_before: int
    """Items of which all said the same."""
    alike_after: int


def _with(votes: _Round, item: int, who: str, label: Label) -> _Round:
    return {**votes, item: {**votes.get(item, {}), who: label}}


def _votes(votes: _Round) -> list[Vote]:
    return [
        Vote(str(item), who, (("label", label), ("strategy", None), ("driver", None)))
        for item, given in votes.items()
        for who, label in given.items()
    ]


def _plain(votes: _Round) -> list[list[Any]]:
    return [[item, who, label.value] for item, given in votes.items() for who, label in given.items()]


def _rounds(plain: list[list[Any]]) -> _Round:
    found: dict[int, dict[str, Label]] = {}
    for item, who, label in plain:
        found.setdefault(item, {})[who] = Label(label)
    return found
