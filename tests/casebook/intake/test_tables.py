"""From a grid of cells to items."""

import pytest

from casebook.intake.tables import find_table, require_table, table_items
from codebook.errors import InputError

GRID = [
    ["Barrier log 2025", "", ""],
    ["", "", ""],
    ["No.", "Barrier", "Owner"],
    ["17", "The tablets log out", "Pat"],
    ["", "", ""],
    ["", " Nobody reads the minutes ", "Sam"],
]


def test_the_header_is_found_below_titles_and_blank_rows() -> None:
    """The row with most known headers, counted from 1."""
    table = find_table(GRID, "log.csv")
    assert table is not None
    assert (table.header_row, table.header, table.text_column) == (3, ("No.", "Barrier", "Owner"), 1)
    assert table.recognised


def test_items_keep_their_row_their_id_and_their_cells() -> None:
    """An item without an id of its own goes by its row."""
    table = require_table(find_table(GRID, "log.csv"), "log.csv")
    first, second = table_items(GRID, table, "Log")
    assert (first.id, first.row, first.text, first.sheet) == ("17", 4, "The tablets log out", "Log")
    assert first.columns == {"No.": "17", "Barrier": "The tablets log out", "Owner": "Pat"}
    assert (second.id, second.row, second.text) == ("6", 6, "Nobody reads the minutes")


def test_a_header_that_is_repeated_further_down_is_no_item() -> None:
    """Printed logs repeat it on every page."""
    grid = [["id", "Barrier"], ["1", "The tablets log out"], ["id", "BARRIER"], ["2", "Nobody reads it"]]
    assert [item.row for item in table_items(grid, require_table(find_table(grid, "x"), "x"))] == [2, 4]


def test_a_short_row_is_read_as_if_its_last_cells_were_blank() -> None:
    """Spreadsheets leave trailing cells out."""
    grid = [["id", "Barrier", "Owner"], ["1", "The tablets log out"]]
    [item] = table_items(grid, require_table(find_table(grid, "x"), "x"))
    assert item.columns["Owner"] == ""


def test_a_named_column_finds_its_own_header_row() -> None:
    """`--text-column` says where the header stands, too."""
    grid = [["Owner", "Status", "Date"], ["Remark", "Extra"], ["The tablets log out", "x"]]
    table = find_table(grid, "x", "remark")
    assert table is not None
    assert (table.header_row, table.text_column) == (2, 0)


@pytest.mark.parametrize("grid", [[], [["", ""]], [["1", "2"], ["3", "4"]]])
def test_a_grid_without_texts_is_no_table(grid: list[list[str]]) -> None:
    """Nothing, blanks and numbers."""
    assert find_table(grid, "x") is None


def test_no_table_is_an_error_that_says_what_to_do() -> None:
    """The option that helps is named."""
    with pytest.raises(InputError, match=r"^log\.csv has no column of texts; give .* --text-column NAME$"):
        require_table(None, "log.csv")
