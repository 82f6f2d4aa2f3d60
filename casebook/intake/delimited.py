"""Reads csv and tsv files, with any delimiter and encoding."""

import csv
import io
import re
from pathlib import Path

from casebook.intake.choices import NO_CHOICES, Choices
from casebook.intake.columns import known_headers
from casebook.intake.tables import find_table, require_table, said_of_lists, table_items
from casebook.items import DelimitedLayout, FileKind, Log
from codebook.errors import InputError
from codebook.many import many

_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\r?\n", re.IGNORECASE)


def read_delimited(
    text: str, encoding: str, *, name: str, path: Path | None, kind: FileKind, choices: Choices = NO_CHOICES
) -> Log:
    """Read the records of a csv or tsv file.

    Args:
        text: The decoded file.
        encoding: What it was decoded from; it is written back in the same.
        name: The file as the person named it.
        path: The file, or None for standard input.
        kind: CSV or TSV.
        choices: The columns that a person named.

    Raises:
        InputError: The file is no table, or has no column of texts.
    """
    delimiter = "\t" if kind is FileKind.TSV else guess_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[str, ...]] = []
    try:
        # A record's cells can be long notes; the module's default of 128 kB is still far beyond any of them.
        records.extend(tuple(record) for record in reader)
    except csv.Error as err:
        raise InputError(f"{name}, line {reader.line_num}: {err}; a quote may be left open above it") from err
    table = require_table(find_table(records, name, choices.text, choices), name)
    items = table_items(records, table, lists=True)
    column = table.header[table.text_column]
    notes = [f"{many(len(items), 'item')} from column {column!r}, header in row {table.header_row}"]
    notes += said_of_lists(items)
    if encoding not in ("utf-8", "utf-8-sig"):
        notes.append(f"read as {encoding}")
    line_end = "\r\n" if "\r\n" in text else "\n"
    layout = DelimitedLayout(tuple(records), table.header_row, delimiter, encoding, line_end)
    return Log(name, path, kind, tuple(items), layout, tuple(notes), (table.doubt,) if table.doubt else ())


def guess_delimiter(text: str) -> str:
    """The delimiter that uncovers the most known headers, else cuts most evenly; a comma where none does.

    Excel's own first line, `sep=;`, settles it.
    """
    if told := _TOLD.match(text):
        return told[1]

    def fit(delimiter: str) -> tuple[int, int, int]:
        file = io.StringIO(text, newline="")
        try:
            rows = [row for _, row in zip(range(20), csv.reader(file, delimiter=delimiter), strict=False)]
        except csv.Error:
            return (0, 0, 0)
        widths = [len(row) for row in rows if len(row) > 1]
        commonest = max(set(widths), key=widths.count, default=0)
        return (max(map(known_headers, rows), default=0), widths.count(commonest), commonest)

    return max(_DELIMITERS, key=fit)
