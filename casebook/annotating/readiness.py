"""The readiness card: may we stop labelling, and may sure labels be accepted unseen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casebook.annotating.accepting import Acceptance, may_accept
from casebook.annotating.intervals import Measured
from casebook.annotating.queue_parts import Drawn
from casebook.annotating.stopping import Curve, Stopping, may_stop
from codebook.errors import UsageError
from codebook.keys import Label


@dataclass(frozen=True, slots=True)
class Checked:
    """An item that a person labelled and the model read without having learned from it."""

    right: Label
    """What people say; the settled label where there is one."""
    read: Label
    confidence: float
    """The model's probability of what it read."""
    drawn: str
    """Why the item came up."""


@dataclass(frozen=True)
class Readiness:
    """Both answers."""

    stopping: Stopping
    accepting: Acceptance


def readiness(
    checked: Sequence[Checked], pool: Sequence[float], curve: Curve | None, alpha: Measured, *, wanted: float = 0.9
) -> Readiness:
    """Answer both questions.

    Args:
        checked: Items drawn by chance, labelled.
        pool: The model's probability of its label, for every item that labels might be accepted of.
        curve: The learning curve on items drawn by chance; None where there is none yet.
        alpha: Krippendorff's alpha of the label.
        wanted: The share of accepted labels that must be right.

    Raises:
        UsageError: An item was not drawn by chance: a promise made on picked items would be void.
    """
    if picked := sum(each.drawn != Drawn.RANDOM for each in checked):
        raise UsageError(f"{picked} of the items were not drawn by chance; measure on the random ones alone")
    accepting = may_accept(
        np.array([each.confidence for each in checked]),
        np.array([each.read is each.right for each in checked], dtype=bool),
        np.array(pool, dtype=float),
        wanted=wanted,
    )
    return Readiness(may_stop(curve, alpha), accepting)
