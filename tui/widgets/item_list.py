"""The list of items: a line each (two where it is narrow), drawn as they scroll by, so that ten thousand are quick."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from casebook.label_words import DRIVER_SHORT, label_sign, label_word
from codebook.keys import Label
from tui.plain import one_line
from tui.rows import Row

_WIDE = 72
"""Cells from which an item fits on one line; below, its facts stand on a line of their own above its text."""
_WIDER = 96
"""Cells from which the unit has a column too."""
_LABEL_CELLS, _DOUBT_CELLS, _DRIVER_CELLS, _UNIT_CELLS, _AGE_CELLS = 15, 5, 11, 14, 5


class ItemList(ScrollView, can_focus=True):
    """Items with a cursor and a selection.

    The list knows how many rows there are and asks for each row that it draws; a row that is not there yet (None)
    is drawn as waiting, until a `refresh` once it has come.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-list--cursor",
        "item-list--selected",
        "item-list--technical",
        "item-list--adaptive",
        "item-list--none",
        "item-list--unread",
        "item-list--dim",
        "item-list--mark",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "jump(False)", "First", show=False),
        Binding("end,G", "jump(True)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """Index of the row with the cursor."""

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        item_list: "ItemList"
        index: int
        id: int | None
        """The item's id; None where its row is not there yet."""

        @property
        def control(self) -> "ItemList":
            """The list."""
            return self.item_list

    @dataclass
    class Clicked(Message):
        """A row was clicked a second time."""

        item_list: "ItemList"
        id: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.total = 0
        self.selected: frozenset[int] = frozenset()
        """Ids of the selected items."""
        self._row: Callable[[int], Row | None] = lambda _: None

    def show(self, total: int, row: Callable[[int], Row | None], *, cursor: int = 0) -> None:
        """Show other rows.

        Args:
            total: How many there are.
            row: Gives the row at an index, or None where it is not there yet.
            cursor: Where the cursor stands at first.
        """
        self.total, self._row = total, row
        self.virtual_size = Size(0, total * self.height_of_row)
        self.cursor = min(max(cursor, 0), max(total - 1, 0))
        self.refresh()
        self.tell()

    def select(self, ids: frozenset[int]) -> None:
        """Select just these items."""
        self.selected = ids
        self.refresh()

    @property
    def height_of_row(self) -> int:
        """Lines that an item takes."""
        return 1 if self.size.width >= _WIDE else 2

    @property
    def current(self) -> Row | None:
        """The row with the cursor."""
        return self._row(self.cursor) if self.cursor < self.total else None

    def tell(self) -> None:
        """Say where the cursor is."""
        row = self.current
        self.post_message(self.Moved(self, self.cursor, row.id if row else None))

    def action_move(self, by: int) -> None:
        """Move the cursor by some rows."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self._go(self.cursor + by * max(self.size.height // self.height_of_row - 1, 1))

    def action_jump(self, last: bool) -> None:
        """Move to the first or the last row."""
        self._go(self.total - 1 if last else 0)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the rows."""
        return min(max(cursor, 0), max(self.total - 1, 0))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw both rows again and keep the cursor in sight."""
        height = self.height_of_row
        for index in (before, after):
            self.refresh_lines(index * height, height)
        self.scroll_to_region(Region(0, after * height, 1, height), animate=False, immediate=True)

    def on_resize(self, _: events.Resize) -> None:
        """Columns come and go with the width."""
        self.virtual_size = Size(0, self.total * self.height_of_row)
        self.call_after_refresh(self.watch_cursor, self.cursor, self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the mouse; a second click opens it."""
        index = int(event.y + self.scroll_offset.y) // self.height_of_row
        if index >= self.total:
            return
        if index == self.cursor and event.chain > 1 and (row := self.current):
            self.post_message(self.Clicked(self, row.id))
        self._go(index)

    def render_line(self, y: int) -> Strip:
        """One line of a row, or an empty line below the last."""
        index, part = divmod(y + self.scroll_offset.y, self.height_of_row)
        width = self.size.width
        base = self.rich_style
        if index >= self.total:
            return Strip.blank(width, base)
        row = self._row(index)
        if row and row.id in self.selected:
            base += self.get_component_rich_style("item-list--selected", partial=True)
        if index == self.cursor:
            base += self.get_component_rich_style("item-list--cursor", partial=True)
        line = Text("  …", no_wrap=True) if row is None else self._line(row, width, part)
        segments = Segment.apply_style(line.render(self.app.console), base)
        return Strip(segments).adjust_cell_length(width, base)

    def _go(self, index: int) -> None:
        before = self.cursor
        self.cursor = index
        if self.cursor != before:
            self.tell()

    def _line(self, row: Row, width: int, part: int) -> Text:
        if self.height_of_row == 1:
            line = self._head(row)
            tail = self._tail(row, width)
            self._text(line, row, width - tail.cell_len)
            return line.append_text(tail)
        if part == 1:
            line = Text("  ", no_wrap=True, end="")
            self._text(line, row, width)
            return line
        line = self._head(row)
        line.append(one_line(" · ".join(_facts(row)), width - line.cell_len - 1), self._part_style("dim"))
        return line

    def _head(self, row: Row) -> Text:
        """Selection, label, how sure, whether it came back."""
        mark, dim = self._part_style("mark"), self._part_style("dim")
        line = Text(no_wrap=True, end="")
        line.append("● " if row.id in self.selected else "  ", mark)
        words = f"{label_sign(row.label)} {label_word(row.label)}{'+' if row.mixed else ''}"
        line.append(words.ljust(_LABEL_CELLS), self._part_style(row.label.value if row.label else "unread"))
        line.append(row.doubt.rjust(_DOUBT_CELLS) + " ", dim if row.decided or row.sure else mark)
        line.append("↻ " if row.came_back else "└ " if row.part else "  ", mark)
        return line

    def _text(self, line: Text, row: Row, width: int) -> None:
        """The item's words up to `width`, filled with blanks."""
        line.append(
            one_line(row.text, width - line.cell_len - 1),
            self._part_style("dim") if row.label is Label.NONE else Style.null(),
        )
        line.append(" " * max(width - line.cell_len, 0))

    def _tail(self, row: Row, width: int) -> Text:
        tail = Text(no_wrap=True, end="", style=self._part_style("dim"))
        tail.append((" " + (DRIVER_SHORT[row.driver] if row.driver else "")).ljust(_DRIVER_CELLS))
        if width >= _WIDER:
            unit = one_line(row.unit, _UNIT_CELLS - 1)
            tail.append(" " + unit + " " * max(_UNIT_CELLS - 1 - Text(unit).cell_len, 0))
        tail.append((f"{row.age}d" if row.age is not None else "").rjust(_AGE_CELLS) + " ")
        return tail

    def _part_style(self, name: str) -> Style:
        return self.get_component_rich_style(f"item-list--{name}", partial=True)


def _facts(row: Row) -> list[str]:
    age = f"{row.age} days" if row.age is not None else ""
    return [part for part in (DRIVER_SHORT[row.driver] if row.driver else "", age, row.unit) if part]
