"""A file with its pieces changed, still to be written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a walk over a file gives."""

    save: Callable[[Path], object]
    """Writes the changed file to a path."""
    notes: tuple[str, ...] = ()
    """What a person should know of the copy."""
