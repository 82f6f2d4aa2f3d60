"""The main screens by name, each loaded when it is first shown, so that the first one does not wait for the others."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from textual.screen import Screen

from tui.background import leave_to_stay

_PLACES = {
    "home": ("tui.screens.home", "Home"),
    "balcony": ("tui.screens.balcony", "BalconyPatterns"),
    "session": ("tui.screens.meeting", "MeetingScreen"),
    "annotate": ("tui.screens.annotate", "Annotate"),
    "playbook": ("tui.screens.playbook", "PlaybookScreen"),
    "models": ("tui.screens.models", "Models"),
    "settings": ("tui.screens.settings", "Settings"),
}
"""By mode: the module, and the class in it."""


def _maker(module: str, name: str) -> Callable[[], Screen[Any]]:
    def make() -> Screen[Any]:
        screen: Screen[Any] = getattr(import_module(module), name)()
        return screen

    return make


MAIN_SCREENS: Mapping[str, Callable[[], Screen[Any]]] = {mode: _maker(*place) for mode, place in _PLACES.items()}


def load_all() -> None:
    """Load every main screen; in a thread, once the first one stands."""
    for module, _ in _PLACES.values():
        import_module(module)
    leave_to_stay()
