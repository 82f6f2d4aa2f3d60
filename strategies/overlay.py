"""Lays a team's own entries over a playbook, by key: they add, replace or hide. Pure; nothing is read here."""

from typing import Any

from codebook.errors import PlaybookError
from strategies.checked_yaml import nearest
from strategies.merged import Merged, MergedList, Origin, child_origin

HIDE = "hide"
"""In the place of an entry: leave it out."""
MORE = "+"
"""Before the name of a list: add to it, where the bare name replaces it."""
_CLOSED = {(), ("strategies",), ("drivers",), ("stages",), ("log_advice",), ("headings",)}
"""Where the program itself knows the keys, so that no other can be added."""
_OPEN = {("avoidance",), ("sources",)}
_HIDES = _OPEN | {("log_advice",)}
"""Tables of entries of which any can be left out."""

Location = tuple[str, ...]


def lay_over(base: Merged, own: Any, origin: Origin) -> Merged:
    """The base with a team's own entries laid over it. Neither is changed.

    Args:
        base: A playbook's tree, as `strategies.documents` gives it.
        own: A parsed overlay: mappings that lead by key to what is to be changed.
        origin: The overlay's file.

    Raises:
        PlaybookError: A key leads nowhere, or something is hidden or added that cannot be; with file, line and the
            nearest key.
    """
    return _mapping(base, own, (), _whole(base), origin)


def _whole(base: Merged) -> Origin:
    return next(iter(base.origins.values()))


def _mapping(base: Any, own: Any, location: Location, base_origin: Origin, own_origin: Origin) -> Merged:
    merged = Merged()
    for key, value in base.items():
        merged.put(key, value, child_origin(base, key, base_origin))
    for written, value in own.items():
        origin = child_origin(own, written, own_origin)
        if not isinstance(written, str):
            raise PlaybookError(f"{origin}: the key {written!r} is not text; put it in quotes")
        key = written.removeprefix(MORE)
        if key not in merged:
            _check_new(key, value, merged, location, origin)
            merged.put(key, value, origin)
        elif value == HIDE and not isinstance(merged[key], str):
            _check_hides(key, location, origin)
            del merged[key]
        else:
            _lay(merged, written, value, location, origin)
    return merged


def _lay(merged: Merged, written: str, value: Any, location: Location, origin: Origin) -> None:
    """Lay a value over the one that is there: into a mapping, to a list of entries by key, or in its place."""
    key = written.removeprefix(MORE)
    there, where = merged[key], merged.origins[key]
    if written != key:
        if not isinstance(there, list) or not isinstance(value, list):
            raise PlaybookError(f"{origin}: {written} adds to a list; write a list under it, one '- ' for each entry")
        merged.put(key, _added(there, value, where, origin), where)
    elif isinstance(there, dict) and isinstance(value, dict):
        merged.put(key, _mapping(there, value, (*location, key), where, origin), where)
    elif _is_keyed(there) and isinstance(value, dict):
        merged.put(key, _entries(there, value, where, origin), where)
    elif _is_keyed(there) and isinstance(value, list):
        merged.put(key, _chosen(there, value, where, origin), origin)
    else:
        merged.put(key, value, origin)


def _is_keyed(value: Any) -> bool:
    """Whether it is a list of entries that have keys of their own, as moves do."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) and "key" in each for each in value)


def _added(there: Any, more: Any, where: Origin, origin: Origin) -> MergedList:
    merged = MergedList()
    for source, from_ in ((there, where), (more, origin)):
        for i, value in enumerate(source):
            merged.put(value, child_origin(source, i, from_))
    return merged


def _entries(there: Any, own: Any, where: Origin, own_origin: Origin) -> MergedList:
    """A list of entries with keys, over which entries by key are laid; new ones come last."""
    by_key = Merged()
    for i, entry in enumerate(there):
        by_key.put(entry["key"], entry, child_origin(there, i, where))
    for key, value in own.items():
        origin = child_origin(own, key, own_origin)
        if value == HIDE and key in by_key:
            del by_key[key]
        elif key in by_key and isinstance(value, dict):
            by_key.put(key, _mapping(by_key[key], value, ("",), by_key.origins[key], origin), by_key.origins[key])
        else:
            by_key.put(key, _new(key, value, by_key, origin), origin)
    merged = MergedList()
    for key, entry in by_key.items():
        merged.put(entry, by_key.origins[key])
    return merged


def _new(key: Any, value: Any, by_key: Merged, origin: Origin) -> Merged:
    _check_entry(key, value, by_key, origin, given={"key"})
    entry = Merged()
    entry.put("key", key, origin)
    for field, text in value.items():
        entry.put(str(field), text, child_origin(value, field, origin))
    return entry


def _chosen(there: Any, own: Any, where: Origin, own_origin: Origin) -> MergedList:
    """A list in the team's own order: whole entries, and the bare keys of entries that are there already."""
    known = {entry["key"]: (entry, child_origin(there, i, where)) for i, entry in enumerate(there)}
    merged = MergedList()
    for i, value in enumerate(own):
        origin = child_origin(own, i, own_origin)
        if isinstance(value, str):
            if value not in known:
                raise PlaybookError(f"{origin}: there is no {value!r} here{nearest(value, known)}")
            merged.put(*known[value])
        else:
            merged.put(value, origin)
    return merged


def _check_new(key: str, value: Any, merged: Merged, location: Location, origin: Origin) -> None:
    if location in _CLOSED:
        raise PlaybookError(f"{origin}: unknown key {key!r}{nearest(key, merged)}")
    if location in _OPEN:
        _check_entry(key, value, merged, origin, given=set())


def _check_entry(key: Any, value: Any, siblings: Merged, origin: Origin, *, given: set[str]) -> None:
    """A new entry must be whole; one that is not is most likely a known key misspelt."""
    shared = [dict.fromkeys(entry) for entry in siblings.values() if isinstance(entry, dict)]
    needed = [field for field in (shared[0] if shared else {}) if all(field in each for each in shared)]
    absent = [field for field in needed if field not in given and not (isinstance(value, dict) and field in value)]
    if absent:
        near = nearest(str(key), siblings)
        raise PlaybookError(f"{origin}: there is no {key!r} here{near} (a new entry needs {', '.join(absent)} as well)")


def _check_hides(key: str, location: Location, origin: Origin) -> None:
    if location not in _HIDES:
        raise PlaybookError(
            f"{origin}: {key!r} cannot be hidden, for the program needs it; give it words of your own instead"
        )
