"""Who does what by when: a form for an action. What is missing is pointed out and never forced."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from casebook.records import Action
from tui.plain import clean
from tui.screens.dialogs import Dialog, field

_FIELDS = (
    ("text", "What will be done", "Ask the office for the room list"),
    ("owner", "Who", "one name or role"),
    ("due", "By when", "year-month-day, like 2026-03-14"),
    ("measure", "How we will know", "what we will see when it has worked"),
    ("if_then", "If …, then we …", "if nobody comes twice, then we ask them why"),
)


class ActionForm(Dialog[Action]):
    """The fields of an action."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]

    def __init__(
        self, action: Action, *, about: str = "", title: str = "Who does what by when", first: str = "text"
    ) -> None:
        """Hold what is there already.

        Args:
            action: What is known of it.
            about: The item that it is about.
            title: What the window is called.
            first: The field that comes first, as in an experiment what sets it off.
        """
        super().__init__(title, about)
        self._action = action
        self._fields = sorted(_FIELDS, key=lambda each: each[0] != first)

    def compose_answer(self) -> ComposeResult:
        """One line for each field."""
        for name, words, hint in self._fields:
            value = getattr(self._action, name)
            yield field(
                words, Input("" if value is None else clean(str(value)), placeholder=hint, compact=True, id=name)
            )
        yield Static("", id="missing", markup=False)
        yield Static("ctrl s: keep    tab: next field    escape: cancel", classes="hint")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#missing", Static).update(self._missing())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        names = [name for name, _, _ in self._fields]
        place = names.index(event.input.id or "text")
        if place + 1 < len(names):
            self.query_one(f"#{names[place + 1]}").focus()
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Close with the action, if it says what will be done and the date can be read."""
        values = {name: self.query_one(f"#{name}", Input).value.strip() or None for name, _, _ in _FIELDS}
        due = day_of(values.pop("due") or "")
        if not values["text"] or due is False:
            self.query_one("#missing", Static).update(self._missing())
            self.query_one("#text" if not values["text"] else "#due").focus()
            return
        self.dismiss(replace(self._action, due=due, **values))  # type: ignore[arg-type]

    def _missing(self) -> str:
        values = {name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in _FIELDS}
        if day_of(values["due"]) is False:
            return "Write the date as year-month-day, like 2026-03-14."
        absent = [words for name, words in (("owner", "an owner"), ("due", "a date")) if not values[name]]
        if not values["text"]:
            return "Say what will be done."
        return f"Still without {' and '.join(absent)}: it may slip." if absent else "It has an owner and a date."


def day_of(text: str) -> date | Literal[False] | None:
    """A written day, None for an empty field, False where it cannot be read."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return False
