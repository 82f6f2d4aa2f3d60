"""Draws a chart as SVG: pure functions from numbers to text. A hidden number is drawn as nothing, and said in words."""

from math import ceil, sqrt

from casebook.report import svg
from casebook.report.blocks import Chart, ChartKind, Series, Tone
from casebook.report.lens import HIDDEN

_WIDTH = 720
_STEPS = 4


def draw(chart: Chart, name: str) -> str:
    """A chart as one `svg` element.

    Args:
        chart: What to draw.
        name: Stands before the ids in it, so that no two drawings of a page share one.
    """
    match chart.kind:
        case ChartKind.COLUMNS:
            return _columns(chart.series, name, chart.title, chart.says)
        case ChartKind.BARS:
            return _bars(chart, name)
        case ChartKind.HEAT:
            return _heat(chart, name)
        case ChartKind.MULTIPLES:
            return _multiples(chart, name)


def legend(chart: Chart) -> tuple[tuple[Tone, str], ...]:
    """The series of a chart, for the key beside it; empty where there is one only, or each cell says it."""
    series = chart.series
    if len(series.names) == 1 or chart.kind is ChartKind.HEAT:
        return ()
    key = tuple(zip(series.tones, series.names, strict=True))
    hidden = any(_rest(series, place) for place in range(len(series.rows)))
    return (*key, (Tone.HIDDEN, "too few to show by kind")) if hidden else key


def _columns(series: Series, name: str, title: str, says: str) -> str:
    height, left, base = 260, 34, 216
    top = svg.nice_top(_most(series))
    step = (_WIDTH - left) / max(len(series.rows), 1)
    shapes = [*_scale(top, left, base, _WIDTH, base - 16)]
    for place, month in enumerate(series.rows):
        wide = min(step * 0.62, 44)
        x = left + step * place + (step - wide) / 2
        shapes += _stack(series, place, x, base, wide, (base - 16) / top)
        shapes += _month(
            month, left + step * (place + 0.5), base, first=place == 0, narrow=step < svg.width_of("Aug") + 4
        )
        if series.totals[place]:
            filled = _sum(series, place) * (base - 16) / top
            shapes.append(
                svg.label(x + wide / 2, base - filled - 5, f"{series.totals[place]:,}", anchor="middle", look="value")
            )
    return svg.figure(_WIDTH, height, name, title, says, shapes)


def _month(month: str, x: float, base: float, *, first: bool, narrow: bool) -> list[str]:
    word, _, year = month.partition(" ")
    found = [] if narrow and word not in ("Jan", "Jul") else [svg.label(x, base + 17, word, anchor="middle")]
    if first or word == "Jan":
        found.append(svg.label(x, base + 33, year, anchor="middle", look="year"))
    return found


def _scale(top: int, left: float, base: float, right: float, height: float) -> list[str]:
    marks = sorted({0, top // 2, top}) if top > 1 else [0, 1]
    shapes = []
    for mark in marks:
        y = base - height * mark / top
        shapes.append(svg.line(left, y, right, y, "rule" if mark else "base"))
        shapes.append(svg.label(left - 7, y + 4, f"{mark:,}", anchor="end"))
    return shapes


def _stack(series: Series, place: int, x: float, base: float, wide: float, unit: float) -> list[str]:
    shapes, y = [], base
    for tone, number in zip(series.tones, series.cells[place], strict=True):
        if number:
            y -= number * unit
            shapes.append(svg.toned(x, y, wide, max(number * unit - 1, 1), tone))
    if rest := _rest(series, place):
        shapes.append(svg.toned(x, y - rest * unit, wide, max(rest * unit - 1, 1), Tone.HIDDEN))
    return shapes


def _bars(chart: Chart, name: str) -> str:
    series = chart.series
    left = min(max((svg.width_of(row) for row in series.rows), default=60) + 14, 220)
    letters = int((left - 14) / svg.width_of("a")) + 1
    row, thick, right = 30, 17, 46
    top = max(_most(series), 1)
    shapes = [svg.line(left, 2, left, row * len(series.rows) + 2, "base")]
    for place, words in enumerate(series.rows):
        y = row * place + 8
        shapes.append(svg.label(left - 10, y + 13, svg.cut(words, letters), anchor="end", look="name"))
        x = float(left)
        for tone, number in zip(series.tones, series.cells[place], strict=True):
            if number:
                long = number / top * (_WIDTH - left - right)
                shapes.append(svg.toned(x, y, max(long - 1, 1), thick, tone))
                x += long
        if rest := _rest(series, place):
            long = rest / top * (_WIDTH - left - right)
            shapes.append(svg.toned(x, y, max(long - 1, 1), thick, Tone.HIDDEN))
            x += long
        total = series.totals[place]
        shapes.append(svg.label(x + 8, y + 13, HIDDEN if total is None else f"{total:,}", look="value"))
    return svg.figure(_WIDTH, row * len(series.rows) + 8, name, chart.title, chart.says, shapes)


def _heat(chart: Chart, name: str) -> str:
    series = chart.series
    left = min(max((svg.width_of(row) for row in series.rows), default=60) + 14, 220)
    letters = int((left - 14) / svg.width_of("a")) + 1
    wide, row, head = 128, 32, 26
    most = max((number or 0 for line in series.cells for number in line), default=0)
    shapes = [
        svg.label(left + wide * (place + 0.5), 16, words, anchor="middle", look="name")
        for place, words in enumerate(series.names)
    ]
    for place, words in enumerate(series.rows):
        y = head + row * place
        shapes.append(svg.label(left - 10, y + 20, svg.cut(words, letters), anchor="end", look="name"))
        for column, number in enumerate(series.cells[place]):
            dark = (
                ceil(_STEPS * sqrt(number / most)) if number else 0
            )  # the root: one full cell leaves the others apart
            x = left + wide * column
            shapes.append(svg.box(x + 1, y + 1, wide - 2, row - 2, f"h{dark}"))
            shown = HIDDEN if number is None else f"{number:,}"
            shapes.append(svg.label(x + wide / 2, y + 20, shown, anchor="middle", look=f"t{dark}"))
    return svg.figure(
        left + wide * len(series.names), head + row * len(series.rows), name, chart.title, chart.says, shapes
    )


def _multiples(chart: Chart, name: str) -> str:
    across = 2
    wide, high, gap = (_WIDTH - 28) / across, 148, 28
    shapes = []
    for number, (title, series) in enumerate(chart.more):
        x, y = (wide + gap) * (number % across), (high + 12) * (number // across)
        shapes += _small(series, title, x, y, wide, high)
    rows = -(-len(chart.more) // across)
    return svg.figure(_WIDTH, (high + 12) * rows, name, chart.title, chart.says, shapes)


def _small(series: Series, title: str, x: float, y: float, wide: float, high: float) -> list[str]:
    left, base, top = x + 30, y + high - 24, svg.nice_top(_most(series))
    step = (wide - 30) / max(len(series.rows), 1)
    height = high - 62
    shapes = [svg.label(x, y + 14, svg.cut(title, 40), look="head"), *_scale(top, left, base, x + wide, height)]
    for place, month in enumerate(series.rows):
        bar = min(step * 0.66, 26)
        shapes += _stack(series, place, left + step * place + (step - bar) / 2, base, bar, height / top)
        if place in (0, len(series.rows) - 1):
            anchor = "start" if place == 0 else "end"
            at = left if place == 0 else x + wide
            shapes.append(svg.label(at, base + 17, month, anchor=anchor))
    return shapes


def _most(series: Series) -> int:
    return max((_sum(series, place) for place in range(len(series.rows))), default=0)


def _sum(series: Series, place: int) -> int:
    """How long a stack is: its total, which hidden numbers are part of, else what is shown of it."""
    return series.totals[place] or sum(number or 0 for number in series.cells[place])


def _rest(series: Series, place: int) -> int:
    """What the hidden numbers of a row come to, where its total is shown."""
    return _sum(series, place) - sum(number or 0 for number in series.cells[place])
