"""The columns that a triaged file gets behind its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from casebook.added_columns import ADDED_COLUMNS, added_cells, cells_by_row
from casebook.intake.reading import read_log
from casebook.items import Item, Log
from casebook.triage import Triaged
from casebook.writeback.writing import write_log

CELL = "1. Nobody wants to say in the meeting what everyone knows\n2. The printer has no toner and needs a new cable"
Triage = Callable[[Log], list[Triaged]]


def _items(*texts: str) -> Log:
    return Log("x", None, None, tuple(Item(f"7.{n}", text, 7) for n, text in enumerate(texts)))  # type: ignore[arg-type]


def test_a_row_of_one_item_holds_what_is_said_of_it(triaged: Triage) -> None:
    """As it was before there were lists."""
    [one] = triaged(_items("The printer has no toner"))
    assert cells_by_row([one]) == {7: added_cells(one)}


def test_a_row_of_several_items_loses_nothing_that_is_said_of_one(triaged: Triage) -> None:
    """What they share stands once; what differs stands on a line for each, with its number; the row is mixed."""
    first, second = triaged(_items(*(line[3:] for line in CELL.splitlines())))
    cells = cells_by_row([first, second])[7]
    one, two = added_cells(first), added_cells(second)
    assert (one["balcony_label"], two["balcony_label"]) == ("adaptive", "technical")
    assert cells["balcony_label"] == "1. adaptive\n2. technical"
    assert cells["balcony_strategy"] == f"1. {one['balcony_strategy']}\n2. –"
    assert cells["balcony_model"] == one["balcony_model"]
    assert cells["balcony_mixed"] is True
    assert cells["balcony_sure"] is (one["balcony_sure"] and two["balcony_sure"])


def test_equal_items_of_a_row_are_not_mixed(triaged: Triage) -> None:
    """Nor is anything said twice."""
    [one] = triaged(_items("The printer has no toner"))
    assert cells_by_row([one, replace(one)]) == {7: added_cells(one)}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_cell_with_a_list_is_given_back_as_it_was(suffix: str, tmp_path: Path, triaged: Triage) -> None:
    """With the answers to all its entries behind it, in its own row."""
    rows = [["Ref", "Barrier"], ["B7", CELL], ["B8", "The lift is stuck"]]
    path, out = tmp_path / f"log.{suffix}", tmp_path / f"out.{suffix}"
    if suffix == "csv":
        path.write_text(f'Ref,Barrier\nB7,"{CELL}"\nB8,The lift is stuck\n')
    else:
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(row)
        workbook.save(path)
    log = read_log(path)
    assert [item.id for item in log.items] == ["B7.1", "B7.2", "B8"]
    write_log(log, triaged(log), out)
    again = read_log(out)
    assert [item.text for item in again.items] == [item.text for item in log.items]
    assert again.items[0].columns["balcony_label"] == "1. adaptive\n2. technical"
    assert set(ADDED_COLUMNS) < set(again.items[0].columns)
    if suffix == "csv":
        assert out.read_text().startswith("Ref,Barrier," + ",".join(ADDED_COLUMNS) + f'\nB7,"{CELL}",')
    else:
        assert openpyxl.load_workbook(out).active["B2"].value == CELL
