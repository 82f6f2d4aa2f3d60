"""What the clock says: advice, never an order. A pure function of the state and the time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casebook.meeting.moving import settled
from casebook.meeting.state import SessionState

_TWO_MINUTES = 120
_SHORT = 240
"""In a phase that is no longer than this, a word at half time and one at two minutes would be one too many."""


class Hint(StrEnum):
    """Something worth a quiet word."""

    HALF = "half"
    TWO_MINUTES = "two_minutes"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in this phase, and in the whole meeting."""

    spent: float
    """Seconds in this phase."""
    allotted: float
    remaining: float
    """Below 0 once it is over."""
    hint: Hint | None
    words: str
    """The hint for people; empty where there is none."""
    meeting_spent: float
    meeting_remaining: float
    """Of all the minutes that the preset has."""
    still_planned: float
    """Seconds that this phase and those after it are to take."""

    @property
    def over(self) -> bool:
        """Whether the phase has taken more than was meant for it."""
        return self.remaining < 0

    @property
    def short_by(self) -> float:
        """How many seconds the rest of the plan is longer than the rest of the meeting."""
        return max(0.0, self.still_planned - self.meeting_remaining)


def clock(state: SessionState, now: datetime) -> Clock:
    """Read the clock."""
    counted = settled(state, now)
    phase = counted.phase
    remaining = phase.allotted_seconds - phase.seconds
    hint = _hint(phase.seconds, phase.allotted_seconds)
    spent = sum(each.seconds for each in counted.phases)
    later = sum(each.allotted_seconds for each in counted.phases[counted.at + 1 :] if each.skipped is None)
    whole = sum(each.planned_minutes for each in counted.phases) * 60.0
    return Clock(
        spent=phase.seconds,
        allotted=phase.allotted_seconds,
        remaining=remaining,
        hint=hint,
        words=_words(hint, remaining),
        meeting_spent=spent,
        meeting_remaining=whole - spent,
        still_planned=max(0.0, remaining) + later,
    )


def clock_face(seconds: float) -> str:
    """Seconds as `4:05`, and as `+0:30` where they are below 0."""
    whole = int(abs(seconds))
    return f"{'+' if seconds < 0 else ''}{whole // 60}:{whole % 60:02d}"


def _hint(spent: float, allotted: float) -> Hint | None:
    if spent > allotted:
        return Hint.OVER
    if allotted <= _SHORT:
        return None
    if allotted - spent <= _TWO_MINUTES:
        return Hint.TWO_MINUTES
    return Hint.HALF if spent >= allotted / 2 else None


def _words(hint: Hint | None, remaining: float) -> str:
    if hint is Hint.OVER:
        minutes = int(-remaining // 60)
        over = f"{minutes} {'minute' if minutes == 1 else 'minutes'} over" if minutes else "The time is up"
        return f"{over}. Go on when you are ready."
    return {Hint.HALF: "Half the time is gone.", Hint.TWO_MINUTES: "Two minutes left."}.get(hint, "") if hint else ""
