"""Keeps the rows of texts that are encoded again at each retraining: plain arrays, never unpickled."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from classifier.encoder import Encoder, Rows

MAX_BYTES = 64 * 2**20
"""Larger arrays are not kept: a lexical encoder's rows are wide, and quickly made."""


def cached_rows(encoder: Encoder, encoder_hash: str, texts: Sequence[str], folder: Path) -> Rows:
    """The rows of texts, out of the cache where they were made before.

    A damaged file is made anew. A folder that cannot be written to costs time, not the result.

    Args:
        encoder: The encoder.
        encoder_hash: Tells this encoder's files from any other's.
        texts: The texts, in order.
        folder: The cache; made if missing.
    """
    key = hashlib.sha256(json.dumps([encoder_hash, encoder.width, list(texts)]).encode()).hexdigest()
    path = folder / f"rows-{key[:32]}.npy"
    if (known := _read(path, (len(texts), encoder.width))) is not None:
        return known
    rows = encoder.encode(texts)
    if rows.nbytes <= MAX_BYTES:
        with suppress(OSError):
            _write(path, rows)
    return rows


@dataclass(frozen=True)
class KnownRows:
    """An encoder for texts whose rows are known: two models with one encoder are compared at the price of none."""

    kind: ClassVar[str] = "known"
    files: ClassVar[tuple[str, ...]] = ()

    places: Mapping[str, int]
    """Which row is that of each text."""
    rows: Rows
    """An array, or a sparse one of scipy's."""

    @property
    def width(self) -> int:
        """How many numbers a row holds."""
        return int(self.rows.shape[1])

    @classmethod
    def of(cls, texts: Sequence[str], rows: Rows) -> "KnownRows":
        """From texts and their rows, in the same order."""
        return cls({text: place for place, text in enumerate(texts)}, rows)

    def save(self, folder: Path) -> None:
        """There is nothing to save."""

    def encode(self, texts: Sequence[str]) -> Rows:
        """Look texts up; see `classifier.encoder.Encoder`."""
        found = self.rows[np.array([self.places[text] for text in texts], dtype=np.intp)]
        dense: Rows = found if isinstance(found, np.ndarray) else found.toarray()
        return dense


def _read(path: Path, shape: tuple[int, int]) -> Rows | None:
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != _digest_file(path).read_text(encoding="ascii"):
            return None
        with path.open("rb") as file:
            rows = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return rows if rows.shape == shape and rows.dtype == np.float32 else None


def _write(path: Path, rows: Rows) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _put(path, lambda target: np.save(target, rows, allow_pickle=False))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    _put(_digest_file(path), lambda target: target.write_text(digest, encoding="ascii"))


def _put(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file in one step: whoever reads it finds the old one, the new one, or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _digest_file(path: Path) -> Path:
    return path.with_suffix(".sha256")
