"""The numbers of a chart as a table: what every format shows beside a drawing, or in its place."""

from casebook.report.blocks import Chart, ChartKind, Grid, Series
from casebook.report.lens import HIDDEN


def numbers_of(chart: Chart) -> tuple[Grid, ...]:
    """One table for a chart; for small multiples one for each."""
    if chart.kind is ChartKind.MULTIPLES:
        return tuple(_grid(f"{chart.title}: {title}", series) for title, series in chart.more)
    return (_grid(chart.title, chart.series),)


def numbers_in_text(chart: Chart) -> tuple[Grid, ...]:
    """The same where nothing is drawn: there a heat map would only say again what stands above it."""
    return () if chart.kind is ChartKind.HEAT else numbers_of(chart)


def _grid(title: str, series: Series) -> Grid:
    with_total = len(series.names) > 1
    rows = []
    for words, cells, total in zip(series.rows, series.cells, series.totals, strict=True):
        numbers = [*cells, total] if with_total else [*cells]
        rows.append((words, *(HIDDEN if number is None else f"{number:,}" for number in numbers)))
    return Grid(title, ("", *series.names, *(["all"] if with_total else [])), tuple(rows), numeric=True)
