"""Reads YAML that people edit and checks it against a schema; a slip is named with file, line and nearest key."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from codebook.errors import PlaybookError

Entry = TypeVar("Entry", bound=BaseModel)
Location = tuple[int | str, ...]


def load_entry(path: Path, schema: type[Entry]) -> Entry:
    """The whole of a file as one entry.

    Raises:
        PlaybookError: The file cannot be read or does not follow the schema.
    """
    document = parse(path)
    return validate(document, schema, lambda within: place(path, document, within))


def load_table(path: Path, schema: type[Entry], keys: Iterable[str] | None = None) -> dict[str, Entry]:
    """A file of entries by key.

    Args:
        path: The file.
        schema: What each entry follows.
        keys: The keys that are allowed; any text otherwise.

    Raises:
        PlaybookError: The file cannot be read, a key is not allowed, or an entry does not follow the schema.
    """
    document = parse(path)
    allowed = None if keys is None else list(map(str, keys))
    for key in document:
        if not isinstance(key, str):
            raise PlaybookError(f"{place(path, document, (key,))}: the key {key!r} is not text; put it in quotes")
        if allowed is not None and key not in allowed:
            raise PlaybookError(f"{place(path, document, (key,))}: unknown key {key!r}{nearest(key, allowed)}")

    def where_in(key: str) -> Callable[[Location], str]:
        return lambda within: place(path, document, (key, *within))

    return {key: validate(entry, schema, where_in(key), (key,)) for key, entry in document.items()}


def parse(path: Path) -> Any:
    """The file's mapping, which remembers its lines.

    Raises:
        PlaybookError: The file cannot be read, or is no YAML mapping.
    """
    try:
        document = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise PlaybookError(f"the playbook file {path} cannot be read: {err.strerror}") from err
    except UnicodeDecodeError as err:
        raise PlaybookError(f"{path} is not UTF-8 text; save it as UTF-8") from err
    except MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else "?"
        raise PlaybookError(f"{path}, line {line}: not valid YAML: {err.problem}") from err
    except (YAMLError, ValueError) as err:  # ValueError: a date or a number that there is none of
        raise PlaybookError(f"{path} is not valid YAML: {' '.join(str(err).split())}") from err
    except RecursionError as err:
        raise PlaybookError(f"{path} is nested too deeply for a playbook") from err
    if not isinstance(document, dict):
        raise PlaybookError(f"{path} must hold keys with their texts, as in 'name: Get on the balcony'")
    return document


def validate(
    entry: Any, schema: type[Entry], where: Callable[[Location], object], shown: tuple[str, ...] = ()
) -> Entry:
    """An entry that follows its schema.

    Args:
        entry: What stands in the file.
        schema: What it follows.
        where: Gives file and line of a part of the entry.
        shown: What to put before the part's name in a message.

    Raises:
        PlaybookError: It does not; the message names file, line and key.
    """
    try:
        return schema.model_validate(entry)
    except ValidationError as err:
        found = err.errors()
        # A misspelt key is also a missing one: name the slip and not its consequence.
        first = next((each for each in found if each["type"] == "extra_forbidden"), found[0])
        within, allowed = first["loc"], None
        if first["type"] == "extra_forbidden":
            allowed = _fields_at(schema, within)
        elif within[-1:] == ("[key]",):  # pydantic's mark for a key of a table
            within = within[:-1]
            allowed = re.findall("'([^']+)'", first["ctx"]["expected"]) if first["type"] == "enum" else None
        if allowed is not None:
            problem = f"unknown key {within[-1]!r}{nearest(str(within[-1]), allowed)}"
        else:
            problem = f"{'.'.join((*shown, *_named(entry, within)))}: {first['msg'].lower()}"
        raise PlaybookError(f"{where(within)}: {problem}") from err


def _named(entry: Any, location: Location) -> Iterator[str]:
    """A location's steps, with an entry's own key in place of its number: people do not count moves."""
    for step in location:
        try:
            entry = entry[step]
        except (KeyError, IndexError, TypeError):
            entry = None
        key = entry.get("key") if isinstance(entry, dict) and isinstance(step, int) else None
        yield key if isinstance(key, str) else str(step)


def place(path: Path, document: Any, location: Location) -> str:
    """File and line of the deepest part of `location` that is there."""
    line = None
    for step in location:
        try:
            line = (document.lc.key(step) if isinstance(step, str) else document.lc.item(step))[0] + 1
            document = document[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return f"{path}, line {line}" if line else str(path)


def nearest(key: str, allowed: Iterable[str]) -> str:
    """The end of a message about an unknown key: the nearest known one, or all of them."""
    near = difflib.get_close_matches(key, list(allowed), n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; use one of {', '.join(allowed)}"


def _fields_at(schema: type[BaseModel], location: Location) -> list[str]:
    """The keys that are allowed where an unknown key stands."""
    found = schema
    for step in location[:-1]:
        if isinstance(step, str) and step in found.model_fields:
            found = next(_models_in(found.model_fields[step].annotation), found)
    return list(found.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The schemas within a type such as `tuple[tuple[Token, ...], ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
