"""`balcony triage`: a log or notes in, a triaged log out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.answers import As, signed
from balcony.commands.playbook import PlaybookFile
from balcony.output_place import check_out
from balcony.terminal import say
from codebook.errors import UsageError
from codebook.keys import Label
from codebook.many import many

if TYPE_CHECKING:
    from casebook.explaining import Explainer
    from casebook.intake.choices import Choices
    from casebook.items import Log
    from casebook.triage import Triaged


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class DatesFirst(StrEnum):
    """What comes first in a date such as 3/4/2026."""

    DAY = "day"
    MONTH = "month"


EPILOG = """\b
Example:
  balcony triage barrier_log.xlsx --out barrier_log_triaged.xlsx

This reads the barriers, prints a table, and writes the same workbook with ten columns added behind its own: label,
probability, whether that is sure, whether it is mixed, strategy, driver, approach, first move, why, and the model.
Your own file is never changed.

With --save the items go into the casebook as well, for balcony items, balcony report and the meetings to come:
  balcony triage barrier_log.xlsx --save"""


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Logs (xlsx, csv, tsv, jsonl), notes (docx, md, txt) or transcripts (vtt, srt); - reads a pipe.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(help="Write here: xlsx, csv, tsv, jsonl, json or md by its ending; a folder for several files."),
]
TextColumn = Annotated[
    str | None, typer.Option(help="The column that holds the barriers, when the wrong one is found.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=HEADER",
        help="The column that holds a field, when the wrong one is found, like owner='Who leads'; owner= for none. "
        "Can be given several times; remembered for files with the same headers.",
    ),
]
Dates = Annotated[
    DatesFirst | None,
    typer.Option(
        help="What comes first in dates like 3/4/2026, where the log's own dates do not tell; remembered for files "
        "with the same headers. Dates with dots always have the day first.",
    ),
]
ForgetColumns = Annotated[
    bool,
    typer.Option(
        "--forget-columns", help="Forget what --column and --dates chose before for files with these headers."
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show indicators too, in what is printed. They change no reading.")
]
Save = Annotated[
    bool, typer.Option("--save", help="Keep items and readings in the casebook, and say what was raised before.")
]


def triage(
    files: Files,
    out: Out = None,
    text_column: TextColumn = None,
    column: Columns = None,
    dates: Dates = None,
    forget_columns: ForgetColumns = False,
    sheet: Annotated[str | None, typer.Option(help="The sheet to read; otherwise all that hold a log.")] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    limit: Annotated[int | None, typer.Option(min=1, help="Read only the first so many items of each file.")] = None,
    model: Annotated[Path | None, typer.Option(help="A model folder other than the default.")] = None,
    playbook_file: PlaybookFile = None,
    explain: Explain = False,
    save: Save = False,
    who: As = None,
) -> None:
    """Triage a log or notes: label, doubt, first move.

    Says of each item whether it is technical, adaptive or no challenge, how sure that is, why, and what to do first.
    """
    from casebook.locations import overlay_path
    from casebook.triage import triage as triage_items
    from classifier.classifier import Classifier
    from classifier.locations import model_folder
    from strategies.loader import load_playbook

    targets = _targets(files, out)
    if save and limit is not None:
        raise UsageError("--save keeps whole logs; leave out --limit")
    explainer = _explainer(output_format) if explain else None
    choices = _choices(column or [], text_column, dates)
    logs = _read(files, text_column, sheet, limit, _before(choices, forget_columns))
    _keep(logs, choices, forget_columns)
    # The playbook first: a slip in it is found in a moment, before the model is read.
    playbook = load_playbook(overlay=overlay_path(playbook_file))
    classifier = Classifier.load(model_folder(model))
    done = [(log, triage_items(log.items, classifier, playbook, log.mapping)) for log in logs]
    for (log, triaged), target in zip(done, targets, strict=True):
        _finish(log, triaged, target)
    show(done, output_format, explainer)
    _sum_up(done, targets)
    if save:
        from balcony.into_casebook import save_all  # SQLAlchemy, for those who ask

        save_all([(log, [each.reading for each in triaged]) for log, triaged in done], classifier, signed(who), sheet)


def _sum_up(done: "list[tuple[Log, list[Triaged]]]", targets: list[Path | None]) -> None:
    for (log, triaged), target in zip(done, targets, strict=True):
        say(summary(log, triaged))
        if target is not None:
            say(f"Written to {target}")


def _read(
    files: list[str], text_column: str | None, sheet: str | None, limit: int | None, choices: "Choices"
) -> "list[Log]":
    from casebook.intake.reading import read_log, read_standard_input

    return [
        read_standard_input(sys.stdin.buffer.read(), limit=limit, choices=choices)
        if name == "-"
        else read_log(Path(name), text_column=text_column, sheet=sheet, limit=limit, choices=choices)
        for name in files
    ]


def show(done: "list[tuple[Log, list[Triaged]]]", output_format: Format, explainer: "Explainer | None" = None) -> None:
    """Print triaged logs to standard output, in one format."""
    from casebook.writeback.texts import write_json, write_json_lines
    from casebook.writeback.writing import OutputKind, records, write_rows

    if output_format is Format.TABLE:
        from balcony.table import print_table

        for log, triaged in done:
            shown = explainer.explain([each.item.text for each in triaged]) if explainer else None
            print_table(log, triaged, shown=shown)
            for sentence in dict.fromkeys(f"{each.name}: {each.says}" for found in shown or () for each in found):
                say(sentence)
    elif output_format in (Format.JSON, Format.JSONL):
        many = len(done) > 1
        found = [{"file": log.name, **r} if many else r for log, triaged in done for r in records(triaged)]
        if explainer:
            found = explainer.add_to(found, [record["text"] for record in found])
        (write_json if output_format is Format.JSON else write_json_lines)(found, sys.stdout)
    else:
        for log, triaged in done:
            write_rows(log, triaged, OutputKind(output_format), sys.stdout)


def summary(log: "Log", triaged: "list[Triaged]") -> str:
    """One line that says how a log came out."""
    counts = {label: sum(t.reading.label is label for t in triaged) for label in Label}
    unsure = sum(not t.reading.sure for t in triaged)
    items = many(len(triaged), "item")
    return (
        f"{log.name}: {items}: {counts[Label.TECHNICAL]} technical, {counts[Label.ADAPTIVE]} adaptive, "
        f"{counts[Label.NONE]} no challenge. "
        f"{many(unsure, 'is not sure and wants', 'are not sure and want')} a person's look."
    )


def _choices(columns: list[str], text_column: str | None, dates: DatesFirst | None) -> "Choices":
    """The columns that were named now, and those that were named before."""
    from casebook.intake.choices import Choices, parse_choices
    from casebook.intake.dates import Order
    from casebook.intake.fields import Field
    from casebook.intake.remembered import recall

    chosen = parse_choices(columns)
    if text_column is not None:
        if Field.TEXT in chosen:
            raise UsageError("--text-column and --column text= name the same; give one of them")
        chosen[Field.TEXT] = text_column
    memory, trouble = recall()
    if trouble:
        say(trouble)
    order = next((order for order in Order if order.first == dates), None)
    return Choices(chosen, memory, order, damaged=bool(trouble))


def _before(choices: "Choices", forget: bool) -> "Choices":
    return choices.without_memory() if forget else choices


def _keep(logs: "list[Log]", choices: "Choices", forget: bool) -> None:
    """Remember, or forget, what was chosen for files with these headers."""
    if choices.damaged or not (choices.columns or choices.dates or forget):
        return
    from casebook.intake.remembered import settle

    for sentence in settle([log.mapping for log in logs if log.mapping], choices, forget=forget):
        say(sentence)


def _explainer(output_format: Format) -> "Explainer":
    if output_format in (Format.CSV, Format.MD):
        raise UsageError(f"--explain shows in table, json and jsonl; the columns of {output_format} stay as they are")
    from casebook.explaining import Explainer  # spaCy, for those who ask

    return Explainer.load()


def _targets(files: list[str], out: Path | None) -> list[Path | None]:
    """Where each file is written; checked before anything is read."""
    from casebook.writeback.writing import output_kind, refuse_same_file

    if out is None:
        return [None] * len(files)
    if files.count("-") > 1:
        raise UsageError("- stands for standard input and can be given once")
    if len(files) == 1 and not out.is_dir():
        output_kind(out)
        refuse_same_file(Path(files[0]), out)
        check_out(out)
        return [out]
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} is a file; give a folder for several files")
    if out.suffix and not out.is_dir():
        raise UsageError(f"--out {out}: several files go into a folder; give its name without an ending")
    targets = [out / _triaged_name(name) for name in files]
    if len(set(targets)) < len(targets):
        raise UsageError("two of the files have the same name; triage them one by one")
    check_out(targets[0])
    return list(targets)


def _triaged_name(name: str) -> str:
    path = Path("notes.csv" if name == "-" else name)
    ending = path.suffix if path.suffix.lower() in (".xlsx", ".csv", ".tsv", ".jsonl") else ".xlsx"
    return f"{path.stem}_triaged{ending}"


def _finish(log: "Log", triaged: "list[Triaged]", target: Path | None) -> None:
    for note in log.notes:
        say(f"{log.name}: {note}")
    for line in (*(log.mapping.said() if log.mapping else ()), *log.doubts):
        say(f"{log.name}: {line}")
    if target is not None:
        from casebook.writeback.writing import write_log

        for note in write_log(log, triaged, target):
            say(note)
