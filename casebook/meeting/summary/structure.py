"""The summary of a meeting, before it becomes a file."""

from dataclasses import dataclass
from datetime import date, datetime

from casebook.meeting.coverage import Coverage
from casebook.meeting.fidelity import Fidelity
from casebook.meeting.marking import Spread
from casebook.records import Action, Escalation
from codebook.keys import Label


@dataclass(frozen=True, slots=True)
class KeptAction:
    """An action, and what it lacks."""

    action: Action
    about: str
    """The item it belongs to, by its short name; empty where it belongs to none."""
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptEscalation:
    """A request to another level, and the memo's empty fields."""

    escalation: Escalation
    to: str
    """The level by its name."""
    sender: str
    about: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item that the meeting worked on."""

    item_id: int
    name: str
    """What its log calls it, such as `12`, for referring to it."""
    text: str
    where: str
    """Level and unit, as far as they are known."""
    before: Spread | None
    """What people answered in silence."""
    after: Spread | None
    """What they answered when they were asked again."""
    model: str
    """What the model read, in words; empty where the group did not look at it."""
    steps: tuple[str, ...]
    """The diagnosis in the open, step by step."""
    label: Label | None
    """The verdict of this meeting; None where it gave none."""
    decision: str
    """What was said with the verdict; empty where nothing was."""
    parts: tuple[str, ...]
    """The names of what it was split into."""
    approach: str
    """The strategy it was worked with."""
    moves: tuple[str, ...]
    """The names of the moves that were ticked."""
    shown: bool
    unsettled: str = ""
    """What was answered in silence, where it was not settled; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Room:
    """How the room was: counts only."""

    people: int
    temperature_in: Spread | None
    temperature_out: Spread | None
    heat_up: int
    heat_down: int
    avoidance: tuple[tuple[str, int], ...]
    """Turns away from the work, by the playbook's name for each."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a team keeps of a meeting."""

    session_id: int
    started: datetime
    written: datetime
    """When it ended, or began where it has not ended: the same however often it is written."""
    title: str
    day: date
    preset: str
    wins: tuple[str, ...]
    followed_up: tuple[str, ...]
    """What became of earlier actions and requests, a line each."""
    room: Room
    items: tuple[KeptItem, ...]
    actions: tuple[KeptAction, ...]
    escalations: tuple[KeptEscalation, ...]
    dissents: tuple[str, ...]
    missing_voices: tuple[str, ...]
    parked: tuple[str, ...]
    coverage: Coverage
    fidelity: Fidelity
    phase_names: tuple[tuple[str, str], ...]
    """The phases' names by their keys."""
    model: str
    playbook: str

    def name_of_phase(self, key: str) -> str:
        """A phase's name; its key where the playbook has none any more."""
        return dict(self.phase_names).get(key, key)
