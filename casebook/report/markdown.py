"""The report as Markdown that reads as plain text too."""

import re
from collections.abc import Iterable, Sequence

from casebook.report.blocks import Block, Card, Chart, Figures, Grid, Points, Report, Words
from casebook.report.chart_tables import numbers_in_text
from casebook.report.clean import clean
from casebook.report.dates import day_words, span_words

_MARKS = re.compile(r"([\\`*_\[\]<>|~$])")
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])(?=\s|$)")


def markdown_of(report: Report) -> str:
    """The whole report as one text."""
    lines = [f"# {safe(report.title)}", "", span_words(report.period.first, report.period.last), ""]
    lines += [f"{safe(report.about)} Open, overdue and waiting are as of {day_words(report.standing)}.", ""]
    for section in report.sections:
        lines += [f"## {section.title}", ""]
        for block in section.blocks:
            lines += [*found, ""] if (found := list(_block(block))) else []
    return "\n".join(lines).rstrip() + "\n"


def safe(text: str) -> str:
    """A person's text on one line, of which nothing is taken for markup."""
    plain = clean(" ".join(text.split()))
    marked = _MARKS.sub(r"\\\1", plain).replace("://", ":\\//")
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}", marked)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Words(text):
            return [safe(text)]
        case Figures(figures):
            return [f"- **{safe(each.number)}** {safe(each.words)}" for each in figures]
        case Points(title, points, below):
            return [f"###{'#' * below} {safe(title)}", "", *_points(points)]
        case Grid():
            return _grid(block)
        case Chart():
            return [line for grid in numbers_in_text(block) for line in (*_grid(grid), "")][:-1]
        case Card():
            return _card(block)


def _points(points: Sequence[str]) -> list[str]:
    return [safe(points[0])] if len(points) == 1 else [f"- {safe(point)}" for point in points]


def _grid(grid: Grid) -> list[str]:
    rows = [[safe(cell) for cell in row] for row in grid.rows]
    head = [safe(name) for name in grid.columns]
    widths = [max((len(row[at]) for row in [head, *rows]), default=0) for at in range(len(head))]
    if not grid.numeric:  # long texts are not padded: nobody's screen is that wide
        widths = [min(width, 24) for width in widths]
    right = [grid.numeric and at > 0 for at in range(len(head))]
    lines = [f"### {safe(grid.title)}", "", _row(head, widths, right)]
    lines.append(
        "|" + "|".join(f" {'-' * max(w - r, 2)}{':' if r else ''} " for w, r in zip(widths, right, strict=True)) + "|"
    )
    lines += [_row(row, widths, right) for row in rows]
    return [*lines, "", safe(grid.note)] if grid.note else lines


def _row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = [c.rjust(w) if r else c.ljust(w) for c, w, r in zip(cells, widths, right, strict=True)]
    return f"| {' | '.join(padded)} |"


def _card(card: Card) -> list[str]:
    lines = [
        f"### ◆ {safe(card.title)} ({safe(card.note)})",
        "",
        safe(card.purpose),
        "",
        f"- First move: **{safe(card.move)}**. {safe(card.do)}",
        f"- Words to say: “{safe(card.say)}”",
        f"- A question: {safe(card.question)}",
    ]
    return [*lines, "", *_grid(card.items)[2:]] if card.items else lines
