"""What several commands ask of a person in the same way: who they are, and a day."""

from datetime import date
from typing import Annotated

import typer

from codebook.errors import UsageError

As = Annotated[
    str | None, typer.Option("--as", metavar="NAME", help="How to sign this; otherwise as the settings say.")
]


def signed(name: str | None) -> str:
    """How a decision is signed."""
    from casebook.preferences import load_preferences

    given = " ".join((name or "").split())
    return given or load_preferences().signature


def day(written: str | None, option: str) -> date | None:
    """A day as a person wrote it.

    Raises:
        UsageError: It is none.
    """
    if written is None:
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError as err:
        raise UsageError(f"{option} {written!r} is no day; write it as 2026-03-31") from err


def today() -> date:
    """Today, where this machine is."""
    from datetime import datetime

    return datetime.now().astimezone().date()
