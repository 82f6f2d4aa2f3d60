"""Horizontal bars with a word before and a number beside each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from casebook.database.item_filter import ItemFilter
from tui.plain import clean, one_line
from tui.widgets.picture import Picture, Spot, cut
from tui.widgets.pictures import bar

HIDDEN = "few"
"""Stands for a number that is not shown."""
_DIM = Style(dim=True)
_SHORTEST_BAR = 6
_LONGEST_BAR = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    word: str
    number: int | None
    """None where it is hidden, since it could point at a person."""
    style: Style | str = ""
    """Of the bar, and of the word where it has a sign."""
    sign: str = ""
    """A shape that says the same as the colour."""
    opens: ItemFilter | None = None
    note: str = ""
    """A few words after the bar."""


def bars(rows: Sequence[Bar], cells: int, *, most: int | None = None) -> Picture:
    """Bars under each other, all on one scale.

    Args:
        rows: The bars, in the order in which they stand.
        cells: The width of the drawing.
        most: The number of the longest bar that could be, where several drawings share a scale.
    """
    if not rows:
        return Picture()
    top = max([row.number or 0 for row in rows] + [most or 0])
    numbers = [HIDDEN if row.number is None else f"{row.number:,}" for row in rows]
    name = min(max(Text(_name(row)).cell_len for row in rows), max(cells // 2 - 4, 8))
    figure = max(len(number) for number in numbers)
    note = max(Text(row.note).cell_len for row in rows)
    rest = cells - name - figure - 3 - (note + 2 if note else 0)
    length = min(max(rest, 0), _LONGEST_BAR)
    lines, spots = [], []
    for index, (row, number) in enumerate(zip(rows, numbers, strict=True)):
        text = Text()
        text.append(padded(_name(row), name), row.style if row.sign else "")
        text.append(f" {number:>{figure}}  ", "" if row.number else _DIM)
        drawn = bar(row.number or 0, top, length) if length >= _SHORTEST_BAR else ""
        text.append(drawn, row.style)
        if row.note:
            text.append("  " + clean(row.note), _DIM)
        lines.append(cut(text, cells))
        if row.opens and row.number:
            spots.append(Spot(index, 0, min(name + figure + 1, cells), row.opens))
    return Picture(tuple(lines), tuple(spots))


def padded(text: str, cells: int) -> str:
    """The text on exactly so many cells."""
    shown = one_line(text, cells)
    return shown + " " * (cells - Text(shown).cell_len)


def _name(row: Bar) -> str:
    return clean(f"{row.sign} {row.word}" if row.sign else row.word)
