"""What a database complains of, as one line that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from codebook.errors import CasebookError

_LINES = (
    ("file is not a database", "{place} is no casebook: it is another kind of file, or damaged; move it away to start"
     " a new one, or put a copy of yours in its place"),
    ("malformed", "the casebook {place} is damaged; put a copy of it in its place, or import an export of it"),
    ("locked", "the casebook {place} is being written to by another program; wait until it is done and try again"),
    ("full", "the disk is full, so nothing was saved in {place}; free some space and try again"),
    ("readonly", "the casebook {place} may only be read; ask for the right to write there, or set BALCONY_HOME to"
     " another folder"),
    ("unable to open", "the casebook {place} cannot be opened or made; see that its folder exists and is yours, or set"
     " BALCONY_HOME to another"),
    ("disk i/o error", "the disk fails under {place}; nothing was saved: see that the drive is still there, and try"
     " again"),
)  # fmt: skip


_INTEGRITY = "23"
"""How PostgreSQL's codes begin where a row's ties to others are broken; its driver has no error of its own for it."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Raise what the database complains of within the block as a `CasebookError`.

    Raises:
        CasebookError: The database cannot be used, or refuses a change.
    """
    try:
        yield
    except DBAPIError as err:
        raise CasebookError(_line(place, err)) from err


def _line(place: str, err: DBAPIError) -> str:
    told = err.orig.args[0] if err.orig and err.orig.args else ""
    fields = told if isinstance(told, dict) else {}  # PostgreSQL's answer: C is its code, M its words
    if isinstance(err, IntegrityError) or str(fields.get("C")).startswith(_INTEGRITY):
        return (
            f"the casebook {place} refuses that change: something else in it rests on this, or it names what is not"
            " there; nothing was changed"
        )
    said = " ".join(str(fields.get("M") or err.orig).split())
    for sign, line in _LINES:
        if sign in said.lower():
            return line.format(place=place)
    if place.startswith("postgresql"):
        return f"the database {place} cannot be used: {said}; see that it runs and that BALCONY_DATABASE_URL is right"
    return f"the casebook {place} cannot be used: {said}; nothing was changed"
