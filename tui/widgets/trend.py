"""Numbers over months: columns with the numbers beneath, and small multiples on one scale. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from casebook.database.item_filter import ItemFilter
from tui.plain import clean
from tui.widgets.bars import padded
from tui.widgets.picture import Picture, Spot, cut, hint
from tui.widgets.pictures import columns

_DIM = Style(dim=True)
_WIDEST_MONTH = 3
_SMALL_HEIGHT = 2
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Opens = Callable[[str], ItemFilter | None]
"""A month's key such as 2026-03, and what it opens."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers over the months."""

    word: str
    numbers: tuple[int, ...]
    style: Style | str = ""
    opens: Opens = lambda _: None


def trend(months: Sequence[str], series: Sequence[Series], width: int, *, height: int = 3) -> Picture:
    """A column chart for each series, all on one scale and over the same months, its numbers beneath.

    Where the months do not fit, the last ones are shown, and a line says so.
    """
    name = max((Text(clean(each.word)).cell_len for each in series), default=0)
    step = max(4, *(len(f"{number:,}") + 1 for each in series for number in each.numbers)) if series else 4
    shown = min(len(months), max((width - name - 1) // step, 1))
    step = min(max((width - name - 1) // max(shown, 1), step), 8)
    kept = list(months)[-shown:]
    most = max((number for each in series for number in each.numbers[-shown:]), default=0)
    lines: list[Text] = [_axis(kept, name, step, width)]
    spots: list[Spot] = []
    for each in series:
        numbers = each.numbers[-shown:]
        chart = columns(numbers, height, most=most, width=step - 1)
        for row in chart:
            lines.append(cut(Text(" " * (name + 1)).append(row, each.style), width))
        text = Text(padded(each.word, name), style="").append(" ")
        text.stylize(each.style, 0, name)
        for month, number in zip(kept, numbers, strict=True):
            start = text.cell_len
            text.append(f"{number:>{step - 1},} ", "" if number else _DIM)
            if number and (opens := each.opens(month)):
                spots.append(Spot(len(lines), start, start + step - 1, opens))
        lines.append(cut(text, width))
    found = Picture(tuple(lines), tuple(spots))
    if shown < len(months):
        found += hint(f"The last {shown} of {len(months)} months.", width)
    return found


def _axis(months: Sequence[str], name: int, step: int, width: int) -> Text:
    text = Text(" " * (name + 1), style=_DIM)
    for index, month in enumerate(months):
        year, _, number = month.partition("-")
        word = f"{_MONTHS[int(number) - 1]}"
        if (index == 0 or number == "01") and step > len("Jan 26"):
            word += f" {year[2:]}"
        text.append(f"{word:>{step - 1}} ")
    return cut(text, width)


@dataclass(frozen=True, slots=True)
class Small:
    """One small chart with its sum."""

    numbers: tuple[int, ...]
    summed: int
    """More than the numbers' own sum where some bear no date."""
    opens: ItemFilter | None = None


@dataclass(frozen=True, slots=True)
class Multiple:
    """One row of small multiples."""

    word: str
    series: tuple["Small", ...]
    """One for each column."""


def multiples(rows: Sequence[Multiple], heads: Sequence[tuple[str, Style | str]], width: int) -> Picture:
    """A row of small charts for each row, all on one scale: the shapes compare, the sums stand beside them.

    Args:
        rows: The rows, each with one series for each head.
        heads: Words and colours of the columns.
        width: The width of the drawing.
    """
    if not rows:
        return Picture()
    every = [small for row in rows for small in row.series]
    name = min(max(Text(clean(row.word)).cell_len for row in rows), max(width // 4, 8))
    figure = max(len(f"{small.summed:,}") for small in every)
    room = (width - name) // max(len(heads), 1) - figure - 3
    months = min(max(len(small.numbers) for small in every), max(room, 1))
    each = min(max(room // max(months, 1), 1), _WIDEST_MONTH)
    length = months * each
    most = max((number for small in every for number in small.numbers[-months:]), default=0)
    cell = max(length + 1 + figure, *(Text(word).cell_len for word, _ in heads))
    head = Text(" " * name)
    for word, style in heads:
        head.append("  " + padded(word, cell), style)
    lines, spots = [cut(head, width)], []
    for row in rows:
        drawn = [_small(small.numbers[-months:], most, each) for small in row.series]
        for level in range(_SMALL_HEIGHT - 1):
            above = Text(" " * name)
            for chart, (_, style) in zip(drawn, heads, strict=True):
                above.append("  ").append(chart[level].ljust(cell), style)
            lines.append(cut(above, width))
        text = Text(padded(row.word, name))
        for small, chart, (_, style) in zip(row.series, drawn, heads, strict=True):
            start = text.cell_len + 2
            text.append("  ").append(chart[-1].ljust(length), style)
            text.append(f" {small.summed:>{figure},}".ljust(cell - length), "" if small.summed else _DIM)
            if small.opens and small.summed:
                spots.append(
                    Spot(len(lines), start, min(start + length + 1 + figure, width), small.opens, start + length)
                )
        lines.append(cut(text, width))
    return Picture(tuple(lines), tuple(spots))


def _small(numbers: Sequence[int], most: int, each: int) -> list[str]:
    """Lines of one small chart; on the lowest a dot stands for nothing and the least mark for little."""
    lines = columns(numbers, _SMALL_HEIGHT, most=most)
    lowest = [
        "·" if not number else character if character != " " else "▁"
        for number, character in zip(numbers, lines[-1], strict=True)
    ]
    return ["".join(character * each for character in line) for line in [*lines[:-1], "".join(lowest)]]
