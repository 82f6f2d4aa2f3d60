"""From probabilities to `sure` and `mixed`."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.heads import HEAD_KEYS, Probabilities
from codebook.keys import Label

_COLUMN = {key: column for column, key in enumerate(HEAD_KEYS["label"])}


@dataclass(frozen=True)
class Thresholds:
    """When a reading is sure, and when an item looks mixed; chosen on held-out items at training."""

    sure: float
    """The label's probability from which a reading may be sure."""
    adaptive_doubt: float
    """A technical reading is not sure while adaptive keeps more probability than this: that mistake costs a year."""
    mixed: float
    """An adaptive item looks mixed when technical keeps at least this probability."""


def decide_sure(p: Probabilities, thresholds: Thresholds) -> NDArray[np.bool_]:
    """Which rows of label probabilities are sure. Shape (rows, 3) in, (rows,) out."""
    sure = p.max(axis=1) >= thresholds.sure
    doubtful = (p.argmax(axis=1) == _COLUMN[Label.TECHNICAL]) & (
        p[:, _COLUMN[Label.ADAPTIVE]] > thresholds.adaptive_doubt
    )
    return np.asarray(sure & ~doubtful)


def decide_mixed(p: Probabilities, thresholds: Thresholds) -> NDArray[np.bool_]:
    """Which rows of label probabilities look mixed. Shape (rows, 3) in, (rows,) out."""
    adaptive = p.argmax(axis=1) == _COLUMN[Label.ADAPTIVE]
    return np.asarray(adaptive & (p[:, _COLUMN[Label.TECHNICAL]] >= thresholds.mixed))
