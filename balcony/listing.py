"""Lists of records on standard output: a table for people, JSON, JSON lines, csv and Markdown for everything else."""

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from balcony.terminal import plain

_PIPED_WIDTH = 120
Record = Mapping[str, Any]


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


def print_records(records: Sequence[Record], output_format: Format) -> None:
    """Print records in a format for programs and spreadsheets; nothing of a person's text can run in either."""
    from casebook.writeback.texts import write_delimited, write_json, write_json_lines, write_markdown

    if output_format is Format.JSON:
        write_json(records, sys.stdout)
    elif output_format is Format.JSONL:
        write_json_lines(records, sys.stdout)
    elif records:
        header = list(records[0])
        rows = [[_cell(record[name]) for name in header] for record in records]
        (write_delimited if output_format is Format.CSV else write_markdown)(header, rows, sys.stdout)


def print_rows(columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> None:
    """Print a table for people.

    Args:
        columns: Each with its name and its share of the width; 0 for as much as it needs.
        rows: Cells as texts, which are never read as markup.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED_WIDTH, no_color=True)
    table = Table(expand=True)
    for name, share in columns:
        table.add_column(name, ratio=share or None, overflow="fold", no_wrap=not share)
    for cells in rows:
        table.add_row(*(Text("\n".join(plain(line) for line in cell.split("\n"))) for cell in cells))
    console.print(table)


def shortened(text: str, characters: int) -> str:
    """At most so many characters, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def _cell(value: Any) -> str | float | bool | None:
    if value is None or isinstance(value, str | int | float):
        return value
    return ", ".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)
