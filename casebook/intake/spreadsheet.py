"""Reads xlsx workbooks: every sheet that holds a log, with title rows above the header."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casebook.intake.choices import NO_CHOICES, Choices
from casebook.intake.columns import Field, field_of
from casebook.intake.sheet_xml import Merge, SheetLook, look_at
from casebook.intake.tables import Table, find_table, said_of_lists, table_items
from casebook.items import FileKind, Item, Log, SheetLayout, WorkbookLayout
from codebook.errors import InputError
from codebook.many import many

MAX_UNPACKED = 300 * 2**20
"""A workbook that unpacks to more is refused: a log of 100,000 rows unpacks to about 60 MB."""
_MAX_MERGED_WORDS = 5
"""A value of more words is a text: it is one item, however many rows it is merged over."""


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


def read_workbook(path: Path, name: str, sheet: str | None, choices: Choices = NO_CHOICES) -> Log:
    """Read the sheets that hold a log.

    Args:
        path: The file.
        name: The file as the person named it.
        sheet: The sheet that a person named, if any.
        choices: The columns that a person named.

    Raises:
        InputError: The workbook cannot be read, or no sheet has a column of texts.
    """
    workbook = open_workbook(path, name, read_only=True, data_only=True)
    try:
        worksheets = {worksheet.title: worksheet for worksheet in workbook.worksheets}  # sheets of one chart are none
        chosen = _chosen_sheets(list(worksheets), name, sheet)
        with _parsing(name):  # rows are parsed as they are asked for
            looks = {title: _look(worksheets[title]) for title in chosen}
            grids = {title: _grid(worksheets[title], looks[title].merges) for title in chosen}
    finally:
        workbook.close()
    tables = _tables(grids, name, choices)
    items: list[Item] = []
    notes = []
    for title, table in tables.items():
        found = table_items(grids[title], table, title, lists=True)
        items += found
        column = table.header[table.text_column]
        where = f"column {column!r} of sheet {title!r}, header in row {table.header_row}"
        notes.append(f"{many(len(found), 'item')} from {where}")
        notes += [f"sheet {title!r}: {said}" for said in said_of_lists(found)]
        notes += _remarks(looks[title], table, title)
    layout = WorkbookLayout({title: SheetLayout(table.header_row, table.header) for title, table in tables.items()})
    doubts = tuple(f"sheet {title!r}: {table.doubt}" for title, table in tables.items() if table.doubt)
    return Log(name, path, FileKind.XLSX, tuple(items), layout, tuple(notes), doubts)


def _chosen_sheets(titles: list[str], name: str, sheet: str | None) -> list[str]:
    if sheet is None:
        return titles
    if sheet not in titles:
        raise InputError(f"{name} has no sheet {sheet!r}; its sheets are: {', '.join(map(repr, titles))}")
    return [sheet]


def _tables(grids: dict[str, list[list[str]]], name: str, choices: Choices) -> dict[str, Table]:
    """The sheets to read: all whose header names its texts, else the one guess with most rows."""
    found: dict[str, Table] = {}
    missing: dict[str, InputError] = {}
    for title, grid in grids.items():
        try:
            table = find_table(grid, f"{name}, sheet {title!r}", choices.text, choices)
        except InputError as err:
            missing[title] = err
            continue
        if table is not None:
            found[title] = table
    if not found and missing:
        raise _not_there(grids, missing, name, choices)
    return _to_read(found, grids)


def _not_there(
    grids: dict[str, list[list[str]]], missing: dict[str, InputError], name: str, choices: Choices
) -> InputError:
    """What to say of a column that is on no sheet: the columns of the sheets that look like a log, not of a cover."""
    rest: dict[Field, str | None] = {
        field: header for field, header in choices.columns.items() if field is not Field.TEXT
    }
    logs = _tables({title: grids[title] for title in missing}, name, replace(choices, columns=rest))
    by_header = {table.header: title for title, table in reversed(logs.items())}  # twelve months, twelve sheets alike
    said = [title for title in logs if title in by_header.values()] or list(missing)[:1]
    return InputError("; ".join(str(missing[title]) for title in said))


def _to_read(found: dict[str, Table], grids: dict[str, list[list[str]]]) -> dict[str, Table]:
    recognised = {
        title: table for title, table in found.items() if table.recognised and sum(map(bool, table.header)) > 1
    }
    if recognised or not found:
        return recognised or found
    longest = max(found, key=lambda title: len(grids[title]))
    return {longest: found[longest]}


def _look(worksheet: Any) -> SheetLook:
    """Look at the XML itself: a sheet that is streamed knows neither merged cells nor hidden rows."""
    with worksheet.parent._archive.open(worksheet._worksheet_path) as file:
        return look_at(file.read())


def _remarks(look: SheetLook, table: Table, title: str) -> list[str]:
    """What a person should know of how a sheet was read."""
    remarks = []
    if look.hidden_rows:
        remarks.append(f"sheet {title!r} has {look.hidden_rows} hidden or filtered rows; they are read too")
    for column, count in look.without_value.items():
        header = table.header[column - 1] if column <= len(table.header) else ""
        if column == table.text_column + 1 or field_of(header) is not None:
            remarks.append(
                f"column {header!r} of sheet {title!r} has {many(count, 'formula')} without a value, read as blank; "
                "open the file in Excel, save it and try again"
            )
    return remarks


def _grid(worksheet: Any, merges: Iterable[Merge]) -> list[list[str]]:
    worksheet.reset_dimensions()  # some programs write a size that is too small, or every row and column there is
    rows: Iterable[tuple[Any, ...]] = worksheet.iter_rows(values_only=True)
    grid = [[_cell_text(value) for value in row] for row in rows]
    _fill_merged(grid, merges)
    return grid


def _fill_merged(grid: list[list[str]], merges: Iterable[Merge]) -> None:
    """Write a school that is merged over its rows into each of them; a text so long is an item, and stays one."""
    for merge in merges:
        top = grid[merge.top - 1] if merge.top <= len(grid) else []
        value = top[merge.left - 1] if merge.left <= len(top) else ""
        if not value or merge.left != merge.right or len(value.split()) > _MAX_MERGED_WORDS:
            continue
        for row in grid[merge.top : merge.bottom]:
            if merge.left <= len(row) and any(row):
                row[merge.left - 1] = value


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
