"""A section of the balcony: a numbered heading and a picture whose spots one can move over and open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from casebook.database.item_filter import ItemFilter
from tui.widgets.picture import NOTHING, Picture, Spot

Draw = Callable[[int], Picture]
"""Draws for a number of cells."""
_HEAD = 2
"""Lines of the heading."""
_LINES_AT_ONCE = 3


class Panel(Static, can_focus=True):
    """One section. It is drawn anew for every width, and remembers which spot the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("left,h", "sideways(-1)", "Left", show=False),
        Binding("right", "sideways(1)", "Right", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    @dataclass
    class Opened(Message):
        """A spot was opened."""

        wanted: ItemFilter

    @dataclass
    class Left(Message):
        """The cursor left the section above or below."""

        step: int

    def __init__(self, number: int, name: str) -> None:
        super().__init__("", id=f"section-{number}", classes="section", markup=False)
        self.number, self.heading = number, name
        self.cursor = 0
        self.picture: Picture = NOTHING
        self._draw: Draw = lambda _: NOTHING
        self._drawn_for = -1
        self._to_top = False

    def show(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw, self._drawn_for = draw, -1
        self._redraw()

    @property
    def spot(self) -> Spot | None:
        """The spot under the cursor."""
        spots = self.picture.spots
        return spots[min(self.cursor, len(spots) - 1)] if spots else None

    def action_move(self, step: int) -> None:
        """To the nearest spot on another line; past the last one into the next section."""
        here = self.spot
        lines = [spot.line for spot in self.picture.spots if here and (spot.line - here.line) * step > 0]
        if here is None or not lines:
            if not self._scrolled(step):
                self.post_message(self.Left(step))
            return
        line = min(lines, key=lambda each: abs(each - here.line))
        self._go(line, here.start)

    def action_sideways(self, step: int) -> None:
        """To the next spot of the same line."""
        here = self.spot
        if here is None:
            return
        index = self.picture.spots.index(here) + step
        if 0 <= index < len(self.picture.spots) and self.picture.spots[index].line == here.line:
            self.cursor = index
            self._paint()

    def action_page(self, step: int) -> None:
        """A page up or down, wherever the cursor is."""
        sections = self.screen.query_one("#sections")
        sections.scroll_relative(y=step * max(sections.size.height - 2, 1), animate=False)

    def _scrolled(self, step: int) -> bool:
        """Scroll on within a section that does not fit the screen; False where there is no more of it."""
        sections = self.screen.query_one("#sections")
        top, region = sections.scroll_offset.y, self.virtual_region
        hidden = region.bottom - top - sections.size.height if step > 0 else top - region.y
        if hidden > 0:
            sections.scroll_relative(y=step * min(hidden, _LINES_AT_ONCE), animate=False)
        return hidden > 0

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.spot:
            self.post_message(self.Opened(self.spot.opens))

    def enter_from(self, step: int, *, to_top: bool = False) -> None:
        """Take the focus from the section above (1) or below (-1).

        Args:
            step: From where.
            to_top: Whether the section moves to the top of the screen.
        """
        self.cursor = 0 if step > 0 else max(len(self.picture.spots) - 1, 0)
        self._to_top = to_top
        self.focus(scroll_visible=False)
        self._paint()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the cursor is, or that it is elsewhere."""
        super().watch_has_focus(has_focus)
        if self.is_mounted:
            self._paint()

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new width."""
        self._redraw()

    def on_click(self, event: events.Click) -> None:
        """Open the spot that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for index, spot in enumerate(self.picture.spots):
            if spot.line + _HEAD == place.y and spot.start <= place.x < spot.end:
                self.cursor = index
                self.action_open()

    def _go(self, line: int, start: int) -> None:
        spots = self.picture.spots
        there = [index for index, spot in enumerate(spots) if spot.line == line]
        self.cursor = min(there, key=lambda index: abs(spots[index].start - start))
        self._paint()

    def _redraw(self) -> None:
        cells = self.content_size.width
        if cells and cells != self._drawn_for:
            self._drawn_for = cells
            self.picture = self._draw(cells)
            self._paint()

    def _paint(self) -> None:
        colour = Style(color=self.app.theme_variables["primary"], bold=True)
        sign = "▸" if self.has_focus else " "
        lines = [Text(f"{sign} {self.number}  {self.heading}", style=colour), Text("")]
        spot = self.spot if self.has_focus else None
        for index, drawn in enumerate(self.picture.lines):
            line = drawn.copy()
            if spot and spot.line == index:
                line.stylize(Style(reverse=True), spot.start if spot.mark is None else spot.mark, spot.end)
            lines.append(line)
        self.update(Text("\n", no_wrap=True).join(lines))
        if self.has_focus and self.parent is not None:
            self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        at = self.spot.line + _HEAD if self.spot else 0
        top = 0 if at <= self.container_size.height // 2 else at - 1
        region = self.virtual_region
        inner = Region(region.x, region.y + top, region.width, at - top + 2)
        if self.screen.is_current:
            sections = self.screen.query_one("#sections")
            sections.scroll_to_region(region if self._to_top else inner, top=self._to_top, animate=False)
            self._to_top = False
