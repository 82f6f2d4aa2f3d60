"""A workbook given back with columns added."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

from casebook.added_columns import ADDED_COLUMNS, added_cells
from casebook.intake.reading import read_log
from casebook.items import Item, Log
from casebook.triage import Triaged
from casebook.writeback.writing import write_log

ROWS = [["id", "Barrier", "Owner"], [1, "The tablets log out", "Pat"], [2, "Nobody reads the minutes", "Sam"]]
SHEET = "xl/worksheets/sheet1.xml"
STYLES = ("font", "fill", "border", "alignment", "number_format", "protection")
Make = Callable[..., Path]
Triage = Callable[[Log], list[Triaged]]
Stamp = Callable[[Sequence[Item]], list[Triaged]]


def _header(worksheet: Any, row: int = 1) -> list[Any]:
    return [cell.value for cell in worksheet[row]]


def _cell(cell: Any) -> tuple[Any, ...]:
    return (cell.value, cell.data_type, *(repr(getattr(cell, style)) for style in STYLES))


def _about(worksheet: Any) -> dict[str, Any]:
    """What a worksheet has apart from its cells."""
    return {
        "merged": {str(merged) for merged in worksheet.merged_cells.ranges},
        "freeze": worksheet.freeze_panes,
        "filter": worksheet.auto_filter.ref,
        "validations": {(str(v.sqref), v.type, v.formula1) for v in worksheet.data_validations.dataValidation},
        "formats": {str(each.sqref): [rule.type for rule in each.rules] for each in worksheet.conditional_formatting},
        "heights": {row: dimension.height for row, dimension in worksheet.row_dimensions.items()},
        "widths": {c: d.width for c, d in worksheet.column_dimensions.items() if d.min <= 12},
        "print": (worksheet.page_setup.orientation, worksheet.print_title_rows, worksheet.print_area),
    }


@pytest.fixture
def pair(examples: Path, tmp_path: Path, triaged: Triage) -> list[Any]:
    """The example log and what a triage gave back, both opened with openpyxl."""
    log = read_log(examples / "barrier_log.xlsx")
    assert write_log(log, triaged(log), tmp_path / "out.xlsx") == ()
    return [openpyxl.load_workbook(path, rich_text=True) for path in (log.path, tmp_path / "out.xlsx")]


def test_every_cell_of_the_log_is_given_back_as_it_was(pair: list[Any]) -> None:
    """Value, type, font, fill, border, alignment, number format, on every sheet, row by row."""
    before, after = pair
    assert before.sheetnames == after.sheetnames
    for old, new in zip(before, after, strict=True):
        assert old.max_row == new.max_row
        cells = [cell for row in old.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if _cell(cell) != _cell(new[cell.coordinate])] == []


def test_every_sheet_keeps_its_merges_panes_filters_lists_and_sizes(pair: list[Any]) -> None:
    """And the workbook its names."""
    before, after = pair
    assert [_about(sheet) for sheet in before] == [_about(sheet) for sheet in after]
    assert _about(before["Barrier log"])["freeze"] == "C5"  # else the line above could hold for an empty sheet
    assert {n: d.value for n, d in before.defined_names.items()} == {n: d.value for n, d in after.defined_names.items()}


def test_the_columns_are_added_in_the_contracts_order_behind_its_own(pair: list[Any]) -> None:
    """In the header's row and style, with a width that can be read."""
    before, after = (workbook["Barrier log"] for workbook in pair)
    assert _header(after, 4) == [*_header(before, 4), *ADDED_COLUMNS]
    assert _cell(after["M4"])[2:] == _cell(before["L4"])[2:]
    assert after.column_dimensions["S"].width == 30


def test_each_reading_stands_in_the_row_of_its_item(pair: list[Any], examples: Path, triaged: Triage) -> None:
    """Blank rows and other sheets get nothing."""
    after = pair[1]["Barrier log"]
    by_row = {each.item.row: each for each in triaged(read_log(examples / "barrier_log.xlsx"))}
    for row in range(5, after.max_row + 1):
        values = [after.cell(row, 13 + place).value for place in range(len(ADDED_COLUMNS))]
        expected = list(added_cells(by_row[row]).values()) if row in by_row else [None] * len(ADDED_COLUMNS)
        assert values == [("yes" if v else "no") if isinstance(v, bool) else v for v in expected]


def test_triaging_its_own_output_refills_the_columns_and_adds_none(
    examples: Path, tmp_path: Path, triaged: Triage
) -> None:
    """A log is triaged every month, and stays as wide as it is."""
    path = examples / "barrier_log.xlsx"
    for name in ("once.xlsx", "twice.xlsx"):
        log = read_log(path)
        write_log(log, triaged(log), tmp_path / name)
        path = tmp_path / name
    once, twice = (openpyxl.load_workbook(tmp_path / name)["Barrier log"] for name in ("once.xlsx", "twice.xlsx"))
    assert [[_cell(c) for c in row] for row in once] == [[_cell(c) for c in row] for row in twice]


def test_a_column_that_a_person_moved_is_refilled_where_it_is(
    make_workbook: Make, tmp_path: Path, stamped: Stamp
) -> None:
    """Only those that are missing are added."""
    log = read_log(make_workbook([["id", "balcony_label", "Barrier"], [1, "stale", "Nobody reads it"]]))
    write_log(log, stamped(log.items), tmp_path / "out.xlsx")
    worksheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert _header(worksheet) == ["id", "balcony_label", "Barrier", *ADDED_COLUMNS[1:]]
    assert worksheet["B2"].value == "adaptive"


def test_a_row_whose_text_was_emptied_loses_its_old_reading(
    make_workbook: Make, tmp_path: Path, stamped: Stamp
) -> None:
    """A barrier that somebody took out since the last triage is not still adaptive."""
    log = read_log(make_workbook(ROWS))
    write_log(log, stamped(log.items), tmp_path / "once.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "once.xlsx")
    workbook.active["B3"] = None
    workbook.save(tmp_path / "once.xlsx")
    again = read_log(tmp_path / "once.xlsx")
    write_log(again, stamped(again.items), tmp_path / "twice.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "twice.xlsx").active.iter_rows(values_only=True))
    assert rows[1][3] == "adaptive"
    assert rows[2] == (2, None, "Sam", *[None] * len(ADDED_COLUMNS))


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "#N/A", "12"])
def test_no_text_becomes_a_formula(text: str, make_workbook: Make, tmp_path: Path, stamped: Stamp) -> None:
    """Neither in an added column nor where it already stood as a text."""

    def set_text(_: Any, worksheet: Any) -> None:
        worksheet["B2"].value = text
        worksheet["B2"].data_type = "s"

    log = read_log(make_workbook(ROWS, change=set_text), text_column="Barrier")
    [first, second] = stamped(log.items)
    hostile = Triaged(first.item, replace(first.reading, model=text), first.advice)
    write_log(log, [hostile, second], tmp_path / "out.xlsx")
    worksheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    for cell in (worksheet["B2"], worksheet.cell(2, 3 + len(ADDED_COLUMNS))):
        assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("merge", ["C1:E1", "C2:F2", "A3:H3"])
def test_merged_cells_are_not_written_into(merge: str, make_workbook: Make, tmp_path: Path, stamped: Stamp) -> None:
    """The columns go behind a cell that is merged over the table's edge."""
    log = read_log(make_workbook(ROWS, change=lambda _, worksheet: worksheet.merge_cells(merge)), text_column="Barrier")
    write_log(log, stamped(log.items), tmp_path / "out.xlsx")
    worksheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [str(merged) for merged in worksheet.merged_cells.ranges] == [merge]
    edge = openpyxl.utils.range_boundaries(merge)[2]
    assert _header(worksheet)[edge:] == list(ADDED_COLUMNS)


@pytest.mark.parametrize("first", [4, 5])
def test_a_hidden_group_of_columns_neither_hides_nor_overlaps_the_new_ones(
    first: int, make_workbook: Make, tmp_path: Path, stamped: Stamp
) -> None:
    """People hide all columns to the right; two widths for one column would be a damaged file to Excel."""

    def hide(_: Any, worksheet: Any) -> None:
        letter = get_column_letter(first)
        worksheet.column_dimensions[letter] = ColumnDimension(worksheet, letter, min=first, max=16384, hidden=True)

    log = read_log(make_workbook(ROWS, change=hide))
    write_log(log, stamped(log.items), tmp_path / "out.xlsx")
    groups = openpyxl.load_workbook(tmp_path / "out.xlsx").active.column_dimensions.values()
    spans = sorted((group.min, group.max) for group in groups)
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    assert [group.min for group in groups if group.hidden and group.max >= 4] == []


def test_bold_words_within_a_cell_stay_bold(make_workbook: Make, tmp_path: Path, stamped: Stamp) -> None:
    """Rich text is kept run by run, spaces and all."""
    rich = CellRichText("The ", TextBlock(InlineFont(b=True), "tablets "), "log out")

    def set_rich(_: Any, worksheet: Any) -> None:
        worksheet["B2"] = rich

    log = read_log(make_workbook(ROWS, change=set_rich))
    assert log.items[0].text == "The tablets log out"
    write_log(log, stamped(log.items), tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx", rich_text=True).active["B2"].value == rich


def test_what_the_copy_leaves_out_is_said(
    make_workbook: Make, change_part: Make, tmp_path: Path, stamped: Stamp
) -> None:
    """Drop-down lists taken from another sheet, as Excel writes them, are lost; a person must know."""
    space = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    lists = f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" {space}><x14:dataValidations/></ext></extLst>'
    path = change_part(
        make_workbook(ROWS), SHEET, lambda xml: xml.replace(b"</worksheet>", lists.encode() + b"</worksheet>")
    )
    log = read_log(path)
    [note] = write_log(log, stamped(log.items), tmp_path / "out.xlsx")
    assert re.fullmatch(
        r"the copy leaves out the drop-down lists taken from another sheet of \S+changed_log\.xlsx", note
    )
