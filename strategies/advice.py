"""Matches a label, strategy and driver with what the playbook says to do."""

from dataclasses import dataclass

from codebook.keys import Driver, Label, Strategy
from strategies.schema import Move, Playbook


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


def advise(
    playbook: Playbook, label: Label, strategy: Strategy | None, driver: Driver | None, *, mixed: bool = False
) -> Advice | None:
    """The advice for an item; None where nobody is stuck.

    Args:
        playbook: A loaded playbook.
        label: The item's label, by a person's verdict or the model's reading.
        strategy: Needed for adaptive items, ignored for others.
        driver: Where the challenge sits; changes the first move of technical items.
        mixed: Whether the item holds a technical part and an adaptive one.

    Raises:
        ValueError: The label is adaptive and no strategy is given.
    """
    if label is Label.NONE:
        return None
    if label is Label.TECHNICAL:
        technical = playbook.technical
        variant = technical.by_driver[driver] if driver else None
        return Advice(
            approach=technical.name,
            first_move=variant.first_move if variant else technical.moves[0].name,
            purpose=technical.purpose,
            moves=technical.moves,
            questions=technical.questions,
            pitfalls=technical.warning_signs + technical.pitfalls,
            split_first=mixed,
        )
    if strategy is None:
        raise ValueError("an adaptive item needs a strategy")
    entry = playbook.strategies[strategy]
    return Advice(
        approach=entry.name,
        first_move=playbook.mixed.steps[0].name if mixed else entry.moves[0].name,
        purpose=entry.purpose,
        moves=entry.moves,
        questions=entry.questions,
        pitfalls=entry.pitfalls,
        split_first=mixed,
    )
