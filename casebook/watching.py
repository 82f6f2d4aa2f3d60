"""How a long task tells how far it is, and how it is asked to stop; the core itself shows nothing."""

from collections.abc import Callable
from dataclasses import dataclass


def _ignore(_done: int, _total: int, _words: str) -> None:
    """Nobody watches."""


def _go_on() -> None:
    """Nobody asks to stop."""


class Stop(Exception):  # noqa: N818 - it is no error: a person asked for it
    """A long task was cancelled by a person."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a long task calls between its steps."""

    tell: Callable[[int, int, str], None] = _ignore
    """Takes how many are done, of how many, and of what."""
    check: Callable[[], None] = _go_on
    """Raises `Stop` where a person asked to stop; nothing is saved then."""


QUIET = Watch()
