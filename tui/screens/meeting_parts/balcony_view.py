"""The view from the balcony, small enough to stand beside the script: pictures of counts, nothing about a person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from casebook.records import CaseItem
from tui.balcony_data import View, gather, view
from tui.balcony_periods import Look
from tui.meeting_text import BOLD, DIM
from tui.screens.balcony_parts.kinds import kinds_part, trend_part
from tui.screens.balcony_parts.opening import returning_part, wins_part
from tui.screens.balcony_parts.pen import Pen
from tui.screens.balcony_parts.people import voices_part
from tui.screens.balcony_parts.places import drivers_part, levels_part
from tui.screens.meeting_parts.body import PhaseBody
from tui.widgets.picture import Picture

_PARTS: tuple[tuple[str, Callable[[View, Pen, int], Picture]], ...] = (
    ("What went well", wins_part),
    ("What came back", returning_part),
    ("Technical or adaptive", kinds_part),
    ("Month by month", trend_part),
    ("Where", levels_part),
    ("What drives it", drivers_part),
    ("Who is heard, who is missing", voices_part),
)
_OF_ITEMS = (wins_part, returning_part)
"""They show single items."""
_NARROWEST = 30


class BalconyView(PhaseBody):
    """What went well, what came back, the counts, who is missing."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._view: View | None = None
        self._drawn = 0

    def compose(self) -> ComposeResult:
        """One picture."""
        yield Static("Looking …", id="balcony-view")

    def show(self) -> None:
        """Work out in a thread what there is to see, then draw it."""
        room = self.room

        def look() -> View:
            return view(gather(room.meeting.casebook), room.playbook, Look(), room.today)

        def take(found: View) -> None:
            self._view = found
            if self.is_attached:
                self._draw()

        self.balcony.in_background(look, take, group="meeting-balcony")

    def on_resize(self) -> None:
        """Pictures are drawn to the width."""
        if self.scrollable_content_region.width != self._drawn:
            self._draw()

    def _draw(self) -> None:
        cells = self._drawn = self.scrollable_content_region.width
        if self._view is None or not cells:
            return
        pen = Pen.of(self.app.theme_variables, self.room.playbook, self.balcony.services.preferences.level_names)
        # One column stays free for the scroll bar, which comes and goes.
        self.query_one("#balcony-view", Static).update(pictures(self._view, pen, max(cells - 2, _NARROWEST)))


def pictures(found: View, pen: Pen, cells: int) -> Text:
    """All pictures under each other, the good news first."""
    if not found.everything:
        return Text("There is nothing to see yet. Read a log first: press F2, then i.", BOLD)
    shown = Text.assemble(("Read it in silence for a minute.\n", BOLD))
    shown.append("What turns up more than once? Who is not here at all?   ↓ more\n", DIM)
    hidden = without_readings(found)
    for title, part in _PARTS:
        picture = part(hidden if part in _OF_ITEMS else found, pen, cells)
        if picture.lines:
            shown.append(f"\n{title}\n", BOLD)
            shown.append_text(Text("\n").join(picture.lines))
            shown.append("\n")
    return shown


def without_readings(found: View) -> View:
    """The same, each item unread."""
    return replace(
        found,
        items=tuple(map(unread, found.items)),
        everything=tuple(map(unread, found.everything)),
        by_id={key: unread(item) for key, item in found.by_id.items()},
    )


def unread(item: CaseItem) -> CaseItem:
    """An item without what the model reads, which would sway the people who are about to settle its kind themselves."""
    return item if item.verdict else replace(item, reading=None)
