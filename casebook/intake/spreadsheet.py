"""Reads xlsx workbooks: every sheet that holds a log, with title rows above the header."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casebook.intake.tables import Table, find_table, table_items
from casebook.items import FileKind, Item, Log, SheetLayout, WorkbookLayout
from codebook.errors import InputError

MAX_UNPACKED = 300 * 2**20
"""A workbook that unpacks to more is refused: a log of 100,000 rows unpacks to about 60 MB."""


def open_workbook(path: Path, name: str, **options: Any) -> Any:
    """Open a workbook with openpyxl, after a look at what it unpacks to.

    Args:
        path: The file.
        name: The file as the person named it.
        **options: Passed to `openpyxl.load_workbook`.

    Raises:
        InputError: It is no workbook, is protected by a password, is damaged, or unpacks to more than 300 MB.
    """
    import openpyxl  # 0.2 s that other files need not wait for

    check_archive(path, name, "workbook")
    with _parsing(name):
        # From memory: openpyxl would leave a file that it cannot read open.
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), **options)


@contextmanager
def _parsing(name: str) -> Iterator[None]:
    """What openpyxl raises on a damaged file as an `InputError`; what it warns of is no news to a reader."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as err:
        raise InputError(f"{name} is damaged and cannot be read ({_brief(err)}); save it again from Excel") from err


def check_archive(path: Path, name: str, what: str) -> None:
    """Refuse what is no Office file, or a bomb.

    Raises:
        InputError: The archive is damaged, encrypted, or unpacks to more than 300 MB.
    """
    try:
        with path.open("rb") as file:
            if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
                raise InputError(f"{name} has a password or is in the old format; save it as a new {what} without one")
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except OSError as err:
        raise InputError(f"{name} cannot be read: {err.strerror}") from err
    except zipfile.BadZipFile as err:
        raise InputError(f"{name} is not a {what}, or only half of one; save it again and retry") from err
    if unpacked > MAX_UNPACKED:
        raise InputError(f"{name} unpacks to {unpacked // 2**20} MB, more than a log ever needs; it is not opened")


def read_workbook(path: Path, name: str, text_column: str | None, sheet: str | None) -> Log:
    """Read the sheets that hold a log.

    Args:
        path: The file.
        name: The file as the person named it.
        text_column: The column that a person named, if any.
        sheet: The sheet that a person named, if any.

    Raises:
        InputError: The workbook cannot be read, or no sheet has a column of texts.
    """
    workbook = open_workbook(path, name, read_only=True, data_only=True)
    try:
        worksheets = {worksheet.title: worksheet for worksheet in workbook.worksheets}  # sheets of one chart are none
        chosen = _chosen_sheets(list(worksheets), name, sheet)
        with _parsing(name):  # rows are parsed as they are asked for
            grids = {title: _grid(worksheets[title]) for title in chosen}
    finally:
        workbook.close()
    tables = _tables(grids, name, text_column)
    items: list[Item] = []
    notes = []
    for title, table in tables.items():
        found = table_items(grids[title], table, title)
        items += found
        column = table.header[table.text_column]
        notes.append(f"{len(found)} items from column {column!r} of sheet {title!r}, header in row {table.header_row}")
    layout = WorkbookLayout({title: SheetLayout(table.header_row, table.header) for title, table in tables.items()})
    return Log(name, path, FileKind.XLSX, tuple(items), layout, tuple(notes))


def _chosen_sheets(titles: list[str], name: str, sheet: str | None) -> list[str]:
    if sheet is None:
        return titles
    if sheet not in titles:
        raise InputError(f"{name} has no sheet {sheet!r}; its sheets are: {', '.join(map(repr, titles))}")
    return [sheet]


def _tables(grids: dict[str, list[list[str]]], name: str, text_column: str | None) -> dict[str, Table]:
    """The sheets to read: all whose header names its texts, else the one guess with most rows."""
    found: dict[str, Table] = {}
    missing: InputError | None = None
    for title, grid in grids.items():
        try:
            table = find_table(grid, f"{name}, sheet {title!r}", text_column)
        except InputError as err:
            missing = missing or err
            continue
        if table is not None:
            found[title] = table
    if not found and missing:
        raise missing
    recognised = {
        title: table for title, table in found.items() if table.recognised and sum(map(bool, table.header)) > 1
    }
    if recognised or not found:
        return recognised or found
    longest = max(found, key=lambda title: len(grids[title]))
    return {longest: found[longest]}


def _grid(worksheet: Any) -> list[list[str]]:
    worksheet.reset_dimensions()  # some programs write a size that is too small, or every row and column there is
    rows: Iterable[tuple[Any, ...]] = worksheet.iter_rows(values_only=True)
    return [[_cell_text(value) for value in row] for row in rows]


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _brief(err: Exception) -> str:
    """What first went wrong, in a few words."""
    cause: BaseException = err
    while cause.__context__ is not None:
        cause = cause.__context__
    return (str(cause).splitlines() or [type(cause).__name__])[0][:120]
