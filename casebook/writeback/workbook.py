"""Gives a workbook back with columns added: same cells, rows, order and formats."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

from casebook.added_columns import ADDED_COLUMNS, Cell, cells_by_row
from casebook.intake.spreadsheet import open_workbook
from casebook.items import Log, SheetLayout, WorkbookLayout
from casebook.triage import Triaged
from casebook.writeback.saving_workbook import save_workbook

_WIDTHS = {"balcony_approach": 30, "balcony_first_move": 44, "balcony_why": 60, "balcony_model": 26}
_WIDTH = 16
# Parts of a workbook that openpyxl does not carry over, by where they lie in the archive.
_NOT_CARRIED = {
    "xl/charts/": "charts",
    "xl/media/": "pictures",
    "xl/pivotTables/": "pivot tables",
    "xl/slicers/": "slicers",
    "xl/threadedComments/": "threaded comments",
}
# Parts of a worksheet that it does not carry over, by the element that holds them.
_NOT_CARRIED_ELEMENTS = {
    b"x14:dataValidations": "drop-down lists taken from another sheet",
    b"x14:conditionalFormattings": "newer conditional formats",
    b"x14:sparklineGroups": "sparklines",
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML, whatever escapes it


def write_workbook(log: Log, layout: WorkbookLayout, triaged: Sequence[Triaged], out: Path) -> tuple[str, ...]:
    """Write the workbook that was read, with columns added to each sheet that holds items.

    A column that an earlier triage added is filled anew instead of being added twice.

    Args:
        log: A log read from a workbook.
        layout: The log's layout.
        triaged: Its items.
        out: Where to write.

    Returns:
        Notes that a person should see, such as what the copy leaves out.
    """
    assert log.path is not None  # noqa: S101 - a workbook is never read from a pipe
    workbook = open_workbook(log.path, log.name, rich_text=True)
    by_sheet: dict[str | None, list[Triaged]] = defaultdict(list)
    for each in triaged:
        by_sheet[each.item.sheet].append(each)
    for title, sheet_layout in layout.sheets.items():
        _add_columns(workbook[title], sheet_layout, by_sheet[title])
    save_workbook(workbook, out)
    return _left_out(log.path)


def write_new_workbook(header: Sequence[str], rows: Sequence[Sequence[Cell]], out: Path) -> None:
    """Write a plain workbook of one sheet, for logs that were no workbook."""
    import openpyxl

    workbook = openpyxl.Workbook()
    worksheet = workbook.active
    assert worksheet is not None  # noqa: S101 - a new workbook has a sheet
    worksheet.title = "Triaged"
    for row, cells in enumerate([list(header), *rows], start=1):
        for column, value in enumerate(cells, start=1):
            _set(worksheet.cell(row, column), value)
    worksheet.freeze_panes = "A2"
    save_workbook(workbook, out)


def _add_columns(worksheet: Any, layout: SheetLayout, triaged: Sequence[Triaged]) -> None:
    columns = _places(worksheet, layout)
    pattern = worksheet.cell(layout.header_row, max(1, len(layout.header)))
    for name, column in columns.items():
        head = worksheet.cell(layout.header_row, column)
        _set(head, name)
        _copy_style(pattern, head)
        _show(worksheet, head, _WIDTHS.get(name, _WIDTH))
    _clear(worksheet, layout, columns)
    for row, cells in cells_by_row(triaged).items():
        for name, value in cells.items():
            _set(worksheet.cell(row, columns[name]), value)


def _clear(worksheet: Any, layout: SheetLayout, columns: Mapping[str, int]) -> None:
    """Empty what an earlier triage wrote: a row whose text is gone must not keep its reading."""
    before = [column for name, column in columns.items() if name in layout.header]
    for row in worksheet.iter_rows(min_row=layout.header_row + 1) if before else ():
        for column in before:
            cell = row[column - 1] if column <= len(row) else None
            if cell is not None and cell.value is not None:
                cell.value = None


def _show(worksheet: Any, head: Any, width: int) -> None:
    """Give a new column its width; a group of columns that reaches over it, often a hidden one, ends before it."""
    for dimension in worksheet.column_dimensions.values():
        if (dimension.min or head.column) < head.column <= (dimension.max or 0):
            dimension.max = head.column - 1
    if head.column_letter not in worksheet.column_dimensions:
        worksheet.column_dimensions[head.column_letter].width = width
    worksheet.column_dimensions[head.column_letter].hidden = False


def _places(worksheet: Any, layout: SheetLayout) -> dict[str, int]:
    """The column of each added name: where an earlier triage put it, else behind all values and merged cells."""
    before = {name: column for column, name in enumerate(layout.header, start=1) if name in ADDED_COLUMNS}
    used = [cell.column for row in worksheet.iter_rows() for cell in row if cell.value is not None]
    used += [merged.max_col for merged in worksheet.merged_cells.ranges if merged.max_row >= layout.header_row]
    free = 1 + max(used, default=0)
    places = {}
    for name in ADDED_COLUMNS:
        if name not in before:
            before[name] = free
            free += 1
        places[name] = before[name]
    return places


def _set(cell: Any, value: Cell) -> None:
    cell.value = ("yes" if value else "no") if isinstance(value, bool) else _legal(value)
    if isinstance(cell.value, str):
        cell.data_type = "s"  # a text that begins with = stays a text


def _legal(value: Cell) -> Cell:
    return _ILLEGAL.sub("\ufffd", value) if isinstance(value, str) else value


def _copy_style(source: Any, target: Any) -> None:
    if source.has_style:
        target._style = copy(source._style)


def _left_out(path: Path) -> tuple[str, ...]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sheets = [archive.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
    lost = [what for where, what in _NOT_CARRIED.items() if any(name.startswith(where) for name in names)]
    lost += [what for element, what in _NOT_CARRIED_ELEMENTS.items() if any(element in sheet for sheet in sheets)]
    return (f"the copy leaves out the {' and '.join(lost)} of {path}",) if lost else ()
