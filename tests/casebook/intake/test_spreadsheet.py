"""Reading workbooks."""

import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from casebook.intake import spreadsheet
from casebook.intake.facts_of import facts_of
from casebook.intake.reading import read_log
from casebook.items import SheetLayout, WorkbookLayout
from codebook.errors import InputError, NothingToDoError

ROWS = [["id", "Barrier", "Owner"], [1, "The tablets log out", "Pat"], [2, "Nobody reads the minutes", "Sam"]]
SHEET = "xl/worksheets/sheet1.xml"
Make = Callable[..., Path]


def test_the_example_log_is_read_from_its_one_sheet_of_barriers(examples: Path) -> None:
    """65 items under a header in row 4; instructions and lists are no items."""
    log = read_log(examples / "barrier_log.xlsx")
    assert len(log.items) == 65
    assert {item.sheet for item in log.items} == {"Barrier log"}
    assert (log.items[0].id, log.items[0].row, log.items[-1].row) == ("1", 5, 71)
    assert log.items[0].columns["Date raised"] == "2024-08-14"
    assert log.notes == ("65 items from column 'Barrier' of sheet 'Barrier log', header in row 4",)


def test_cells_become_texts_as_a_person_reads_them(make_workbook: Make) -> None:
    """Dates without a midnight, whole numbers without a point."""
    values = [datetime(2025, 3, 4), datetime(2025, 3, 4, 9, 30), date(2025, 3, 5), 3.0, 2.5, True, None]  # noqa: DTZ001
    path = make_workbook([["Barrier", *"abcdefg"], ["Nobody reads it", *values]])
    cells = read_log(path).items[0].columns
    assert [cells[name] for name in "abcdefg"] == [
        "2025-03-04",
        "2025-03-04 09:30:00",
        "2025-03-05",
        "3",
        "2.5",
        "True",
        "",
    ]


def test_every_sheet_that_names_its_texts_is_read(make_workbook: Make) -> None:
    """Two schools, two sheets; a sheet of lists is left alone."""

    def add_sheets(workbook: Any, _: Any) -> None:
        second, lists = workbook.create_sheet("North"), workbook.create_sheet("Lists")
        second.append(["Date", "Challenge"])
        second.append(["2025-01-01", "Two of four posts are vacant"])
        lists.append(["Status"])
        lists.append(["Open"])

    path = make_workbook(ROWS, change=add_sheets)
    log = read_log(path)
    assert [(item.sheet, item.row) for item in log.items] == [("Sheet", 2), ("Sheet", 3), ("North", 2)]
    assert isinstance(log.layout, WorkbookLayout)
    assert log.layout.sheets["North"] == SheetLayout(1, ("Date", "Challenge"))
    assert [item.sheet for item in read_log(path, sheet="North").items] == ["North"]


def test_an_unknown_sheet_is_answered_with_those_there_are(make_workbook: Make) -> None:
    """The names stand in quotes, since they hold spaces."""
    with pytest.raises(InputError, match=r"log\.xlsx has no sheet 'Nord'; its sheets are: 'Sheet'$"):
        read_log(make_workbook(ROWS), sheet="Nord")


def test_a_missing_column_names_file_and_sheet(make_workbook: Make) -> None:
    """And offers the nearest."""
    with pytest.raises(InputError, match=r"log\.xlsx, sheet 'Sheet' has no column 'bariers'; the nearest is 'Barrier'"):
        read_log(make_workbook(ROWS), text_column="bariers")


def test_a_missing_column_is_answered_with_those_of_the_log_and_not_of_its_cover(make_workbook: Make) -> None:
    """Nobody looks for the barriers on a cover sheet."""

    def add_cover(workbook: Any, _: Any) -> None:
        cover = workbook.create_sheet("Cover", 0)
        for row in (["Barrier log", ""], ["School", "Alder Street"], ["Contact", "Pat Ellis, extension 17"]):
            cover.append(row)

    with pytest.raises(InputError) as caught:
        read_log(make_workbook(ROWS, change=add_cover), text_column="Nope")
    assert "sheet 'Sheet' has no column 'Nope'" in str(caught.value)
    assert "'Barrier'" in str(caught.value)
    assert "Cover" not in str(caught.value)


def test_sheets_of_one_header_are_answered_once(make_workbook: Make) -> None:
    """A log with a sheet for each month says its columns one time."""

    def add_months(workbook: Any, worksheet: Any) -> None:
        for month in ("May", "June"):
            workbook.copy_worksheet(worksheet).title = month

    with pytest.raises(InputError) as caught:
        read_log(make_workbook(ROWS, change=add_months), text_column="Nope")
    assert str(caught.value).count("Its columns are") == 1


def test_the_texts_are_read_and_not_the_remarks_beside_them(make_workbook: Make) -> None:
    """A log of a ward: thirteen barriers under a question, three remarks under a name that is known."""
    header = ["Ref", "When", "Shift", "What gets in our way?", "Comments", "RAG", "Who", "Done?"]
    rows = [[n, f"2026-07-{n:02d}", "Night", f"Nobody can open cupboard {n} at night", "", "red", "Pat", "No"]
            for n in range(1, 14)]  # fmt: skip
    for row in rows[:3]:
        row[4] = "see ticket"
    log = read_log(make_workbook([header, *rows]))
    assert [item.text for item in log.items] == [row[3] for row in rows]
    assert log.doubts == ()


def test_a_doubt_about_the_texts_names_the_sheet(make_workbook: Make) -> None:
    """Two columns are as full as each other."""
    rows = [["Fjord", "Comments"], *([f"The lift in house {n} is stuck", f"Nobody reads list {n} at all"]
            for n in range(4))]  # fmt: skip
    log = read_log(make_workbook(rows))
    assert [item.text for item in log.items] == [row[1] for row in rows[1:]]
    [doubt] = log.doubts
    assert doubt.startswith("sheet 'Sheet': it is not certain that column 'Comments'")


def test_a_sheet_that_holds_only_a_chart_is_passed_over(make_workbook: Make) -> None:
    """It has no cells at all."""

    def add_chart(workbook: Any, worksheet: Any) -> None:
        chart = BarChart()
        chart.add_data(Reference(worksheet, min_col=1, min_row=1, max_row=3))
        workbook.create_chartsheet("Chart").add_chart(chart)

    path = make_workbook(ROWS, change=add_chart)
    assert len(read_log(path).items) == 2
    with pytest.raises(InputError, match="has no sheet 'Chart'"):
        read_log(path, sheet="Chart")


@pytest.mark.parametrize("size", [b"A1", b"A1:XFD1048576"])
def test_the_size_that_a_workbook_claims_is_not_believed(size: bytes, make_workbook: Make, change_part: Make) -> None:
    """Some programs write A1 whatever follows, some the whole grid."""
    path = change_part(
        make_workbook(ROWS), SHEET, lambda xml: re.sub(rb'(<dimension ref=)"[^"]*"', rb'\1"' + size + b'"', xml)
    )
    assert [item.text for item in read_log(path).items] == ["The tablets log out", "Nobody reads the minutes"]


@pytest.mark.parametrize("rows", [[], [["id", "Barrier"]], [[1, 2], [3, 4]]])
def test_a_workbook_without_items_is_nothing_to_do(rows: list[list[Any]], make_workbook: Make) -> None:
    """An empty sheet, a header alone, numbers."""
    with pytest.raises(NothingToDoError, match=r"log\.xlsx holds no item"):
        read_log(make_workbook(rows))


def test_a_cell_of_ten_megabytes_is_read(make_workbook: Make, change_part: Make) -> None:
    """No program writes one, and none must stop at it."""
    path = change_part(make_workbook(ROWS), SHEET, lambda xml: xml.replace(b"tablets log out", b"word " * 2_000_000))
    assert len(read_log(path).items[0].text) > 9_999_000


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _lock(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _turn_to_text(path: Path) -> None:
    path.write_text("id,Barrier\n1,The tablets log out\n")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (_cut_in_half, "is not a workbook, or only half of one; save it again and retry"),
        (_lock, "has a password or is in the old format; save it as a new workbook without one"),
        (_empty, "is not a workbook, or only half of one"),
        (_turn_to_text, "is not a workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_way_out(
    harm: Callable[[Path], None], message: str, make_workbook: Make
) -> None:
    """Cut short in a download, locked or an xls renamed, empty, a csv renamed."""
    path = make_workbook(ROWS)
    harm(path)
    with pytest.raises(InputError, match=rf"log\.xlsx {message}"):
        read_log(path)


@pytest.mark.parametrize(
    ("part", "harm"),
    [
        (SHEET, lambda xml: xml[: len(xml) // 2]),
        (SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + xml),
        ("xl/workbook.xml", lambda xml: xml[:-20]),
        ("[Content_Types].xml", lambda _: b"<Types/>"),
    ],
    ids=["half a sheet", "entities", "half a workbook", "no types"],
)
def test_a_workbook_with_a_damaged_part_is_one_line_that_names_it(
    part: str, harm: Callable[[bytes], bytes], make_workbook: Make, change_part: Make
) -> None:
    """Rows are parsed late, and what goes wrong then is told as well."""
    with pytest.raises(InputError) as caught:
        read_log(change_part(make_workbook(ROWS), part, harm))
    assert re.search(
        r"changed_log\.xlsx is damaged and cannot be read \(.+\); save it again from Excel$", str(caught.value)
    )
    assert "\n" not in str(caught.value)


def test_a_word_document_with_the_wrong_ending_is_refused(examples: Path, tmp_path: Path) -> None:
    """It is an archive as well, but holds no workbook."""
    shutil.copy(examples / "leadership_minutes.docx", tmp_path / "log.xlsx")
    with pytest.raises(InputError, match=r"log\.xlsx is damaged"):
        read_log(tmp_path / "log.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(
    make_workbook: Make, change_part: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bomb is known by what its archive says of itself, before a byte is unpacked."""
    monkeypatch.setattr(spreadsheet, "MAX_UNPACKED", 5 * 2**20)
    path = change_part(make_workbook(ROWS), SHEET, lambda xml: xml + b" " * 6 * 2**20)
    with pytest.raises(InputError, match=r"unpacks to 6 MB, more than a log ever needs; it is not opened$"):
        read_log(path)


def test_a_workbook_from_another_program_is_read_without_a_warning(make_workbook: Make, change_part: Make) -> None:
    """Openpyxl warns of missing styles and dropped extensions; warnings are errors in these tests."""
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    path = change_part(make_workbook(ROWS), SHEET, lambda xml: xml.replace(b"</worksheet>", extension))
    with pytest.warns(UserWarning, match="not supported"):
        openpyxl.load_workbook(path)
    assert len(read_log(path).items) == 2


def test_two_rows_of_headers_are_joined(make_workbook: Make) -> None:
    """A merged `Date` over `Raised` and `Closed`, with a title above both."""

    def merge(_: Any, worksheet: Any) -> None:
        for cells in ("A1:E1", "B2:C2", "D2:E2", "A2:A3"):
            worksheet.merge_cells(cells)

    rows = [
        ["Barrier log 2025"],
        ["Barrier", "Date", None, "Person", None],
        [None, "Raised", "Closed", "Owner", "Role"],
        ["The tablets log out", date(2025, 3, 4), date(2025, 3, 5), "Pat", "Teacher"],
    ]
    log = read_log(make_workbook(rows, change=merge))
    [item] = log.items
    assert list(item.columns) == ["Barrier", "Date / Raised", "Date / Closed", "Person / Owner", "Person / Role"]
    facts = facts_of(item, log.mapping)
    assert (facts.raised, facts.closed, facts.owner, facts.role) == (
        date(2025, 3, 4),
        date(2025, 3, 5),
        "Pat",
        "teacher",
    )


def test_a_title_over_a_header_of_one_row_is_not_joined(make_workbook: Make) -> None:
    """Nor is a row of items whose first cell is blank."""
    rows = [["Barrier log", None, None], [None, "Barrier", "Owner"], [None, "Tablets", "Pat"]]
    [item] = read_log(make_workbook(rows)).items
    assert list(item.columns) == ["Barrier", "Owner"]


def test_hidden_and_filtered_rows_are_read_and_said(make_workbook: Make) -> None:
    """A person may not know that they are there."""

    def hide(_: Any, worksheet: Any) -> None:
        worksheet.row_dimensions[2].hidden = True

    log = read_log(make_workbook(ROWS, change=hide))
    assert len(log.items) == 2
    assert "sheet 'Sheet' has 1 hidden or filtered rows; they are read too" in log.notes


def test_a_formula_without_a_value_is_said_where_its_column_counts(make_workbook: Make) -> None:
    """The file was written by a program that does not compute."""
    rows = [["Barrier", "Status", "Days"], ["The tablets log out", '=IF(1,"Open","")', "=1+1"]]
    [note] = read_log(make_workbook(rows)).notes[1:]
    assert note == (
        "column 'Status' of sheet 'Sheet' has 1 formula without a value, read as blank; "
        "open the file in Excel, save it and try again"
    )


def test_a_formulas_value_is_read(make_workbook: Make, change_part: Make) -> None:
    """As Excel left it in the file."""
    rows = [["Barrier", "Status"], ["The tablets log out", '=IF(1,"Open","")']]
    path = change_part(
        make_workbook(rows),
        SHEET,
        lambda xml: re.sub(rb'(r="B2")([^>]*>)(<f>.*?</f>)(?:<v ?/>|<v></v>)', rb'\1 t="str">\3<v>Open</v>', xml),
    )
    log = read_log(path)
    assert log.items[0].columns["Status"] == "Open"
    assert len(log.notes) == 1


def test_a_school_that_is_merged_over_rows_belongs_to_each(make_workbook: Make) -> None:
    """A text that is merged over rows is one item."""

    def merge(_: Any, worksheet: Any) -> None:
        worksheet.merge_cells("A2:A3")
        worksheet.merge_cells("B3:B4")

    rows = [
        ["School", "Barrier"],
        ["Alder St", "The tablets log out"],
        [None, "Nobody reads the minutes at all, ever"],
        ["Corliss", None],
    ]
    items = read_log(make_workbook(rows, change=merge)).items
    assert [(item.columns["School"], item.row) for item in items] == [("Alder St", 2), ("Alder St", 3)]


def test_sheets_of_different_headers_have_a_mapping_each(make_workbook: Make) -> None:
    """And each item is read by its own."""

    def add(workbook: Any, _: Any) -> None:
        north = workbook.create_sheet("North")
        north.append(["Challenge", "Who"])
        north.append(["Two of four posts are vacant", "Kim"])

    log = read_log(make_workbook(ROWS, change=add))
    assert [facts_of(item, log.mapping).owner for item in log.items] == ["Pat", "Sam", "Kim"]
    assert len(log.mapping.said()) == 2
