"""Reads the playbook's YAML files and checks them against the schema."""

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from codebook.errors import PlaybookError
from codebook.keys import Driver, Strategy
from strategies.schema import DriverEntry, MixedEntry, Playbook, Source, StrategyEntry, TechnicalEntry

Entry = TypeVar("Entry", bound=BaseModel)

SHIPPED = Path(__file__).parent / "playbook"
"""The playbook that comes with the program."""


def load_playbook(folder: Path = SHIPPED) -> Playbook:
    """Load a playbook folder.

    Args:
        folder: Holds `technical.yaml`, one file for each strategy, `mixed.yaml`, `drivers.yaml`, `sources.yaml`.

    Raises:
        PlaybookError: A file is missing or does not follow the schema, an entry is missing, or a source is not
            listed; the message names file, line and key.
    """
    strategies = {key: _load_entry(folder / f"{key}.yaml", StrategyEntry) for key in Strategy}
    for key, entry in strategies.items():
        if entry.key is not key:
            raise PlaybookError(f"{folder / f'{key}.yaml'}: key is {entry.key.value!r}; it must be {key.value!r}")
    playbook = Playbook(
        technical=_load_entry(folder / "technical.yaml", TechnicalEntry),
        strategies=strategies,
        mixed=_load_entry(folder / "mixed.yaml", MixedEntry),
        drivers={
            Driver(key): entry for key, entry in _load_table(folder / "drivers.yaml", DriverEntry, Driver).items()
        },
        sources=_load_table(folder / "sources.yaml", Source),
    )
    _check_complete(playbook, folder)
    return playbook


def _load_entry(path: Path, schema: type[Entry]) -> Entry:
    return _validate(_parse(path), schema, path)


def _load_table(path: Path, schema: type[Entry], keys: Iterable[str] | None = None) -> dict[str, Entry]:
    document = _parse(path)
    allowed = None if keys is None else list(map(str, keys))
    for key in document:
        if not isinstance(key, str):
            raise PlaybookError(f"{_place(path, document, (key,))}: the key {key!r} is not text; put it in quotes")
        if allowed is not None and key not in allowed:
            raise PlaybookError(f"{_place(path, document, (key,))}: unknown key {key!r}{_nearest(key, allowed)}")
    return {key: _validate(entry, schema, path, document, (key,)) for key, entry in document.items()}


def _parse(path: Path) -> Any:
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


def _validate(entry: Any, schema: type[Entry], path: Path, document: Any = None, prefix: tuple[str, ...] = ()) -> Entry:
    try:
        return schema.model_validate(entry)
    except ValidationError as err:
        found = err.errors()
        # A misspelt key is also a missing one: name the slip and not its consequence.
        first = next((each for each in found if each["type"] == "extra_forbidden"), found[0])
        within, allowed = first["loc"], None
        if first["type"] == "extra_forbidden":
            allowed = _fields_at(schema, within)
        elif within[-1:] == ("[key]",):  # pydantic's mark for a key of a table; the tables within entries are by driver
            within, allowed = within[:-1], list(map(str, Driver))
        location = prefix + within
        place = _place(path, entry if document is None else document, location)
        if allowed is not None:
            problem = f"unknown key {location[-1]!r}{_nearest(str(location[-1]), allowed)}"
        else:
            problem = f"{'.'.join(map(str, location))}: {first['msg'].lower()}"
        raise PlaybookError(f"{place}: {problem}") from err


def _fields_at(schema: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that are allowed where an unknown key stands."""
    found: Any = schema
    for step in location[:-1]:
        if isinstance(step, str) and step in found.model_fields:
            inner = found.model_fields[step].annotation
            models = [arg for arg in (inner, *getattr(inner, "__args__", ())) if isinstance(arg, type)]
            found = next((arg for arg in models if issubclass(arg, BaseModel)), found)
    return list(found.model_fields)


def _place(path: Path, document: Any, location: tuple[int | str, ...]) -> str:
    """File and line of the deepest part of `location` that is there."""
    line = None
    for step in location:
        try:
            line = (document.lc.key(step) if isinstance(step, str) else document.lc.item(step))[0] + 1
            document = document[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return f"{path}, line {line}" if line else str(path)


def _nearest(key: str, allowed: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, list(allowed), n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; use one of {', '.join(allowed)}"


def _check_complete(playbook: Playbook, folder: Path) -> None:
    for what, path, present in (
        ("driver", folder / "drivers.yaml", playbook.drivers),
        ("by_driver entry", folder / "technical.yaml", playbook.technical.by_driver),
    ):
        if absent := [key for key in Driver if key not in present]:
            raise PlaybookError(f"{path}: no {what} for {absent[0].value!r}")
    cited: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        ("technical", (), playbook.technical.sources),
        ("mixed", (), playbook.mixed.sources),
    ]
    cited += [(key.value, (), entry.sources) for key, entry in playbook.strategies.items()]
    cited += [("drivers", (key.value,), entry.sources) for key, entry in playbook.drivers.items()]
    for name, prefix, sources in cited:
        if unknown := [i for i, source in enumerate(sources) if source not in playbook.sources]:
            path, source = folder / f"{name}.yaml", sources[unknown[0]]
            place = _place(path, _parse(path), (*prefix, "sources", unknown[0]))
            raise PlaybookError(
                f"{place}: the source {source!r} is not listed in sources.yaml{_nearest(source, playbook.sources)}"
            )
