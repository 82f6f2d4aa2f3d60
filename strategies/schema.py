"""What a playbook holds. Unknown keys are refused, so that a slip in a file is found and not ignored."""

from typing import Annotated

from pydantic import Field

from codebook.keys import Driver, Stage, Strategy
from strategies.pattern_schema import DiagnosisEntry, LogAdviceEntry, LogPattern
from strategies.schema_base import Entry, Text, Texts
from strategies.session_schema import SessionEntry
from strategies.system_schema import AvoidanceMarker, LevelsEntry, StageEntry

MoveName = Annotated[str, Field(min_length=1, max_length=55)]
"""Short enough for the `first move` column of a table."""


class Move(Entry):
    """One thing that a facilitator can do, with the words for it."""

    key: Text
    name: MoveName
    do: Text
    minutes: Annotated[int, Field(ge=1, le=120)]
    who: Text
    materials: Text
    say: Text


class Approach(Entry):
    """What the technical approach and the strategies have in common."""

    name: Text
    purpose: Text
    fits_when: Texts
    not_when: Texts
    moves: Annotated[tuple[Move, ...], Field(min_length=1)]
    questions: Texts
    pitfalls: Texts
    guardrails: Texts
    signs_of_progress: Texts
    sources: Texts


class StrategyEntry(Approach):
    """One of the six adaptive strategies."""

    key: Strategy
    raise_heat: Texts
    lower_heat: Texts
    leads_to: Strategy


class PlanField(Entry):
    """A field of the plan for a technical problem."""

    name: Text
    why: Text


class AgendaPoint(Entry):
    """A step of the first half hour on a technical problem."""

    minutes: Annotated[int, Field(ge=1)]
    name: Text
    do: Text


class DriverVariant(Entry):
    """What is different when a technical problem sits in one driver."""

    first_move: MoveName
    changes: Text


class TechnicalEntry(Approach):
    """The management approach to technical problems."""

    key: Text
    warning_signs: Texts
    plan_fields: tuple[PlanField, ...]
    agenda: tuple[AgendaPoint, ...]
    by_driver: dict[Driver, DriverVariant]


class Step(Entry):
    """A step of splitting a mixed item."""

    name: Text
    do: Text
    say: Text


class MixedEntry(Entry):
    """How to take a mixed item apart, and in which order to work its parts."""

    key: Text
    name: Text
    purpose: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    questions: Texts
    pitfalls: Texts
    sources: Texts


class Compensation(Entry):
    """How one driver, when strong, makes up for another."""

    driver: Driver
    how: Text


class DriverEntry(Entry):
    """One of the eight drivers."""

    name: Text
    definition: Text
    technical_examples: Texts
    adaptive_examples: Texts
    questions: Texts
    compensates: tuple[Compensation, ...]
    sources: Texts


class Source(Entry):
    """Where an idea comes from."""

    title: Text
    where: Text


class Headings(Entry):
    """The program's own words on pages and forms, so that an overlay can put a playbook into another language."""

    technical: Text
    adaptive: Text
    purpose: Text
    fits_when: Text
    not_when: Text
    moves: Text
    minutes: Text
    """Behind a number, short."""
    do: Text
    who: Text
    materials: Text
    say: Text
    questions: Text
    pitfalls: Text
    guardrails: Text
    signs_of_progress: Text
    warning_signs: Text
    raise_heat: Text
    lower_heat: Text
    leads_to: Text
    agenda: Text
    plan: Text
    by_driver: Text
    first_move: Text
    steps: Text
    drivers: Text
    definition: Text
    technical_examples: Text
    adaptive_examples: Text
    makes_up_for: Text
    made_up_by: Text
    stages: Text
    signs_of_moving_on: Text
    levels: Text
    ours_when: Text
    raise_when: Text
    decides: Text
    memo: Text
    loop: Text
    diagnosis: Text
    after: Text
    yes: Text
    no: Text
    unsure: Text
    starts_at: Text
    step: Text
    """`{says}`, `{before}` and `{after}` stand for the answer's words and the shares before and after it."""
    avoidance: Text
    diversion: Text
    displacement: Text
    looks_like: Text
    ask: Text
    check_first: Text
    log_advice: Text
    when: Text
    means: Text
    counts: dict[LogPattern, Text]
    """`{count}`, `{of}`, `{share}` and `{name}` stand for what was counted."""
    strategy: Text
    notes: Text
    sources: Text
    shipped: Text
    date: Text


class Playbook(Entry):
    """Everything that advice is made of."""

    technical: TechnicalEntry
    strategies: dict[Strategy, StrategyEntry]
    mixed: MixedEntry
    drivers: dict[Driver, DriverEntry]
    stages: dict[Stage, StageEntry]
    levels: LevelsEntry
    diagnosis: DiagnosisEntry
    avoidance: Annotated[dict[str, AvoidanceMarker], Field(min_length=1)]
    log_advice: dict[LogPattern, LogAdviceEntry]
    session: SessionEntry
    headings: Headings
    sources: dict[str, Source]
