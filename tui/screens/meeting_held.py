"""A session that was closed: its summary on screen, and the way to export it again."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static

from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.markdown import ON_SCREEN, markdown_of
from tui.screens.meeting_export import export

if TYPE_CHECKING:
    from tui.app import BalconyApp


class HeldScreen(ModalScreen[None]):
    """What a team kept of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close"),
        Binding("o", "export", "Export"),
    ]

    def __init__(self, session_id: int) -> None:
        super().__init__()
        self._session_id = session_id

    def compose(self) -> ComposeResult:
        """The summary."""
        with Vertical(id="held"):
            with VerticalScroll():
                yield Markdown("", id="held-summary", open_links=False)
            yield Static("o: export it    escape: close", classes="hint")

    def on_mount(self) -> None:
        """Gather it in a thread."""
        services = self._balcony.services

        def fetch() -> str:
            return markdown_of(gather(services.casebook(), services.playbook(), self._session_id), line_break=ON_SCREEN)

        self._balcony.in_background(fetch, self._show, group="held")
        self.query_one(VerticalScroll).focus()

    def _show(self, text: str) -> None:
        if self.is_attached:
            self.query_one(Markdown).update(text)

    def action_export(self) -> None:
        """Write it in every form."""
        export(self._balcony, self._session_id)

    @property
    def _balcony(self) -> "BalconyApp":
        return cast("BalconyApp", self.app)
