"""A heat map: rows by columns, each cell a shade and a number, so that it can be read without colour. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from rich.style import Style
from rich.text import Text

from casebook.database.item_filter import ItemFilter
from tui.widgets.bars import padded
from tui.widgets.picture import Picture, Spot, cut
from tui.widgets.pictures import shade

_WIDEST_SHADE = 12
_DIM = Style(dim=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the map."""

    number: int
    opens: ItemFilter | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and colour."""

    word: str
    style: Style | str = ""


def heat_map(
    names: Sequence[str], columns: Sequence[Column], cells: Sequence[Sequence[Cell]], width: int, *, total: bool = True
) -> Picture:
    """Shades on one scale over the whole map, the numbers beside them.

    The scale follows the square root, so that one large number does not make all others look the same.

    Args:
        names: The rows' names.
        columns: The columns.
        cells: Rows of cells.
        width: The width of the drawing.
        total: Whether each row's sum stands at its end.
    """
    most = max((cell.number for row in cells for cell in row), default=0)
    name = min(max((Text(each).cell_len for each in names), default=0), max(width // 3, 8))
    sums = [sum(cell.number for cell in row) for row in cells]
    figure = len(f"{max(sums, default=0):,}")
    end = max(figure, 3) + 2 if total else 0
    each = (width - name - end) // max(len(columns), 1)
    block = min(max(each - figure - 3, 1), _WIDEST_SHADE)
    each = max(block + figure + 3, *(Text(column.word).cell_len + 2 for column in columns))
    head = Text(" " * name)
    for column in columns:
        head.append("  " + padded(column.word, each - 2), column.style)
    head.append(f"  {'all':>{end - 2}}" if total else "", _DIM)
    lines, spots = [cut(head, width)], []
    for index, (row, summed) in enumerate(zip(cells, sums, strict=True)):
        text = Text(padded(names[index], name))
        for column, cell in zip(columns, row, strict=True):
            start = text.cell_len + 2
            text.append("  ")
            text.append((shade(sqrt(cell.number), sqrt(most)) or " ") * block, column.style)
            text.append(f" {cell.number:>{figure},}", "" if cell.number else _DIM)
            if cell.opens and cell.number and start < width:
                spots.append(Spot(index + 1, start, min(start + block + figure + 1, width), cell.opens, start + block))
            text.append(" " * max(each - block - figure - 3, 0))
        text.append(f"  {summed:>{end - 2},}" if total else "", _DIM)
        lines.append(cut(text, width))
    return Picture(tuple(lines), tuple(spots))
