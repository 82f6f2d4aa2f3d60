"""Reads docx minutes: headings, paragraphs, bullets and tables, in their order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casebook.intake.prose import Block, BlockKind, block_items
from casebook.intake.spreadsheet import check_archive
from casebook.intake.tables import find_table, table_items
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError


def read_document(path: Path, name: str) -> Log:
    """Read a Word document as a log of statements; an item's row is its paragraph's or table row's place.

    Raises:
        InputError: It is no Word document, is protected by a password, or is damaged.
    """
    import docx  # 0.1 s that other files need not wait for

    check_archive(path, name, "Word document")
    try:
        parts = list(docx.Document(str(path)).iter_inner_content())
    except Exception as err:
        raise InputError(f"{name} is damaged and cannot be read; save it again from Word") from err
    items: list[Item] = []
    heading: str | None = None
    for place, found in _items_in_order(parts, name):
        for item in found:
            heading = item.heading or heading
            items.append(
                Item(
                    id=str(len(items) + 1),
                    text=item.text,
                    row=place,
                    heading=item.heading or heading,
                    columns=item.columns,
                )
            )
    return Log(name, path, FileKind.DOCX, tuple(items))


def _items_in_order(parts: list[Any], name: str) -> Iterator[tuple[int, list[Item]]]:
    heading: Block | None = None
    place = 0
    for part in parts:
        if hasattr(part, "rows"):
            grid = [[cell.text for cell in row.cells] for row in part.rows]
            table = find_table(grid, f"{name}, table after paragraph {place}")
            for item in table_items(grid, table) if table else []:
                yield place + item.row, [item]
            place += len(grid)
            continue
        place += 1
        block = Block(_kind(part), part.text, place)
        if block.kind is BlockKind.HEADING:
            heading = block
        else:
            yield place, block_items([heading, block] if heading else [block])


def _kind(paragraph: Any) -> BlockKind:
    style = (paragraph.style.name if paragraph.style is not None else "").casefold()
    if style.startswith(("heading", "title", "subtitle")):
        return BlockKind.HEADING
    return BlockKind.BULLET if style.startswith("list") else BlockKind.PARAGRAPH
