"""What the command line asks the session screen to begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def time() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SessionWanted:
    """A session to begin or to go on with; all None shows what there is to choose."""

    log_id: int | None = None
    """The log whose items are suggested; None for the whole casebook."""
    preset: str | None = None
    """The length to begin with."""
    session_id: int | None = None
    """The session to go on with."""
    now: Callable[[], datetime] = time
    """Tells the time; a test holds it still."""


ANY_SESSION = SessionWanted()
