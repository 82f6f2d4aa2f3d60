"""Writes a file whole or not at all, into a folder that is there or is the one thing missing."""

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from codebook.errors import OutputError


def check_place(path: Path) -> Path | None:
    """See whether a file can be written there; asked before the work that it is to hold. Makes nothing.

    Returns:
        The folder that has to be made for it, None where it is there. No more than one: a path of which more is
        missing is misspelt, or on a drive that is not connected.

    Raises:
        OutputError: The file cannot be written; the message says why.
    """
    if _is_folder(path):
        raise OutputError(f"cannot write {path}: it is a folder; name a file in it")
    return missing_folder(path)


def missing_folder(path: Path) -> Path | None:
    """The folder that has to be made before a file or folder can be written there; see `check_place`.

    Raises:
        OutputError: More than one is missing, or the nearest one cannot be written to.
    """
    folder = path.parent
    try:
        missing = None if folder.exists() else folder
        there = folder if missing is None else folder.parent
        if not there.exists():
            raise OutputError(f"cannot write {path}: there is no folder {there}; make it, or choose another place")
        if not there.is_dir():
            raise OutputError(f"cannot write {path}: {there} is a file and no folder; choose another place")
    except OSError as err:
        raise OutputError(f"cannot write {path}: {err.strerror}; choose another place") from err
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {path}: you may not write to the folder {there}; choose another place")
    return missing


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, which is said where it is written
        return False


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` that takes its place when the block ends well.

    The last folder of the path is made where it is missing, and goes again when the block ends badly.

    Raises:
        OutputError: More of the folder is missing, it cannot be written to, or the disk is full.
    """
    made = check_place(path)
    draft = _draft(path, made)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
        made = None
    except OSError as err:
        raise OutputError(f"cannot write {path}: {err.strerror}; nothing was changed") from err
    finally:
        draft.unlink(missing_ok=True)
        _remove(made)


def write_at_once(save: Callable[[BinaryIO], object], path: Path) -> None:
    """Write what packs itself, a document or a workbook, when all of it is packed.

    Such packers complain a second time, on standard error, when the disk is full while they write.
    """
    packed = io.BytesIO()
    save(packed)
    path.write_bytes(packed.getvalue())


def _draft(path: Path, made: Path | None) -> Path:
    try:
        if made is not None:
            made.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    except OSError as err:
        _remove(made)
        raise OutputError(f"cannot write {path}: {err.strerror}; choose another place") from err
    os.close(handle)
    return Path(name)


def _remove(folder: Path | None) -> None:
    """Take back a folder that was made, if nothing is in it."""
    if folder is not None:
        try:
            folder.rmdir()
        except OSError:
            return


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
