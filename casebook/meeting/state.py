"""Where a meeting stands. Frozen: what happens in it gives another state (`moving`, `focusing`, `private_entry`)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from codebook.keys import Strategy


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase as it was planned, and as it goes."""

    key: str
    planned_minutes: int
    """As the preset has it."""
    about_item: bool = False
    """Whether an item stands on the screen while it lasts."""
    extra_minutes: int = 0
    """Added in the meeting, or taken away."""
    seconds: float = 0.0
    """Spent in it, up to the last time that the clock was read."""
    skipped: str | None = None
    """Why it was skipped, which may be empty; None where it was not."""
    done: bool = False

    @property
    def allotted_seconds(self) -> float:
        """What it has now, with what was added or taken away."""
        return max(0, self.planned_minutes + self.extra_minutes) * 60.0


@dataclass(frozen=True, slots=True)
class Focus:
    """An item that the meeting works on."""

    item_id: int
    strategy: Strategy | None = None
    """Another strategy than the item's own, as the group chose it."""
    moves: tuple[str, ...] = ()
    """Keys of the moves that were ticked, in that order."""
    shown: bool = False
    """Whether it has stood on the screen."""
    reading_shown: bool = False
    """Whether the group has seen what the model says of it."""


class RoundKind(StrEnum):
    """What people enter in private. The values are those of `Mark.kind`."""

    BALLOT = "ballot"
    TEMPERATURE_IN = "temperature_in"
    TEMPERATURE_OUT = "temperature_out"


@dataclass(frozen=True, slots=True)
class Round:
    """A private entry in progress: how often each value was entered, and nothing of who or in which order."""

    kind: RoundKind
    item_id: int | None = None
    """The item of a ballot."""
    counts: tuple[tuple[str, int], ...] = ()
    """By value, in the values' own order."""

    @property
    def entered(self) -> int:
        """How many have entered: all that a screen may show before the end."""
        return sum(number for _, number in self.counts)


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a meeting stands."""

    preset: str
    phases: tuple[PhaseState, ...]
    at: int = 0
    """Which phase it is in, counted from 0."""
    running_since: datetime | None = None
    """Since when the clock runs; None where it is paused, or has not begun."""
    focus: tuple[Focus, ...] = ()
    item_id: int | None = None
    """The focus item that is being worked on."""
    round: Round | None = None
    """A private entry in progress."""
    title: str = ""
    people: int = 0
    """How many are in the room; 0 where nobody has counted them."""
    ended: bool = False

    @property
    def phase(self) -> PhaseState:
        """The phase it is in."""
        return self.phases[self.at]

    @property
    def current(self) -> Focus | None:
        """The item it is at."""
        return next((each for each in self.focus if each.item_id == self.item_id), None)

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.running_since is not None
