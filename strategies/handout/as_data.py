"""The playbook as plain data, for other programs."""

from typing import Any

from codebook.errors import UsageError
from strategies.checked_yaml import nearest
from strategies.loader import Loaded

_TABLES = ("strategies", "drivers", "stages", "avoidance", "log_advice")


def data_of(loaded: Loaded, key: str | None = None, *, origins: bool = False) -> dict[str, Any]:
    """The whole playbook, or one entry, as plain data.

    Args:
        loaded: A playbook with its origins.
        key: A section, or the key of a strategy, driver, stage, level or marker; everything otherwise.
        origins: Whether to add, under `origins`, where each part that a team has changed is written.

    Raises:
        UsageError: There is no entry with the key; the message names the nearest.
    """
    whole: dict[str, Any] = loaded.playbook.model_dump(mode="json")
    found, location = whole, tuple[str | int, ...]()
    if key is not None:
        places = _places(whole)
        if key not in places:
            raise UsageError(f"the playbook has no {key!r}{nearest(key, places)}")
        location = places[key]
        for step in location:
            found = found[step]  # type: ignore[index]
    if not origins:
        return found
    own = {".".join(map(str, within)) or ".": str(origin) for within, origin in loaded.origins.own(*location).items()}
    return {**found, "origins": own}


def _places(whole: dict[str, Any]) -> dict[str, tuple[str | int, ...]]:
    """Where each key leads; sections and the codebook's keys go before a team's own."""
    places: dict[str, tuple[str | int, ...]] = {section: (section,) for section in whole}
    for section in _TABLES:
        for key in whole[section]:
            places.setdefault(key, (section, key))
    for i, level in enumerate(whole["levels"]["levels"]):
        places.setdefault(level["key"], ("levels", "levels", i))
    return places
