"""The map as a file: only its owner can read it, and it is written whole or not at all."""

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

from casebook.locations import home, make_home
from casebook.redaction.book import Book, Entry
from casebook.redaction.identifiers import MARK
from casebook.redaction.kinds import Kind
from codebook.errors import InputError, OutputError
from codebook.writing import missing_folder

_FORM = "balcony redaction map 1"
_VALUES = ("text", "number", "date")


def default_book_file() -> Path:
    """Where the map lies unless a person names another place."""
    return home() / "redaction_map.json"


def load_book(path: Path) -> Book:
    """Read a map; one that does not exist yet is empty.

    Raises:
        InputError: The file is no map, or cannot be read. A new one over it would lose what it hides.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or data.get("form") != _FORM:
            raise ValueError(f"it does not say {_FORM!r}")
        entries = [_entry(each) for each in data["entries"]]
        if len({entry.mark for entry in entries}) < len(entries):
            raise ValueError("a mark stands in it twice")
    except FileNotFoundError:
        return Book()
    except OSError as err:
        raise InputError(f"the map {path} cannot be read: {err.strerror}; name another with --map") from err
    except (ValueError, KeyError, TypeError, RecursionError) as err:
        raise InputError(f"{path} is not a redaction map, or is damaged ({err}); name another with --map") from err
    return Book(entries)


def save_book(book: Book, path: Path) -> None:
    """Write a map so that nobody but its owner can read it.

    Raises:
        OutputError: The folder cannot be made or written to.
    """
    text = json.dumps({"form": _FORM, "entries": [asdict(entry) for entry in book]}, ensure_ascii=False, indent=1)
    try:
        _make_folder(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)  # mode 0600
    except OSError as err:
        raise OutputError(f"the map {path} cannot be written: {err.strerror}; choose a place with --map") from err
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as err:
        raise OutputError(f"the map {path} cannot be written: {err.strerror}; nothing was hidden") from err
    finally:
        draft.unlink(missing_ok=True)


def _make_folder(path: Path) -> None:
    """Make the data folder as a whole, and of another place the last folder only."""
    if path.parent == home():
        make_home()
    elif (missing := missing_folder(path)) is not None:
        missing.mkdir(exist_ok=True)


def _entry(record: dict[str, str]) -> Entry:
    entry = Entry(record["mark"], Kind(record["kind"]), record["who"], record["text"], record["value"])
    fits = isinstance(entry.text, str) and isinstance(entry.who, str) and entry.value in _VALUES
    if not fits or not MARK.fullmatch(entry.mark) or not entry.mark.startswith(f"[{entry.kind} "):
        raise ValueError(f"its mark {entry.mark!r} is out of order")
    return entry
