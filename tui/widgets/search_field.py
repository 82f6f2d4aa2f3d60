"""A field to search in as one types; the footer says how to get out of it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchField(Input):
    """Its screen lists what fits with every letter, and has an action `everything` that clears the search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the list", key_display="⏎"),
        Binding("escape", "screen.everything", "Back", key_display="esc"),
    ]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter to search for: these too, which are keys of the screen elsewhere."""
        return key in ("slash", "question_mark") or super().check_consume_key(key, character)
