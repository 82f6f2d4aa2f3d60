"""From a grid of cells to items: finds the header row, the text column and the rows that are items."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebook.intake.cell_lists import list_in
from casebook.intake.choices import NO_CHOICES, Choices, Chosen, matching
from casebook.intake.columns import Field, field_of, find_text, known_headers, named_column, plain_header
from casebook.intake.double_headers import joined_header
from casebook.intake.fields import unique_headers
from casebook.items import Item
from codebook.errors import InputError
from codebook.many import many

_HEADER_SEARCH = 30  # a title, a note and some blank rows above the header are common; thirty are not

Grid = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose header and text column are known."""

    header_row: int
    """From 1."""
    header: tuple[str, ...]
    text_column: int
    """From 0."""
    recognised: bool
    """Whether the header names the text column, rather than its having been guessed by length."""
    id_column: int | None = None
    """From 0; None where the log numbers nothing."""
    doubt: str | None = None
    """What a person should know where another column may hold the items."""


def find_table(grid: Grid, where: str, text_column: str | None = None, choices: Choices = NO_CHOICES) -> Table | None:
    """Find the header and the column that holds the items.

    Args:
        grid: All rows as text, the first is row 1.
        where: File and sheet, for messages.
        text_column: The column that a person named, if any.
        choices: What a person said of other columns, now and before.

    Returns:
        None when the grid holds no row that could be a header, or no column of texts.

    Raises:
        InputError: The named column is not there.
    """
    index = _header_index(grid, text_column)
    if index is None:
        return None
    index, header = joined_header(grid, index)
    rows = grid[index + 1 :]
    chosen = {**choices.remembered(unique_headers(header)), **choices.columns}
    id_column = _id_column(header, chosen)
    if text_column is not None:
        column = named_column(unique_headers(header), text_column, where)
        return Table(index + 1, header, column, recognised=True, id_column=id_column)
    named = _place(header, chosen.get(Field.TEXT))
    if named is not None:
        return Table(index + 1, header, named, recognised=True, id_column=id_column)
    found = find_text(unique_headers(header), rows)
    if found is None:
        return None
    return Table(index + 1, header, found.column, found.named, id_column=id_column, doubt=found.doubt)


def table_items(grid: Grid, table: Table, sheet: str | None = None, *, lists: bool = False) -> list[Item]:
    """The items of a table: rows with a text that are no totals and do not repeat the header.

    Args:
        grid: All rows as text.
        table: Where its header and texts are.
        sheet: The workbook's sheet.
        lists: Whether a cell that plainly holds a list is read as one item for each entry, all of the same row.
    """
    names = unique_headers(table.header)
    items: list[Item] = []
    for number, row in enumerate(grid[table.header_row :], start=table.header_row + 1):
        cells = [*row, *[""] * (len(table.header) - len(row))]
        text = cells[table.text_column].strip()
        if not text or plain_header(text) == plain_header(table.header[table.text_column]):
            continue
        own_id = cells[table.id_column].strip() if table.id_column not in (None, table.text_column) else ""
        columns = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        item = Item(id=own_id or str(number), text=text, row=number, sheet=sheet, columns=columns)
        items += _parts(item, names[table.text_column]) if lists else [item]
    return items


def _parts(item: Item, header: str) -> list[Item]:
    """An item for each entry of a list, with the row's other cells; the item itself where it holds no list."""
    found = list_in(item.text)
    if found is None:
        return [item]
    return [
        replace(
            item,
            id=f"{item.id}.{number}",
            text=entry,
            heading=found.lead,
            columns={**item.columns, header: entry} if header else item.columns,
        )
        for number, entry in enumerate(found.entries, start=1)
    ]


def said_of_lists(items: Sequence[Item]) -> list[str]:
    """What a person should know where rows became several items."""
    rows = Counter(item.row for item in items)
    lists = sum(count > 1 for count in rows.values())
    if not lists:
        return []
    return [f"{many(lists, 'row holds', 'rows hold')} a list; each entry of it is read as an item"]


def require_table(table: Table | None, where: str) -> Table:
    """The table, or the error that says what a table needs.

    Raises:
        InputError: There is no table.
    """
    if table is None:
        raise InputError(
            f"{where} has no column of texts; give the one that holds the barriers with --text-column NAME"
        )
    return table


def _id_column(header: Sequence[str], chosen: Chosen) -> int | None:
    if Field.ID in chosen:
        return _place(header, chosen[Field.ID])
    fields = [field_of(name) for name in header]
    return fields.index(Field.ID) if Field.ID in fields else None


def _place(header: Sequence[str], wanted: str | None) -> int | None:
    """Where the column stands that a person chose by its header."""
    names = unique_headers(header)
    found = matching(wanted, names) if wanted else None
    return names.index(found) if found else None


def _header_index(grid: Grid, text_column: str | None) -> int | None:
    """The row with most known headers among the first thirty, else the first with two cells or more."""
    wanted = plain_header(text_column) if text_column else None
    candidates = [(index, row) for index, row in enumerate(grid[:_HEADER_SEARCH]) if any(cell.strip() for cell in row)]
    for index, row in candidates:
        if wanted and wanted in [plain_header(cell) for cell in row]:
            return index
    best = max(candidates, key=lambda pair: known_headers(pair[1]), default=None)
    if best and known_headers(best[1]) > 0:
        return best[0]
    wide = [index for index, row in candidates if sum(bool(cell.strip()) for cell in row) > 1]
    return wide[0] if wide else (candidates[0][0] if candidates else None)
