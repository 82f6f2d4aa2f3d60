"""Writes csv, tsv, JSON, JSON lines and Markdown."""

import csv
import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from casebook.added_columns import ADDED_COLUMNS, Cell, added_cells, cell_text
from casebook.items import DelimitedLayout, JsonLinesLayout
from casebook.triage import Triaged

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """A text that a spreadsheet will not run as a formula: an apostrophe goes before =, +, -, @."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_delimited_back(layout: DelimitedLayout, triaged: Sequence[Triaged], file: TextIO) -> None:
    """Write every record of a csv or tsv file as it was, with the added columns behind it.

    Args:
        layout: How the file was made up.
        triaged: Its items; records without one get empty cells.
        file: Open for text with `newline=""`.
    """
    by_row = {each.item.row: added_cells(each) for each in triaged}
    header = layout.records[layout.header_row - 1]
    kept = [index for index, name in enumerate(header) if name not in ADDED_COLUMNS]
    width = max((len(record) for record in layout.records), default=0) if len(kept) == len(header) else len(kept)
    writer = csv.writer(file, delimiter=layout.delimiter, lineterminator=layout.line_end)
    for row, record in enumerate(layout.records, start=1):
        own = [record[index] for index in kept if index < len(record)] if len(kept) < len(header) else list(record)
        if row < layout.header_row or (row != layout.header_row and not any(record)):
            writer.writerow(own)  # title rows and blank ones stay as they are
            continue
        cells = by_row.get(row, {})
        added = ADDED_COLUMNS if row == layout.header_row else [guarded(cell_text(cells.get(c))) for c in ADDED_COLUMNS]
        writer.writerow([*own, *[""] * (width - len(own)), *added])


def write_json_lines_back(layout: JsonLinesLayout, triaged: Sequence[Triaged], file: TextIO) -> None:
    """Write every object of a JSON lines file with the added keys behind its own."""
    by_row = {each.item.row: added_cells(each) for each in triaged}
    for number, record in layout.records.items():
        file.write(json.dumps({**record, **by_row.get(number, {})}, ensure_ascii=False) + "\n")


def write_delimited(header: Sequence[str], rows: Sequence[Sequence[Cell]], file: TextIO, delimiter: str = ",") -> None:
    """Write rows as a new csv or tsv file; no cell is one that a spreadsheet would run."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow([guarded(name) for name in header])
    # A number may begin with a minus sign; only texts are guarded.
    writer.writerows([[guarded(c) if isinstance(c, str) else cell_text(c) for c in cells] for cells in rows])


def write_json(records: Sequence[Mapping[str, Any]], file: TextIO) -> None:
    """Write records as one JSON array."""
    json.dump(list(records), file, ensure_ascii=False, indent=1)
    file.write("\n")


def write_json_lines(records: Sequence[Mapping[str, Any]], file: TextIO) -> None:
    """Write records as one JSON object a line."""
    for record in records:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_markdown(header: Sequence[str], rows: Sequence[Sequence[Cell]], file: TextIO) -> None:
    """Write rows as a Markdown table."""
    for cells in (header, ["---"] * len(header), *rows):
        file.write("| " + " | ".join(_markdown_cell(cell_text(cell)) for cell in cells) + " |\n")


def _markdown_cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
