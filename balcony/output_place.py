"""Looks at where a command is to write before it does the work."""

from pathlib import Path

from balcony.terminal import plain, say
from codebook.writing import check_place


def check_out(path: Path | None) -> None:
    """Refuse a file that cannot be written, and say which folder will be made for it.

    Raises:
        OutputError: It cannot be written.
    """
    missing = None if path is None else check_place(path)
    if missing is not None:
        say(plain(f"the folder {missing} is not there yet and will be made"))
