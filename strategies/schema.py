"""What a playbook holds. Unknown keys are refused, so that a slip in a file is found and not ignored."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from codebook.keys import Driver, Strategy

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
MoveName = Annotated[str, Field(min_length=1, max_length=55)]
"""Short enough for the `first move` column of a table."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Move(_Entry):
    """One thing that a facilitator can do, with the words for it."""

    key: Text
    name: MoveName
    do: Text
    minutes: Annotated[int, Field(ge=1, le=120)]
    who: Text
    materials: Text
    say: Text


class Approach(_Entry):
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


class PlanField(_Entry):
    """A field of the plan for a technical problem."""

    name: Text
    why: Text


class AgendaPoint(_Entry):
    """A step of the first half hour on a technical problem."""

    minutes: Annotated[int, Field(ge=1)]
    name: Text
    do: Text


class DriverVariant(_Entry):
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


class Step(_Entry):
    """A step of splitting a mixed item."""

    name: Text
    do: Text
    say: Text


class MixedEntry(_Entry):
    """How to take a mixed item apart, and in which order to work its parts."""

    key: Text
    name: Text
    purpose: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    questions: Texts
    pitfalls: Texts
    sources: Texts


class Compensation(_Entry):
    """How one driver, when strong, makes up for another."""

    driver: Driver
    how: Text


class DriverEntry(_Entry):
    """One of the eight drivers."""

    name: Text
    definition: Text
    technical_examples: Texts
    adaptive_examples: Texts
    questions: Texts
    compensates: tuple[Compensation, ...]
    sources: Texts


class Source(_Entry):
    """Where an idea comes from."""

    title: Text
    where: Text


class Playbook(_Entry):
    """Everything that advice is made of."""

    technical: TechnicalEntry
    strategies: dict[Strategy, StrategyEntry]
    mixed: MixedEntry
    drivers: dict[Driver, DriverEntry]
    sources: dict[str, Source]
