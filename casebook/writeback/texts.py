"""Writes csv, tsv, JSON, JSON lines and Markdown."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from casebook.added_columns import ADDED_COLUMNS, Cell, cell_text, cells_by_row
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
    _write_records(_records_with_columns(layout, triaged), file, layout.delimiter, layout.line_end)


def _records_with_columns(layout: DelimitedLayout, triaged: Sequence[Triaged]) -> Iterator[Sequence[str]]:
    by_row = cells_by_row(triaged)
    header = layout.records[layout.header_row - 1]
    width = max(len(record) for record in layout.records)
    before = {index for index, name in enumerate(header) if name in ADDED_COLUMNS}  # by an earlier triage
    kept = [index for index in range(width) if index not in before]
    for row, record in enumerate(layout.records, start=1):
        own = [record[index] for index in kept if index < len(record)]
        if row < layout.header_row or (row != layout.header_row and not any(record)):
            yield own  # title rows and blank ones stay as they are
            continue
        cells = by_row.get(row, {})
        added = ADDED_COLUMNS if row == layout.header_row else [guarded(cell_text(cells.get(c))) for c in ADDED_COLUMNS]
        yield [*own, *[""] * (len(kept) - len(own)), *added]


def _write_records(records: Iterable[Sequence[str]], file: TextIO, delimiter: str, line_end: str) -> None:
    """Write records; a carriage return in a cell is quoted, which Python's writer does only if lines end with one."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    for record in records:
        writer.writerow(record)
        file.write(line.getvalue().removesuffix("\r\n") + line_end)
        line.seek(0)
        line.truncate()


def write_json_lines_back(layout: JsonLinesLayout, triaged: Sequence[Triaged], file: TextIO) -> None:
    """Write every object of a JSON lines file with the added keys behind its own."""
    by_row = cells_by_row(triaged)
    for number, record in layout.records.items():
        file.write(json.dumps({**record, **by_row.get(number, {})}, ensure_ascii=False) + "\n")


def write_delimited(header: Sequence[str], rows: Sequence[Sequence[Cell]], file: TextIO, delimiter: str = ",") -> None:
    """Write rows as a new csv or tsv file; no cell is one that a spreadsheet would run."""
    # A number may begin with a minus sign; only texts are guarded.
    records = ([guarded(c) if isinstance(c, str) else cell_text(c) for c in cells] for cells in [header, *rows])
    _write_records(records, file, delimiter, "\n")


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
