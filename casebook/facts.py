"""What a log's own columns say of an item, beside its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far an item is."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The columns that mean something to Balcony; None where the log does not say."""

    raised: date | None = None
    due: date | None = None
    closed: date | None = None
    status: Status | None = None
    owner: str | None = None
    role: str | None = None
    """What the person who raised it is (teacher, coach, principal): never their name."""
    level: str | None = None
    """A level's key in the playbook (team, building, district, state), or the log's own word."""
    unit: str | None = None
    """School, ward, site or team."""
    action: str | None = None
    resolution: str | None = None
    escalated_to: str | None = None
    stage: str | None = None
    """An implementation stage's key, where the log names one."""
    win: bool = False
    """Whether the log marks it as a success and not as a barrier."""


NO_FACTS = ItemFacts()
