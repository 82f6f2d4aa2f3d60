"""The items of a table that stands among notes: actions, discussion, a frame around text."""

from collections.abc import Sequence

from casebook.intake.boilerplate import is_boilerplate
from casebook.intake.columns import field_of
from casebook.intake.tables import Table, find_table, table_items
from casebook.items import Item

_MAX_HEADER_WORDS = 8
MAX_COLUMNS = 500  # no table in notes is wider; one that is was made to hold a program up


def note_table_items(grid: Sequence[Sequence[str]], where: str) -> list[Item]:
    """The items of a table in notes; `Present | Wren, Ikenna` is structure there as well.

    Args:
        grid: All rows as text, the first is row 1.
        where: File and place, for messages.
    """
    grid = [row[:MAX_COLUMNS] for row in grid]
    table = find_table(grid, where)
    if table is None:
        return []
    if not any(map(field_of, table.header)) and _is_statement(table.header[table.text_column]):
        # Two columns of topic and text, without a header: the first row is one like the others.
        table = Table(0, ("",) * len(table.header), table.text_column, recognised=False)
    return [item for item in table_items(grid, table) if not _is_structure(grid[item.row - 1], item.text)]


def _is_statement(cell: str) -> bool:
    return len(cell.split()) > _MAX_HEADER_WORDS


def _is_structure(row: Sequence[str], text: str) -> bool:
    return is_boilerplate(text) or is_boilerplate(f"{row[0].strip().rstrip(':')}: {text}")
