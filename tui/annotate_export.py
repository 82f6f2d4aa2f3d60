"""Writes the casebook's labels to a file, as `balcony annotations export` does. No widget is touched here."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.annotating.exchange import lines_of
from casebook.annotating.lines import write_lines
from codebook.errors import NothingToDoError, OutputError

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook


def first_path(who: str) -> str:
    """The name that is offered for a file: whose labels they are."""
    name = re.sub(r"[^\w-]+", "_", who.casefold()).strip("_")
    return f"{name or 'labels'}.jsonl"


def path_of(written: str) -> Path:
    """The path that someone wrote, `~` being their home."""
    try:
        return Path(written).expanduser()
    except RuntimeError:  # the home of nobody
        return Path(written)


def is_file(path: Path) -> bool:
    """Whether there is a file; of a name that no file can have there is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def write_labels(casebook: "Casebook", path: Path, *, over: bool = False) -> int:
    """Write every label, skipped and settled ones too.

    Args:
        casebook: Whose.
        path: Where to.
        over: Whether a file that is there may be written over.

    Returns:
        How many.

    Raises:
        NothingToDoError: There is no label.
        OutputError: It cannot be written, or a file is there.
    """
    lines = lines_of(casebook)
    if not lines:
        raise NothingToDoError("there is no label to export in the casebook; label some items first")
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder; name a file in it, such as {path / 'labels.jsonl'}")
        if path.exists() and not over:
            raise OutputError(f"there is a file {path} already; choose another name")
        return write_lines(path, lines)
    except (OSError, ValueError) as err:
        raise OutputError("no file can have that name; choose a shorter or plainer one") from err
