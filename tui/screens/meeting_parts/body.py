"""What the work of every phase has in common."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from tui.actions import Action
from tui.meeting_room import Room

if TYPE_CHECKING:
    from tui.app import BalconyApp


class PhaseBody(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The middle of the session screen during one phase.

    A subclass lists its `ACTIONS` (declared in `tui/meeting_actions.py`) and `BINDINGS = list(bindings(ACTIONS))`,
    composes its widgets, and draws them in `show` from `room.meeting.state` and the casebook. What it decides it writes
    through `casebook.meeting`, which saves at once; then it posts `Changed`, and the screen shows everything anew.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [  # not left and right, which go to the next phase and back
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was decided or moved: clock, phases and body are to be shown anew."""

    def __init__(self, room: Room) -> None:
        super().__init__(id="phase-body")
        self.room = room

    def show(self) -> None:
        """Draw what stands now. Called when the phase begins and after every change."""

    def changed(self) -> None:
        """Say that something changed."""
        self.post_message(self.Changed())

    @property
    def balcony(self) -> "BalconyApp":
        """The app, by its own type."""
        return cast("BalconyApp", self.app)
