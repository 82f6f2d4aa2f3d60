"""Close: the temperature again, how it went, the summary on screen, and its export before anyone leaves."""

from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Markdown, Static

from casebook.meeting.state import RoundKind
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.markdown import ON_SCREEN, markdown_of
from casebook.meeting.summary.structure import Summary
from tui.actions import bindings
from tui.meeting_actions import CLOSING_ACTIONS
from tui.meeting_close_text import how_it_went, last_steps
from tui.meeting_text import BOLD, DIM, said_in_words, spread_text, spreads_beside
from tui.screens.dialogs import Choice, Choose, Confirm
from tui.screens.meeting_export import export
from tui.screens.meeting_parts.private import PrivateBody

_MARGIN = 2
_WIDEST = 88


class Closing(PrivateBody):
    """Temperature, planned against actual, summary."""

    ACTIONS = CLOSING_ACTIONS
    KIND = RoundKind.TEMPERATURE_OUT
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLOSING_ACTIONS))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._written: tuple[Path, ...] = ()
        self._summary: Summary | None = None

    def compose(self) -> ComposeResult:
        """What to do, how it went, the summary."""
        yield Static("", id="closing-what")
        yield Static("", id="closing-went")
        yield Markdown("", id="closing-summary", open_links=False)

    def show(self) -> None:
        """Draw what stands now; the summary is put together in a thread."""
        room = self.room
        self._draw_steps()

        def put_together() -> tuple[Summary, str]:
            summary = gather(room.meeting.casebook, room.playbook, room.meeting.id, room.today)
            return summary, markdown_of(summary, line_break=ON_SCREEN)

        def take(found: tuple[Summary, str]) -> None:
            if self.is_attached and found[0] != self._summary:
                self._summary = found[0]
                went = Text.assemble(("How it went\n", BOLD))
                went.append_text(how_it_went(found[0].fidelity, room.playbook, room.meeting.state.phase.key))
                self.query_one("#closing-went", Static).update(went)
                self.query_one("#closing-summary", Markdown).update(found[1])

        self.balcony.in_background(put_together, take, group="meeting-close")

    def on_resize(self) -> None:
        """Bars are drawn to the width."""
        self._draw_steps()

    def _draw_steps(self) -> None:
        cells = min(max(self.scrollable_content_region.width - _MARGIN, 36), _WIDEST)
        before, after = self.spreads(RoundKind.TEMPERATURE_IN), self.spreads(RoundKind.TEMPERATURE_OUT)
        shown = last_steps(temperature=bool(after), written=self._written, cells=cells, again=bool(before))
        if before and after:
            shown.append("\nHow warm is the room?\n", BOLD)
            shown.append_text(spreads_beside(before[-1], after[-1], cells))
        elif after:
            shown.append("\nHow warm is the room?\n", BOLD)
            shown.append_text(spread_text(after[-1]))
        elif before:
            shown.append(f"\nOn the way in, {said_in_words(before[-1])}\n", DIM)
        self.query_one("#closing-what", Static).update(shown)

    def action_export(self) -> None:
        """Write the summary in every form."""
        export(self.balcony, self.room.meeting.id, self._wrote)

    def _wrote(self, paths: tuple[Path, ...]) -> None:
        self._written = paths
        if self.is_attached:
            self._draw_steps()
            self.scroll_home(animate=False)

    def action_finish(self) -> None:
        """Close the session, which is asked once; with a reminder where nothing was exported."""
        if self._written:
            self.app.push_screen(Confirm("Close this session?", "It stays in the casebook."), self._finish)
            return

        def take(key: str | None) -> None:
            if key == "export":
                self.action_export()
            else:
                self._finish(key == "close")

        choices = [
            Choice("export", "Export the summary first", "So that everyone has it before they leave.", "o"),
            Choice("close", "Close without it", "It can still be exported later, from the list of sessions.", "c"),
        ]
        self.app.push_screen(Choose("Close this session?", choices, "No summary was written yet."), take)

    def _finish(self, yes: bool | None) -> None:
        if yes:
            self.balcony.attempt(self.room.meeting.finish, self.room.now())
            self.changed()
