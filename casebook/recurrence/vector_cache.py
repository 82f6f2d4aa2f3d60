"""Keeps items' vectors in the data folder, so that a new log costs its own items only. It may be deleted any time."""

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from casebook.locations import home
from casebook.recurrence.vectors import ItemEncoder
from casebook.watching import QUIET, Watch
from codebook.errors import OutputError
from codebook.writing import replacing

_AT_ONCE = 64


def cache_file() -> Path:
    """Where they are kept."""
    return home() / "likeness-vectors.npz"


def vectors_of(texts: Sequence[str], encoder: ItemEncoder, watch: Watch = QUIET) -> NDArray[np.float16]:
    """A vector for each text, made anew only for those that were not there last time."""
    marks = [_mark(text) for text in texts]
    known = _load(encoder)
    missing = [(mark, text) for mark, text in dict(zip(marks, texts, strict=True)).items() if mark not in known]
    for start in range(0, len(missing), _AT_ONCE):
        watch.check()
        watch.tell(start, len(missing), "items compared")
        some = missing[start : start + _AT_ONCE]
        rows = encoder.vectors([text for _, text in some])
        known.update((mark, row) for (mark, _), row in zip(some, rows, strict=True))
    if missing:
        _save(encoder, {mark: known[mark] for mark in marks})
    return np.stack([known[mark] for mark in marks]) if marks else np.empty((0, encoder.width), dtype=np.float16)


def _load(encoder: ItemEncoder) -> dict[bytes, NDArray[np.float16]]:
    """Nothing where the file is of another encoder, or not whole: then every vector is made anew."""
    try:
        with cache_file().open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            rows = file["rows"]
            if str(file["key"]) != encoder.key or rows.shape[1:] != (encoder.width,):
                return {}
            return dict(zip((bytes(mark) for mark in file["marks"]), rows, strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _save(encoder: ItemEncoder, known: dict[bytes, NDArray[np.float16]]) -> None:
    path = cache_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as draft:
            marks = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(len(known), -1)
            np.savez(draft, key=np.array(encoder.key), marks=marks, rows=np.stack(list(known.values())))
    except (OSError, OutputError):
        return  # a full disk or a folder that is not ours costs time, and nothing else


def _mark(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
