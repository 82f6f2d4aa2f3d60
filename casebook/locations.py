"""Where the casebook lies. Nothing is made here: the folder comes into being when something is first saved."""

import os
from pathlib import Path

from classifier.locations import home
from codebook.errors import OutputError

__all__ = ["check_home", "home", "make_home", "overlay_path"]


def check_home() -> None:
    """See that the data folder can be written to, or made.

    Raises:
        OutputError: It cannot; the message says why.
    """
    folder = home()
    try:
        nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    except OSError as err:  # a folder on the way that one may not look into, or a name that is too long
        raise OutputError(f"{folder} cannot be used: {err.strerror}; set BALCONY_HOME to a folder of your own") from err
    if not nearest.is_dir():
        raise OutputError(f"{nearest} is a file, so the folder {folder} cannot be made; set BALCONY_HOME to another")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(f"{nearest} cannot be written to; set BALCONY_HOME to a folder of your own")


def make_home() -> Path:
    """Make the data folder where it is missing.

    Raises:
        OutputError: It cannot be made; the message says why.
    """
    check_home()
    try:
        home().mkdir(parents=True, exist_ok=True)
    except OSError as err:  # some places let nobody make a folder, whatever their permissions say
        raise OutputError(
            f"the data folder {home()} cannot be made: {err.strerror}; set BALCONY_HOME to a folder of your own"
        ) from err
    return home()


def overlay_path(chosen: Path | None = None) -> Path | None:
    """A team's own playbook file or folder: the one chosen, else `BALCONY_PLAYBOOK`, else `playbook.yaml` at home.

    None where there is none: then the shipped playbook stands alone. One that is named and absent is for the loader
    to refuse.
    """
    if chosen is not None:
        return chosen
    if named := os.environ.get("BALCONY_PLAYBOOK"):
        return Path(named).expanduser()
    path = home() / "playbook.yaml"
    return path if path.exists() else None
