"""`balcony evaluate`: how good a model is on labelled texts, beside two baselines."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.errors import UsageError
from codebook.many import many

if TYPE_CHECKING:
    from classifier.evaluation import Report
    from classifier.labelled import LabelledText

_PIPED_WIDTH = 120
EPILOG = """\b
Examples:
  balcony evaluate
  balcony evaluate our_annotations.jsonl --out figures.md

\b
Each line of FILE is like
  {"id": "7", "text": "...", "label": "adaptive", "strategy": "voices", "driver": "leadership"}
and may name its document, source, domain and kind. Nothing is learned from it."""


class Format(StrEnum):
    """What to print or write."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


class HeldOut(StrEnum):
    """The items that came with the program and were not trained on."""

    DEV = "dev"
    TEST = "test"


def evaluate(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Labelled texts as JSON lines; without one, the program's own items."),
    ] = None,
    split: Annotated[
        HeldOut | None,
        typer.Option(help="Which of the program's own items: dev (the default), or test, read once for a release."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    out: Annotated[Path | None, typer.Option(help="Write here too: md or json by its ending.")] = None,
    model: Annotated[Path | None, typer.Option(help="A model folder other than the default.")] = None,
) -> None:
    """Measure a model on texts that people labelled.

    Gives each figure with the number of texts and a 95% interval, beside the commonest answer and a keyword rule.
    """
    from classifier.classifier import Classifier
    from classifier.evaluation import report_on
    from classifier.locations import model_folder

    if file and split:
        raise UsageError("give either FILE or --split: --split chooses among the program's own items")
    written_as = None if out is None else _form(out, file)
    labelled = _texts(file, split or HeldOut.DEV)
    classifier = Classifier.load(model_folder(model))
    report = report_on(classifier, labelled)
    if out is not None and written_as is not None:
        _write(report, written_as, out)
    if output_format is Format.TABLE:
        _print_tables(report)
    else:
        typer.echo(_shown(report, output_format), nl=False)
    sources = many(report.groups, "document, pair or source", "documents, pairs or sources")
    say(f"{report.model} on {many(report.n, 'text')}, from {sources}.")
    if out is not None:
        say(f"Written to {out}")


def _form(out: Path, file: Path | None) -> Format:
    """The form that the ending of `out` asks for; checked before anything is read."""
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in (Format.JSON, Format.MD):
        raise UsageError(f"--out {out}: the name must end in .md or .json")
    if file is not None and out.exists() and file.exists() and out.samefile(file):
        raise UsageError(f"--out {out} is the file of labelled texts itself; choose another name")
    check_out(out)
    return Format(suffix)


def _texts(file: Path | None, split: HeldOut) -> "list[LabelledText]":
    from classifier.labelled import from_items, read_labelled
    from classifier.locations import training_data_folder
    from classifier.training_items import Split, load_items, load_splits, select

    if file is not None:
        return read_labelled(file)
    if split is HeldOut.TEST:
        say("The test items are read once for each release: choose nothing by what they say, or they are spent.")
    folder = training_data_folder()
    return from_items(select(load_items(folder), load_splits(folder), Split(split.value)))


def _shown(report: "Report", form: Format) -> str:
    from classifier.report_forms import as_markdown, as_record

    if form is Format.JSON:
        return json.dumps(as_record(report), ensure_ascii=False, indent=2) + "\n"
    return f"# {report.model} on {many(report.n, 'text')}\n\n{as_markdown(report)}\n"


def _write(report: "Report", form: Format, out: Path) -> None:
    from codebook.writing import replacing

    with replacing(out) as draft:
        draft.write_text(_shown(report, form), encoding="utf-8")


def _print_tables(report: "Report") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from classifier.report_forms import tables

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED_WIDTH, no_color=True)
    for title, header, rows in tables(report):
        table = Table(title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
        for place, name in enumerate(header):
            table.add_column(Text(name), justify="right" if place else "left")
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        console.print(table)
