"""The screens behind the Annotate screen by name, each loaded when it is first opened."""

from importlib import import_module

from tui.screens.base import BalconyScreen

_PLACES = {
    "agreement": ("agreement", "AgreementScreen"),
    "adjudicate": ("adjudicate", "Adjudicate"),
    "norming": ("norming", "NormingScreen"),
    "readiness": ("readiness", "ReadinessScreen"),
    "learn": ("learn", "Learn"),
}


def screen_of(name: str) -> BalconyScreen:
    """A new screen of that name."""
    module, kind = _PLACES[name]
    screen: BalconyScreen = getattr(import_module(f"tui.screens.annotate_parts.{module}"), kind)()
    return screen
