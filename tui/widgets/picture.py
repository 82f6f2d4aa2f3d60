"""A drawing in lines of text, some spots of which open the items behind them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.style import Style
from rich.text import Text

from casebook.database.item_filter import ItemFilter
from tui.plain import clean

_DIM = Style(dim=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one line that opens something."""

    line: int
    start: int
    end: int
    opens: ItemFilter
    mark: int | None = None
    """Where the cursor begins to show, if not at the start."""


@dataclass(frozen=True)
class Picture:
    """Lines, and the spots in reading order."""

    lines: tuple[Text, ...] = ()
    spots: tuple[Spot, ...] = ()

    def __add__(self, other: "Picture") -> "Picture":
        """The other one below this one."""
        below = tuple(replace(spot, line=spot.line + len(self.lines)) for spot in other.spots)
        return Picture(self.lines + other.lines, self.spots + below)


NOTHING = Picture()


def stack(pictures: Sequence[Picture]) -> Picture:
    """Pictures under each other, an empty line between those that hold something."""
    found = NOTHING
    for picture in pictures:
        if picture.lines:
            found = found + Picture((Text(""),)) + picture if found.lines else picture
    return found


def beside(left: Picture, right: Picture, cells: int) -> Picture:
    """Two pictures in two columns, the right one from `cells` on."""
    lines = []
    for index in range(max(len(left.lines), len(right.lines))):
        row = left.lines[index].copy() if index < len(left.lines) else Text()
        if index < len(right.lines):
            row.pad_right(max(cells - row.cell_len, 0))
            row.append_text(right.lines[index])
        row.no_wrap = True
        lines.append(row)
    moved = (replace(spot, start=spot.start + cells, end=spot.end + cells) for spot in right.spots)
    return Picture(tuple(lines), tuple(sorted((*left.spots, *moved), key=lambda spot: (spot.line, spot.start))))


def words(text: str, cells: int, style: Style | str = "", *, indent: int = 0) -> Picture:
    """A text in lines of at most `cells`."""
    found: list[str] = []
    for word in clean(text).split():
        room = max(cells - indent, 1)
        if found and Text(f"{found[-1]} {word}").cell_len <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return Picture(tuple(cut(Text(" " * indent + line, style=style), cells) for line in found))


def hint(text: str, cells: int) -> Picture:
    """A quiet remark."""
    return words(text, cells, _DIM)


def title(text: str, cells: int) -> Picture:
    """A small heading within a section."""
    return line(Text(clean(text), style=Style(bold=True)), cells)


def line(text: Text, cells: int, opens: ItemFilter | None = None) -> Picture:
    """One line, the whole of which opens something where `opens` is given."""
    cut(text, cells)
    return Picture((text,), (Spot(0, 0, text.cell_len, opens),) if opens else ())


def cut(text: Text, cells: int) -> Text:
    """The text itself, cut with an ellipsis where it is wider than `cells`."""
    text.no_wrap = True
    text.truncate(max(cells, 1), overflow="ellipsis")
    return text
