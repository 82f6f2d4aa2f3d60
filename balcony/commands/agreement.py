"""`balcony agreement`: how far annotators agree, with intervals, and a reason where there is no figure."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.terminal import plain, say
from codebook.many import many

if TYPE_CHECKING:
    from casebook.annotating.agreement import AgreementReport
    from casebook.annotating.lines import Line

_PIPED_WIDTH = 120
EPILOG = """\b
Examples:
  balcony agreement ana.jsonl ben.jsonl
  balcony agreement --format json

\b
Each line of FILE is like
  {"id": "7", "text": "...", "label": "adaptive", "strategy": "voices", "driver": "leadership", "annotator": "ana"}
Without FILE the labels in the casebook are compared. Alpha is the figure to name: from 0.80 rely on the labels, from
0.67 draw tentative conclusions. Percent counts what chance alone would give; kappa and alpha fall when nearly all
items have one label, and AC1 does not."""


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"


def agreement(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Annotations as JSON lines; the casebook's otherwise."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    seed: Annotated[int, typer.Option(min=0, help="Of the intervals: the same seed gives the same figures.")] = 7,
) -> None:
    """Measure how far annotators agree.

    Per label, strategy, driver, pair of people and kind of text. Every figure has a 95% interval from resampled items.
    """
    from casebook.annotating.agreement import in_words, report_agreement
    from casebook.annotating.agreement_forms import as_record
    from casebook.annotating.votes_of_lines import votes_of_lines

    counted = votes_of_lines(_lines(files))
    report = report_agreement(counted.votes, seed=seed)
    if output_format is Format.JSON:
        typer.echo(json.dumps(as_record(report), ensure_ascii=False, indent=2))
    else:
        _print_tables(report)
        typer.echo(plain(in_words(report.alpha)))
    for note in counted.notes:
        say(note)


def _lines(files: list[Path] | None) -> "tuple[Line, ...]":
    if files:
        from casebook.annotating.lines import read_lines

        return read_lines(files)
    from casebook.annotating.exchange import lines_of
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        return lines_of(casebook)


def _print_tables(report: "AgreementReport") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from casebook.annotating.agreement_forms import HEADER, reasons_of, rows_of

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED_WIDTH, no_color=True)
    people = ", ".join(f"{plain(name)} ({count})" for name, count in report.annotators.items())
    console.print(Text(f"{many(report.items, 'item')}, {report.shared} with labels of two people or more: {people}"))
    for question in report.questions:
        table = Table(title=Text(question.question), title_justify="left", expand=True)
        for name in HEADER:
            table.add_column(name)
        for row in rows_of(question):
            table.add_row(*(Text(plain(cell)) for cell in row))
        console.print(table)
        for reason in reasons_of(question):
            console.print(Text(f"– {plain(reason)}"))
