"""The styles of what is drawn as text, taken from the theme that is chosen."""

from textual.app import App

from tui.detail_text import Styles


def styles_of(app: App[None]) -> Styles:
    """The styles of the theme."""
    colours = app.theme_variables
    return Styles(*(colours[name] for name in ("technical", "adaptive", "none", "accent", "primary")))
