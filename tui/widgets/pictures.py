"""Small drawings in characters: bars, shares, a heat map's shade, a trend. Pure functions that give text."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = " ▁▂▃▄▅▆▇█"


def bar(value: float, most: float, cells: int) -> str:
    """A horizontal bar of at most `cells`, exact to an eighth of a cell; nothing only where the value is 0."""
    if most <= 0 or value <= 0 or cells <= 0:
        return ""
    eighths = max(round(min(value / most, 1.0) * cells * 8), 1)
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def column(value: float, most: float) -> str:
    """One cell that is filled from below by value/most."""
    if most <= 0 or value <= 0:
        return " "
    return _LEVELS[max(round(min(value / most, 1.0) * 8), 1)]


def sparkline(values: Sequence[float]) -> str:
    """One cell for each value, the largest filled whole; a dot where it is 0."""
    most = max(values, default=0)
    return "".join(column(value, most) if value else "·" for value in values)


def columns(values: Sequence[float], height: int, *, most: float | None = None, width: int = 1) -> list[str]:
    """Lines of a column chart, top first, each value `width` cells wide with a gap where that leaves room."""
    top = max(values, default=0) if most is None else most
    lines = []
    for line in range(height, 0, -1):
        cells = []
        for value in values:
            filled = value / top * height - (line - 1) if top > 0 else 0
            cells.append(("█" if filled >= 1 else _LEVELS[max(round(filled * 8), 0)] if filled > 0 else " ") * width)
        lines.append((" " if width > 1 else "").join(cells))
    return lines


def shares(parts: Sequence[tuple[float, Style]], cells: int) -> Text:
    """A line of `cells` divided by shares, each part in its style; parts above 0 get at least one cell."""
    total = sum(value for value, _ in parts)
    line = Text(no_wrap=True, end="")
    if total <= 0:
        return line
    wanted = [max(round(value / total * cells), 1) if value > 0 else 0 for value, _ in parts]
    while sum(wanted) != cells and any(wanted):
        place = max(range(len(wanted)), key=lambda index: wanted[index])
        wanted[place] += 1 if sum(wanted) < cells else -1
    for (_, style), count in zip(parts, wanted, strict=True):
        line.append("█" * count, style)
    return line


def shade(value: float, most: float) -> str:
    """One of five shades for a cell of a heat map, so that it can be read without colour."""
    if most <= 0 or value <= 0:
        return " "
    return "░▒▓█"[min(int(value / most * 4), 3)]
