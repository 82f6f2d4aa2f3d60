"""Planned against what happened: counts that help a facilitator with the next meeting. Never a score of people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from casebook.meeting.coverage import Coverage
from casebook.records import PhaseRecord


class HowItWent(StrEnum):
    """What became of a phase."""

    DONE = "done"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class PhaseFidelity:
    """A phase, planned and as it went."""

    key: str
    planned_minutes: int
    minutes: int
    """That it took, rounded."""
    went: HowItWent
    why: str | None = None
    """Why it was skipped."""


@dataclass(frozen=True, slots=True)
class Fidelity:
    """A meeting, planned and as it went."""

    phases: tuple[PhaseFidelity, ...]
    voices: int
    """Dissents and missing views on record."""
    items: int
    covered: int
    """Of the items, how many had their turn."""
    owned_and_dated: int
    """Of the items, how many left with an action that has an owner and a date."""

    @property
    def planned_minutes(self) -> int:
        """Of all phases."""
        return sum(phase.planned_minutes for phase in self.phases)

    @property
    def minutes(self) -> int:
        """That it took."""
        return sum(phase.minutes for phase in self.phases)

    def number(self, went: HowItWent) -> int:
        """How many phases went that way."""
        return sum(phase.went is went for phase in self.phases)


@dataclass(frozen=True, slots=True)
class PhaseOverSessions:
    """A phase over several meetings."""

    key: str
    planned: int
    """In how many meetings it was planned."""
    done: int
    skipped: int
    usual_planned: float
    """The median of its planned minutes."""
    usual_minutes: float | None
    """The median of what it took where it was done; None where it never was."""


@dataclass(frozen=True, slots=True)
class OverSessions:
    """Several meetings, as counts."""

    sessions: int
    phases: tuple[PhaseOverSessions, ...]
    voices: int
    items: int
    covered: int
    owned_and_dated: int
    planned_minutes: int = 0
    minutes: int = 0

    @property
    def phases_planned(self) -> int:
        """How many phases were planned, in all meetings together."""
        return sum(each.planned for each in self.phases)

    @property
    def phases_done(self) -> int:
        """How many of them were done."""
        return sum(each.done for each in self.phases)


def fidelity(phases: Sequence[PhaseRecord], coverage: Coverage, voices: int) -> Fidelity:
    """What was planned and what happened in a meeting."""
    return Fidelity(
        phases=tuple(_phase(each) for each in phases),
        voices=voices,
        items=len(coverage.items),
        covered=coverage.shown,
        owned_and_dated=coverage.owned_and_dated,
    )


def over_sessions(found: Sequence[Fidelity]) -> OverSessions:
    """The same over several meetings; phases in the order in which they first occur."""
    keys = dict.fromkeys(phase.key for each in found for phase in each.phases)
    return OverSessions(
        sessions=len(found),
        phases=tuple(_over(key, (p for each in found for p in each.phases if p.key == key)) for key in keys),
        voices=sum(each.voices for each in found),
        items=sum(each.items for each in found),
        covered=sum(each.covered for each in found),
        owned_and_dated=sum(each.owned_and_dated for each in found),
        planned_minutes=sum(each.planned_minutes for each in found),
        minutes=sum(each.minutes for each in found),
    )


def _phase(record: PhaseRecord) -> PhaseFidelity:
    went = HowItWent.DONE if record.done else HowItWent.NOT_REACHED
    if record.skipped is not None:
        went = HowItWent.SKIPPED
    return PhaseFidelity(record.key, record.planned_minutes, round(record.seconds / 60), went, record.skipped)


def _over(key: str, phases: Iterable[PhaseFidelity]) -> PhaseOverSessions:
    found = list(phases)
    took = [phase.minutes for phase in found if phase.went is HowItWent.DONE]
    return PhaseOverSessions(
        key=key,
        planned=len(found),
        done=len(took),
        skipped=sum(phase.went is HowItWent.SKIPPED for phase in found),
        usual_planned=median(phase.planned_minutes for phase in found),
        usual_minutes=median(took) if took else None,
    )
