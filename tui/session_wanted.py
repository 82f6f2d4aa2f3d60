"""What the command line asks the session screen to begin with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionWanted:
    """A session to begin or to go on with; all None shows what there is to choose."""

    log_id: int | None = None
    """The log whose items are suggested; None for the whole casebook."""
    preset: str | None = None
    """The length to begin with."""
    session_id: int | None = None
    """The session to go on with."""


ANY_SESSION = SessionWanted()
