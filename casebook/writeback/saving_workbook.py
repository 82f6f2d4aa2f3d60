"""Saves a workbook, with one kind of error for a disk that is full."""

import errno
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from codebook.writing import write_at_once


def save_workbook(workbook: Any, path: Path) -> None:
    """Write a workbook.

    Raises:
        OSError: It cannot be written. openpyxl writes its sheets into temporary files first, by a library that has an
            error of its own for that.
    """
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # python-docx brings it, openpyxl writes with it

    full = False
    with _quiet_leftovers():
        try:
            write_at_once(workbook.save, path)
        except LxmlError:
            full = True
        if full:
            gc.collect()  # what was left open is closed now, and not where it would be heard
    if full:
        raise OSError(errno.ENOSPC, "no space left for temporary files")


@contextmanager
def _quiet_leftovers() -> Iterator[None]:
    """Keep a half-written sheet quiet that fails to be closed after it failed to be written."""
    before = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = before
