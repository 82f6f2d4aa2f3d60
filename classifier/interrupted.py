"""Folders on their way in or out beside the models, and what is done with them when the program was killed.

Each has a hidden name that says what it is: a new model that is being written, a former one that waits until the new
one stands in its place, or one that is being removed.
"""

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from classifier.joined_encoder import JoinedEncoder
from classifier.model_files import CARD_FILE, HEADS_FILE, MANIFEST_FILE

NEW, FORMER, REMOVED = ".balcony-new-", ".balcony-former-", ".balcony-removed-"
STALE_SECONDS = 3600.0
"""A training takes a minute at most; a new model that nobody has touched for so long was given up."""
_OURS = {*JoinedEncoder.files, HEADS_FILE, MANIFEST_FILE, CARD_FILE, "pipeline.joblib"}


def new_folder(parent: Path) -> Path:
    """Make a folder for a model that is to be written."""
    # Beside its place, so that it can be renamed; a dot keeps it out of the list of models.
    made = Path(tempfile.mkdtemp(dir=parent, prefix=NEW))
    made.chmod(0o755)
    return made


def put_in_place(new: Path, target: Path) -> None:
    """Rename a written folder to its place; what is there gives way, and comes back when that fails.

    No system swaps two folders in one step. Killed between the two renames, this leaves the former model under a hidden
    name, from which `mend` restores it.
    """
    if not target.is_dir():
        new.rename(target)
    elif not any(target.iterdir()):
        target.rmdir()
        new.rename(target)
    else:
        former = _move_aside(target, FORMER)
        try:
            new.rename(target)
        except OSError:
            _bring_back(former)
            raise
        shutil.rmtree(former)


def remove_folder(folder: Path) -> None:
    """Remove a model; under its name it is whole, or gone."""
    shutil.rmtree(_move_aside(folder, REMOVED))


def mend(parent: Path) -> None:
    """Finish or take back what a killed program left in a folder of models; what cannot be mended stays.

    A former model comes back where no model took its place. Only folders with this module's names are touched, and of
    new ones only those that hold nothing but a model's files and that nobody has written to for an hour.
    """
    with suppress(OSError):
        for folder in sorted(parent.glob(".balcony-*")):
            if folder.is_symlink() or not folder.is_dir():
                continue
            with suppress(OSError):
                if folder.name.startswith(FORMER):
                    _bring_back(folder)
                elif folder.name.startswith(REMOVED) or (folder.name.startswith(NEW) and _given_up(folder)):
                    shutil.rmtree(folder)


def _bring_back(former: Path) -> None:
    for model in former.iterdir():
        if not (former.parent / model.name).exists():
            model.rename(former.parent / model.name)
    shutil.rmtree(former)


def _given_up(folder: Path) -> bool:
    inside = list(folder.iterdir())
    last = max(path.stat().st_mtime for path in (folder, *inside))
    return {path.name for path in inside} <= _OURS and time.time() - last > STALE_SECONDS


def _move_aside(folder: Path, prefix: str) -> Path:
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=prefix))
    folder.rename(aside / folder.name)
    return aside
