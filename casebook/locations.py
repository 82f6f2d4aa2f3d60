"""Where the casebook lies. Nothing is made here: the folder comes into being when something is first saved."""

import os
from pathlib import Path

from classifier.locations import home
from codebook.errors import OutputError

__all__ = ["check_home", "home", "overlay_path"]


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
