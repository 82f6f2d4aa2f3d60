"""The levels that something can be raised to, by the playbook's names or the organisation's own."""

from collections.abc import Mapping

from codebook.errors import UsageError
from strategies.checked_yaml import nearest
from strategies.schema import Playbook


def level_key(word: str, playbook: Playbook, own_names: Mapping[str, str] | None = None) -> str:
    """The key of a level that a person names by key, by its name, or by their organisation's name for it.

    Raises:
        UsageError: There is no such level.
    """
    wanted = word.strip().casefold()
    known: dict[str, str] = {}
    for level in playbook.levels.levels:
        for name in (level.key, level.name, (own_names or {}).get(level.key, "")):
            if name:
                known.setdefault(name.casefold(), level.key)
    if wanted not in known:
        raise UsageError(f"there is no level {word!r} to raise it to{nearest(wanted, known)}")
    return known[wanted]


def level_name(key: str | None, playbook: Playbook, own_names: Mapping[str, str] | None = None) -> str:
    """What people call a level; a word that is no level stays as it is."""
    if key and (own_names or {}).get(key):
        return (own_names or {})[key]
    return next((level.name for level in playbook.levels.levels if level.key == key), key or "")
