"""Where the casebook lies. Nothing is made here: the folder comes into being when something is first saved."""

import os
from pathlib import Path

from codebook.errors import OutputError


def home() -> Path:
    """The data folder: `BALCONY_HOME`, else where this operating system keeps a program's data."""
    if named := os.environ.get("BALCONY_HOME"):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # only when no place was named

    return user_data_path("balcony", appauthor=False)


def check_home() -> None:
    """See that the data folder can be written to, or made.

    Raises:
        OutputError: It cannot; the message says why.
    """
    folder = home()
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not nearest.is_dir():
        raise OutputError(f"{nearest} is a file, so the folder {folder} cannot be made; set BALCONY_HOME to another")
    if not os.access(nearest, os.W_OK):
        raise OutputError(f"{nearest} cannot be written to; set BALCONY_HOME to a folder of your own")
