"""What a person chose once for all their work: theme, minutes, names of levels, their playbook, how they sign."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from casebook.locations import home, make_home
from codebook.errors import InputError
from codebook.writing import replacing


@dataclass(frozen=True)
class Preferences:
    """Choices that stay from one day to the next."""

    who: str = ""
    """How decisions are signed; empty for "the team"."""
    theme: str = ""
    """The app's theme; empty for the dark one."""
    minutes: dict[str, int] = field(default_factory=dict)
    """Suggested minutes of a session's phases that differ from the preset's, by phase key."""
    level_names: dict[str, str] = field(default_factory=dict)
    """The organisation's own names for the playbook's levels, by level key."""
    playbook: str = ""
    """The team's own playbook file or folder; empty for none."""
    tour_seen: bool = False
    """Whether the first-run tour was shown."""

    @property
    def signature(self) -> str:
        """How decisions are signed."""
        return self.who or "the team"


def preferences_file() -> Path:
    """Where the choices are kept."""
    return home() / "preferences.json"


def load_preferences() -> Preferences:
    """The choices; the usual ones where none were made.

    Raises:
        InputError: The file is broken; the message says what to do.
    """
    path = preferences_file()
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise TypeError("no names with values")
        return Preferences(**_checked(found))
    except (FileNotFoundError, NotADirectoryError):
        return Preferences()
    except (OSError, ValueError, TypeError) as err:
        raise InputError(f"{path} cannot be read as preferences; mend it, or delete it to begin anew") from err


def _checked(found: Any) -> dict[str, Any]:
    """The choices that this Balcony knows, each of its own kind; by hand, for pydantic would hold up the first screen.

    What a newer Balcony wrote besides is left alone, so that an older one still starts.
    """
    usual = asdict(Preferences())
    if not isinstance(found, dict):
        raise TypeError("no object")
    kept = {name: value for name, value in found.items() if name in usual}
    inner = {"minutes": int, "level_names": str}
    for name, value in kept.items():
        parts = value.values() if isinstance(value, dict) else ()
        if type(value) is not type(usual[name]) or any(type(part) is not inner[name] for part in parts):
            raise TypeError(name)
    return kept


def save_preferences(preferences: Preferences) -> None:
    """Keep the choices.

    Raises:
        OutputError: The file cannot be written.
    """
    path = preferences_file()
    make_home()
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(asdict(preferences), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
