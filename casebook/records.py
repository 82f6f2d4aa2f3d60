"""What the casebook keeps, as it flows to patterns, reports and screens; the database's rows stay in `database/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from casebook.facts import NO_FACTS, ItemFacts
from codebook.keys import Driver, Label, Strategy

NEW = 0
"""The id of a record that is not in the casebook yet; adding it gives it one."""


@dataclass(frozen=True, slots=True)
class LogRecord:
    """A file that was imported."""

    id: int
    name: str
    kind: str
    sha256: str
    """Of the file's bytes: the same file is not imported twice."""
    imported: datetime
    items: int


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What a model said of an item, as `Reading` has it, and when."""

    label: Label
    p: Mapping[Label, float]
    sure: bool
    mixed: bool
    strategy: tuple[tuple[Strategy, float], ...]
    driver: tuple[tuple[Driver, float], ...]
    evidence: tuple[tuple[int, int, float], ...]
    """Start, end and effect of each clause that carries the label, strongest first."""
    model: str
    read: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about an item."""

    label: Label
    strategy: Strategy | None
    driver: Driver | None
    who: str
    decided: datetime
    seen_reading: bool
    """Whether they had seen the model's reading before they decided."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseItem:
    """An item in the casebook with its latest reading and verdict."""

    id: int
    log_id: int
    log_name: str
    row: int
    """Row or line in its file."""
    text: str
    sheet: str | None = None
    heading: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    facts: ItemFacts = NO_FACTS
    reading: StoredReading | None = None
    verdict: Verdict | None = None
    parent_id: int | None = None
    """The mixed item that this one is a part of."""
    own_id: str = ""
    """What its log calls it; else its row or line number."""
    split: bool = False
    """Whether it was split into parts, which then count in its place."""

    @property
    def label(self) -> Label | None:
        """The verdict's label, else the reading's; None where neither is there yet."""
        found = self.verdict or self.reading
        return found.label if found else None

    @property
    def strategy(self) -> Strategy | None:
        """The verdict's strategy, else the reading's likeliest; None where the item is not adaptive."""
        if self.label is not Label.ADAPTIVE:
            return None
        if self.verdict and self.verdict.strategy:
            return self.verdict.strategy
        return self.reading.strategy[0][0] if self.reading else None

    @property
    def driver(self) -> Driver | None:
        """The verdict's driver, else the reading's likeliest; None where nobody is stuck."""
        if self.label in (None, Label.NONE):
            return None
        if self.verdict and self.verdict.driver:
            return self.verdict.driver
        return self.reading.driver[0][0] if self.reading else None

    @property
    def needs_person(self) -> bool:
        """Whether nobody has decided and the model is not sure."""
        return self.verdict is None and not (self.reading and self.reading.sure)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two items that say the same, the later one first."""

    item_id: int
    like_id: int
    similarity: float
    after_fix: bool = False
    """Whether the earlier one had been closed before the later one was raised."""


class ActionState(StrEnum):
    """How far an action is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action:
    """What someone took on."""

    id: int
    text: str
    item_id: int | None = None
    session_id: int | None = None
    owner: str | None = None
    due: date | None = None
    measure: str | None = None
    if_then: str | None = None
    """If this happens, then we do that: the trigger of an experiment."""
    state: ActionState = ActionState.OPEN
    made: datetime | None = None
    closed: datetime | None = None
    why: str | None = None
    """Why it was dropped, or what came of it."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """A request to a level that can decide what the team cannot."""

    id: int
    item_id: int
    to_level: str
    from_level: str | None = None
    what: str = ""
    evidence: str = ""
    tried: str = ""
    ask: str = ""
    sent: date | None = None
    answer_due: date | None = None
    answer: str | None = None
    answered: date | None = None
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A dissent or a missing view, on record without a name."""

    id: int
    text: str
    missing: bool
    """Whether it is a view that was not in the room, rather than a dissent that was."""
    item_id: int | None = None
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """Something to come back to."""

    id: int
    text: str
    session_id: int | None = None
    who: str | None = None
    until: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A meeting held with the app."""

    id: int
    preset: str
    started: datetime
    log_id: int | None = None
    ended: datetime | None = None
    title: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)
    """Where it stands, as plain JSON: enough to resume at the same phase, item and second."""


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """A phase of a session, planned and as it went."""

    id: int
    session_id: int
    key: str
    position: int
    planned_minutes: int
    seconds: int = 0
    """Time spent in it so far."""
    skipped: str | None = None
    """Why it was skipped; None where it was not."""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was noted in a session with one key: never with a name."""

    id: int
    session_id: int
    kind: str
    """ballot, temperature_in, temperature_out, heat_up, heat_down, avoidance, diagnosis, move, covered."""
    value: str
    at: datetime
    item_id: int | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotator's label for training."""

    id: int
    item_id: int
    annotator: str
    label: Label | None
    """None where they skipped or were unsure."""
    strategy: Strategy | None = None
    driver: Driver | None = None
    mixed: bool = False
    confidence: str | None = None
    note: str = ""
    span: tuple[int, int] | None = None
    at: datetime | None = None
    blind_label: Label | None = None
    """What they chose before they saw the reading."""
    state: str = "labelled"
    """labelled, skipped, unsure or flagged."""
    drawn: str = "file"
    """Why the item came up: random, uncertain, diverse, disagreeing, suspect, easy, gold, or file where nobody says.

    Models are measured on the random ones alone, so an item is never taken to be one of them unless that is said.
    """


@dataclass(frozen=True, slots=True)
class Gold:
    """A settled label."""

    id: int
    item_id: int
    label: Label
    strategy: Strategy | None
    driver: Driver | None
    adjudicator: str
    reason: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One decision, as it was appended: what changed, by whom, when."""

    id: int
    at: datetime
    who: str
    what: str
    """The table that changed."""
    row_id: int
    before: Mapping[str, Any] | None
    """None where the row was made."""
    after: Mapping[str, Any] | None
    """None where the row was taken away."""
    batch: int
    """Events of one decision share it; undo takes back a batch."""
    undoes: int | None = None
    """The batch that this one takes back."""
