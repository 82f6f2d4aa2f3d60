"""How a long task tells how far it is, and how it is asked to stop; the core itself shows nothing."""

from collections.abc import Callable
from dataclasses import dataclass


def _ignore(_done: int, _total: int, _words: str) -> None:
    """Nobody watches."""


def _go_on() -> None:
    """Nobody asks to stop."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a long task calls between its steps."""

    tell: Callable[[int, int, str], None] = _ignore
    """Takes how many are done, of how many, and of what."""
    check: Callable[[], None] = _go_on
    """Raises something of the caller's own where a person asked to stop; nothing is saved then."""


QUIET = Watch()
