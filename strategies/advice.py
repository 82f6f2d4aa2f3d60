"""Matches a label, strategy, driver, stage and level with what the playbook says to do."""

from dataclasses import dataclass, replace

from codebook.keys import Driver, Label, Stage, Strategy
from strategies.schema import Approach, DriverVariant, Move, Playbook, StrategyEntry
from strategies.system_schema import Level


@dataclass(frozen=True)
class MadeUpBy:
    """A driver that, when strong, makes up for the one where an item sits."""

    driver: Driver
    name: str
    how: str


@dataclass(frozen=True)
class Next:
    """The strategy that often comes after one."""

    strategy: Strategy
    name: str


@dataclass(frozen=True)
class Advice:
    """What the playbook gives for one item."""

    approach: str
    """Name of the management approach or of the strategy."""
    first_move: str
    """What to do first, short enough for a table."""
    purpose: str
    moves: tuple[Move, ...]
    questions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    """What to watch for; for a technical item, first the signs that it is not technical after all."""
    split_first: bool
    """Whether the item looks mixed, so that its parts should be taken apart before anything else."""
    guardrails: tuple[str, ...] = ()
    signs_of_progress: tuple[str, ...] = ()
    raise_heat: tuple[str, ...] = ()
    lower_heat: tuple[str, ...] = ()
    leads_to: Next | None = None
    """The strategy that often comes next; None for a technical item."""
    driver_changes: str | None = None
    """What is different in this driver; for a technical item only."""
    driver_questions: tuple[str, ...] = ()
    made_up_by: tuple[MadeUpBy, ...] = ()
    """What else can make up for the driver where the item sits."""
    stage_questions: tuple[str, ...] = ()
    """What to ask at this stage of implementation, about the driver where one is given."""
    raise_to: Level | None = None
    """The next level, where the item lies beyond the authority of the one that it stands at."""
    raise_questions: tuple[str, ...] = ()
    """What to settle before it is raised."""


def advise(  # noqa: PLR0913 - one parameter for each thing that is known of an item
    playbook: Playbook,
    label: Label,
    strategy: Strategy | None,
    driver: Driver | None,
    stage: Stage | None = None,
    level: str | None = None,
    *,
    mixed: bool = False,
) -> Advice | None:
    """The advice for an item; None where nobody is stuck.

    An item is to be raised when its driver is systems: the codebook keeps that driver for what those who face the
    item have no authority to change. It goes one level up from where it stands.

    Args:
        playbook: A loaded playbook.
        label: The item's label, by a person's verdict or the model's reading.
        strategy: Needed for adaptive items, ignored for others.
        driver: Where the challenge sits; changes the first move of technical items.
        stage: How far along the implementation is.
        level: The level that the item stands at, by key or name; the nearest one where it is unknown.
        mixed: Whether the item holds a technical part and an adaptive one.

    Raises:
        ValueError: The label is adaptive and no strategy is given.
    """
    if label is Label.NONE:
        return None
    if label is Label.ADAPTIVE and strategy is None:
        raise ValueError("an adaptive item needs a strategy")
    technical = playbook.technical
    chosen = playbook.strategies[strategy] if label is Label.ADAPTIVE and strategy else None
    entry: Approach = chosen or technical
    variant = technical.by_driver[driver] if driver and not chosen else None
    advice = Advice(
        approach=entry.name,
        first_move=_first_move(playbook, entry, variant, split=mixed and chosen is not None),
        purpose=entry.purpose,
        moves=entry.moves,
        questions=entry.questions,
        pitfalls=entry.pitfalls if chosen else technical.warning_signs + technical.pitfalls,
        split_first=mixed,
        guardrails=entry.guardrails,
        signs_of_progress=entry.signs_of_progress,
        raise_heat=chosen.raise_heat if chosen else (),
        lower_heat=chosen.lower_heat if chosen else (),
        leads_to=_next(playbook, chosen) if chosen else None,
        driver_changes=variant.changes if variant else None,
    )
    return _placed(advice, playbook, driver, stage, level)


def _placed(
    advice: Advice, playbook: Playbook, driver: Driver | None, stage: Stage | None, level: str | None
) -> Advice:
    """Advice with what depends on where in the system an item sits, and how far along the work is."""
    raise_to = _next_level(playbook, level) if driver is Driver.SYSTEMS else None
    return replace(
        advice,
        driver_questions=playbook.drivers[driver].questions if driver else (),
        made_up_by=made_up_by(playbook, driver) if driver else (),
        stage_questions=_stage_questions(playbook, stage, driver) if stage else (),
        raise_to=raise_to,
        raise_questions=playbook.levels.questions if raise_to else (),
    )


def made_up_by(playbook: Playbook, driver: Driver) -> tuple[MadeUpBy, ...]:
    """What other drivers, when strong, can do where one is weak."""
    return tuple(
        MadeUpBy(key, entry.name, link.how)
        for key, entry in playbook.drivers.items()
        for link in entry.compensates
        if link.driver is driver
    )


def _first_move(playbook: Playbook, entry: Approach, variant: DriverVariant | None, *, split: bool) -> str:
    if split:
        return playbook.mixed.steps[0].name
    return variant.first_move if variant else entry.moves[0].name


def _next(playbook: Playbook, entry: StrategyEntry) -> Next:
    return Next(entry.leads_to, playbook.strategies[entry.leads_to].name)


def _stage_questions(playbook: Playbook, stage: Stage, driver: Driver | None) -> tuple[str, ...]:
    entry = playbook.stages[stage]
    return entry.by_driver[driver] if driver else entry.questions


def _next_level(playbook: Playbook, level: str | None) -> Level | None:
    """One level up; None from the farthest."""
    levels = playbook.levels.levels
    wanted = (level or "").strip().casefold()
    at = next((i for i, each in enumerate(levels) if wanted in (each.key.casefold(), each.name.casefold())), 0)
    return levels[at + 1] if at + 1 < len(levels) else None
