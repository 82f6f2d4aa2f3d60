"""What every encoder offers: texts in, one row of numbers for each out."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]

MAX_CHARACTERS = 4000
"""An item is a few sentences; what a cell holds beyond this is not read."""


class Encoder(Protocol):
    """Turns texts into rows that the heads can score."""

    kind: ClassVar[str]
    """What a model's manifest calls this kind of encoder."""
    files: ClassVar[tuple[str, ...]]
    """The names of its files in a model folder."""

    @property
    def width(self) -> int:
        """How many numbers a row holds."""
        ...

    def save(self, folder: Path) -> None:
        """Write the encoder's files into a model folder."""
        ...

    def encode(self, texts: Sequence[str]) -> Rows:
        """Encode texts, in order.

        Returns:
            An array of shape (len(texts), width). A text without a known term gives a row of zeros.
        """
        ...
