"""The report as one page: it holds its own styles and drawings, loads nothing and runs nothing."""

from pathlib import Path
from typing import Any

from casebook.report.blocks import Block, Chart, Report
from casebook.report.chart_tables import numbers_of
from casebook.report.charts import draw, legend
from casebook.report.clean import clean
from casebook.report.dates import day_words, span_words

_FOLDER = Path(__file__).parent / "templates"


def html_of(report: Report) -> str:
    """The report as a page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only for those who ask for a page
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    numbers = iter(range(1, 1000))
    drawn: dict[int, Any] = {}

    def chart(block: Chart) -> Any:
        """The drawing, made once; its words were escaped where it was made."""
        if id(block) not in drawn:
            drawn[id(block)] = Markup(draw(block, f"chart-{next(numbers)}"))  # noqa: S704 - `svg` escapes every word
        return drawn[id(block)]

    return environment.get_template("report.html.j2").render(
        report=report,
        period=span_words(report.period.first, report.period.last),
        standing=day_words(report.standing),
        style=Markup((_FOLDER / "report.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        kind=_kind,
        chart=chart,
        legend=legend,
        numbers_of=numbers_of,
    )


def _shown(value: Any) -> Any:
    """What is printed: a person's words without what is no word; our own drawings as they are."""
    return clean(value) if type(value) is str else value


def _kind(block: Block) -> str:
    return type(block).__name__
