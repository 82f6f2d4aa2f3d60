"""`balcony data check`: what a folder of training items holds, and what is wrong with it."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.exit_codes import ExitCode
from balcony.terminal import plain, say
from codebook.many import many

if TYPE_CHECKING:
    from classifier.data_checks.findings import Finding

_SHOWN = 8
"""Lines, items or words that the table shows under a finding; JSON gives all."""
_PIPED_WIDTH = 120
_STYLES = {"good": "green", "warn": "yellow", "fail": "bold red"}
EPILOG = """\b
Examples:
  balcony data check
  balcony data check my_items --format json

The folder holds items/*.jsonl and splits.tsv, as training_data does. Each finding is good, warn or fail, with its
remedy. Exits with 1 when something fails; warnings alone exit with 0."""

app = typer.Typer(help="Look after the items that a model learns from.", no_args_is_help=True, rich_markup_mode=None)


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"


@app.command(epilog=EPILOG)
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A folder of training items; those that came with Balcony otherwise.", show_default=False),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """Check training items before a model learns from them.

    Counts them, and finds thin classes, copies, leaks between splits, broken lines, and what gives a label away.
    """
    from classifier.data_checks.checking import check_data
    from classifier.data_checks.findings import Grade, worst
    from classifier.data_checks.folder import read_folder
    from classifier.locations import training_data_folder

    where = folder or training_data_folder()
    held = read_folder(where)
    findings = check_data(held)
    if output_format is Format.JSON:
        _write_json(where, len(held.items), findings)
    else:
        _print_table(findings)
    grades = Counter(finding.grade for finding in findings)
    say(
        f"{where}: {many(len(held.items), 'item')}; {many(grades[Grade.GOOD], 'check')} good, "
        f"{grades[Grade.WARN]} warn, {grades[Grade.FAIL]} fail"
    )
    if worst(findings) is Grade.FAIL:
        raise typer.Exit(ExitCode.FINDING)


def _write_json(folder: Path, items: int, findings: "Sequence[Finding]") -> None:
    from classifier.data_checks.findings import worst

    records = [
        {
            "check": finding.check,
            "grade": finding.grade,
            "says": finding.says,
            "counts": dict(finding.counts),
            "places": finding.places,
        }
        for finding in findings
    ]
    report = {"folder": str(folder), "items": items, "grade": worst(findings), "findings": records}
    json.dump(report, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _print_table(findings: "Sequence[Finding]") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED_WIDTH, no_color=True)
    table = Table(expand=True)
    table.add_column("grade", no_wrap=True)
    table.add_column("check", ratio=1)
    table.add_column("what was found", ratio=4)
    for finding in findings:
        found = Text(plain(finding.says))
        if finding.grade != "good" and finding.places:
            found.append("\n" + _shown(finding.places), style="dim")
        table.add_row(Text(finding.grade, style=_STYLES[finding.grade]), Text(plain(finding.check)), found)
    console.print(table)


def _shown(places: Sequence[str]) -> str:
    shown = [plain(place) for place in places[:_SHOWN]]
    more = len(places) - len(shown)
    return "\n".join([*shown, *([f"and {more:,} more: --format json lists all"] if more else [])])
