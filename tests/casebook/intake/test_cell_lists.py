"""Several barriers in one cell."""

from pathlib import Path

import pytest

from casebook.intake.cell_lists import CellList, list_in
from casebook.intake.reading import read_log

TWO = ("Pharmacy closes at five", "Printer jams")


@pytest.mark.parametrize(
    "cell",
    [
        "1. Pharmacy closes at five\n2. Printer jams",
        "1) Pharmacy closes at five\r\n\r\n2) Printer jams",
        "(1) Pharmacy closes at five\n(2) Printer jams",
        "- Pharmacy closes at five\n- Printer jams",
        "• Pharmacy closes at five\n  • Printer jams  ",
    ],
)
def test_lines_behind_bullets_or_numbers_are_a_list(cell: str) -> None:
    """Whatever the mark, and with blank lines between them."""
    assert list_in(cell) == CellList(None, TWO)


def test_a_line_above_a_list_stands_over_its_entries() -> None:
    """It ends with a colon."""
    assert list_in("On nights:\n- Pharmacy closes at five\n- Printer jams") == CellList("On nights", TWO)


@pytest.mark.parametrize(
    "cell",
    [
        "Pharmacy closes at five",
        "1. Pharmacy closes at five",
        "Pharmacy closes at five\nPrinter jams",
        "- Pharmacy closes at five\nwhich is too early\n- Printer jams",
        "Pharmacy closes at five\n- Printer jams",
        "3. March: rang them\n4. March: rang again",
        "1. Pharmacy closes at five\n- Printer jams",
        "1.5 hours wait\n2.5 hours on Friday",
        "-\n-",
        "On nights:\n- Pharmacy closes at five",
        "",
    ],
)
def test_what_may_be_something_else_stays_whole(cell: str) -> None:
    """A line that runs on, a date, a mark without words."""
    assert list_in(cell) is None


def test_the_entries_of_a_cell_are_items_of_its_row(tmp_path: Path) -> None:
    """Each has the row's other cells, and a number behind the row's own."""
    log_file = tmp_path / "log.csv"
    log_file.write_text(
        'Ref,Barrier,Owner\nB7,"1. Pharmacy closes at five\n2. Printer jams",Pat\nB8,The lift is stuck,Sam\n'
    )
    log = read_log(log_file)
    assert [(item.id, item.row, item.text, item.columns["Owner"]) for item in log.items] == [
        ("B7.1", 2, "Pharmacy closes at five", "Pat"),
        ("B7.2", 2, "Printer jams", "Pat"),
        ("B8", 3, "The lift is stuck", "Sam"),
    ]
    assert [item.columns["Barrier"] for item in log.items] == [*TWO, "The lift is stuck"]
    assert log.mapping is not None
    assert "column 'Barrier' holds the barriers" in log.mapping.said()[0]
    assert "1 row holds a list; each entry of it is read as an item" in log.notes


def test_the_text_of_a_program_is_never_taken_apart(tmp_path: Path) -> None:
    """A JSON line is one item."""
    (tmp_path / "log.jsonl").write_text('{"text": "- Pharmacy closes at five\\n- Printer jams"}\n')
    assert len(read_log(tmp_path / "log.jsonl").items) == 1
