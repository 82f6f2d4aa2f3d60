"""Raise an item to a level that can decide it: the memo's fields, filled in with what is known."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Select, Static

from casebook.records import Escalation
from tui.plain import clean
from tui.raising import Draft
from tui.screens.action_form import day_of
from tui.screens.dialogs import Dialog, field

_WRITTEN = {"what": "what", "evidence": "evidence", "tried": "tried", "ask": "ask", "answer_by": "answer_due"}
"""The memo's fields that a person writes, and where a request keeps each."""


@dataclass(frozen=True, slots=True)
class Raise:
    """What a person wants to raise."""

    escalation: Escalation
    memo_file: Path | None
    """Where to write the memo, if anywhere."""


class RaiseForm(Dialog[Raise]):
    """To whom, what, why, until when."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]

    def __init__(self, draft: Draft) -> None:
        super().__init__("Raise it to a level that can decide")
        self._draft = draft

    def compose_answer(self) -> ComposeResult:
        """The level, then a line for each field that people write."""
        request = self._draft.escalation
        levels = [(clean(name), key) for key, name in self._draft.levels]
        yield field("To", Select(levels, value=request.to_level, allow_blank=False, compact=True, id="to"))
        for part in self._draft.playbook.levels.memo:
            if name := _WRITTEN.get(part.key):
                value = clean(str(getattr(request, name) or ""))
                hint = "year-month-day, like 2026-03-31" if name == "answer_due" else part.prompt
                yield field(part.name, Input(value, placeholder=hint, compact=True, id=name))
        hint = "memo.docx or memo.md; empty: only keep it here"
        yield field("Memo to send", Input(placeholder=hint, compact=True, id="memo"))
        yield Static("", id="missing", markup=False)
        yield Static("ctrl s: keep    tab: next field    escape: cancel", classes="hint")

    def on_mount(self) -> None:
        """Begin with what nobody else can write: what is asked for."""
        self.query_one("#ask").focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = list(self.query(Input))
        place = fields.index(event.input)
        if place + 1 < len(fields):
            fields[place + 1].focus()
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Close with the request, once it asks for something and day and file can be used."""
        day, memo = day_of(self._written("answer_due")), self._written("memo")
        if not self._written("ask"):
            self._point_out("ask", "Say what you ask for, so that yes or no can be answered.")
        elif day is False:
            self._point_out("answer_due", "Write the date as year-month-day, like 2026-03-31.")
        elif day and day < self._draft.today:
            self._point_out("answer_due", "That day is past; name one on which an answer can still come.")
        elif memo and Path(memo).suffix.lower() not in (".docx", ".md"):
            self._point_out("memo", "The memo's name ends in .docx or .md.")
        else:
            request = replace(
                self._draft.escalation,
                to_level=str(self.query_one("#to", Select).value),
                what=self._written("what"),
                evidence=self._written("evidence"),
                tried=self._written("tried"),
                ask=self._written("ask"),
                answer_due=day or None,
            )
            self.dismiss(Raise(request, Path(memo) if memo else None))

    def _written(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _point_out(self, name: str, words: str) -> None:
        self.query_one("#missing", Static).update(words)
        self.query_one(f"#{name}").focus()
