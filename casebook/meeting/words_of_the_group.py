"""What a group says an item is: its settled word, else what a clear majority answered in silence. Pure.

The costliest mistake is to repair what people have to learn. A model's guess therefore never stands over what the room
said: it counts only where the room has said nothing that is clear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casebook.label_words import LABEL_WORDS
from casebook.meeting.marking import Spread
from casebook.meeting.private_entry import BOTH
from casebook.records import CaseItem
from codebook.keys import Label, Strategy

_TWO_OF, _THREE = 2, 3
"""From two thirds on a majority is clear."""


class Says(StrEnum):
    """Whose word an item's kind is."""

    GROUP = "group"
    """It was settled in this meeting."""
    VOTE = "vote"
    """A clear majority answered so in silence; it is not settled."""
    EARLIER = "earlier"
    """Somebody decided it before this meeting."""
    READING = "reading"
    """The model's."""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Majority:
    """What a clear majority answered."""

    value: str
    """A label's key, or `BOTH`."""
    number: int
    of: int
    """How many answered."""

    @property
    def both(self) -> bool:
        """Whether they see a technical and an adaptive part."""
        return self.value == BOTH

    @property
    def label(self) -> Label | None:
        """The label; None where they said both, which is no label of an item but of its parts."""
        return None if self.both else Label(self.value)

    @property
    def who(self) -> str:
        """Such as `5 of 6`, or `all`."""
        if self.number < self.of:
            return f"{self.number} of {self.of}"
        return "all" if self.of > _TWO_OF else "both of you" if self.of == _TWO_OF else "you"

    @property
    def words(self) -> str:
        """Such as `5 of 6 say adaptive`."""
        return f"{self.who} say {self._what}"

    @property
    def told(self) -> str:
        """The same of something that is over: `5 of 6 said adaptive`."""
        return f"{self.who} said {self._what}"

    @property
    def now(self) -> str:
        """The same against what was settled before: `5 of 6 now say adaptive`."""
        return f"{self.who} now say {self._what}"

    @property
    def _what(self) -> str:
        return "both" if self.both else LABEL_WORDS[Label(self.value)]


@dataclass(frozen=True, slots=True)
class GroupWord:
    """What an item is, as far as this meeting has come."""

    label: Label | None
    """By whom `says` names; None where nobody has said anything."""
    says: Says
    majority: Majority | None = None
    """Of the latest vote; None where there was none, or people differ."""
    spread: Spread | None = None
    """The latest vote."""

    @property
    def differ(self) -> bool:
        """Whether people answered, and no answer has a clear majority."""
        return self.spread is not None and self.spread.entered > 0 and self.majority is None

    @property
    def to_settle(self) -> Label | None:
        """What one key would settle: the majority's word, where it is a label and does not stand already."""
        label = self.majority.label if self.majority else None
        return None if self.says is Says.GROUP and self.label is label else label

    @property
    def to_take_apart(self) -> bool:
        """Whether a clear majority sees two parts, and this meeting has not settled it otherwise."""
        return bool(self.majority and self.majority.both and self.says is not Says.GROUP)


def majority_of(spread: Spread) -> Majority | None:
    """The answer that at least two thirds gave; None where people differ more than that."""
    value, number = max(spread.counts, key=lambda each: each[1], default=("", 0))
    clear = number > 0 and number * _THREE >= spread.entered * _TWO_OF
    return Majority(value, number, spread.entered) if clear else None


def group_word(item: CaseItem, spreads: Sequence[Spread], since: datetime) -> GroupWord:
    """What an item is: by the meeting's verdict, else its vote, else an earlier verdict, else the reading.

    Where a clear majority sees both parts and nothing is settled, the item counts as adaptive: that is the part that
    would be left over.

    Args:
        item: As it is in the casebook.
        spreads: Its votes in this meeting, the earliest first.
        since: When the meeting began: a verdict from before is not its own.
    """
    latest = spreads[-1] if spreads else None
    majority = majority_of(latest) if latest else None
    label, says = item.label, Says.READING if item.reading else Says.NOBODY
    if item.verdict:
        says = Says.GROUP if item.verdict.decided >= since else Says.EARLIER
    if majority and says is not Says.GROUP:
        label, says = majority.label or Label.ADAPTIVE, Says.VOTE
    return GroupWord(label, says, majority, latest)


def strategy_for(item: CaseItem, label: Label | None) -> Strategy | None:
    """The strategy that is known for an item if it has that label: its own, else what the model finds likeliest."""
    if label is not Label.ADAPTIVE:
        return None
    if item.label is Label.ADAPTIVE:
        return item.strategy
    return item.reading.strategy[0][0] if item.reading and item.reading.strategy else None
