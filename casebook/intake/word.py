"""Reads docx minutes: headings, paragraphs, bullets and tables, in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casebook.intake.log_mapping import document_date
from casebook.intake.mapping import ColumnMapping
from casebook.intake.note_tables import note_table_items
from casebook.intake.prose import Block, BlockKind, block_items
from casebook.intake.spreadsheet import check_archive
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError

_TYPED_BULLET = re.compile(r"^\s*[•·▪◦\-–*☐☑☒✓]\s+")
_LEVEL = re.compile(r"\d$")
_MAX_HEADING_WORDS = 8
_MIN_CAPITALS = 3
_TOP_PARTS = 30
"""The date of minutes stands within these."""

_Part = Block | list[list[str]]


def read_document(path: Path, name: str) -> Log:
    """Read a Word document as a log of statements; an item's row is its paragraph's or table row's place.

    Raises:
        InputError: It is no Word document, is protected by a password, or is damaged.
    """
    import docx  # 0.1 s that other files need not wait for

    check_archive(path, name, "Word document")
    try:
        parts = list(_parts(docx.Document(str(path))))
    except Exception as err:
        raise InputError(f"{name} is damaged and cannot be read; save it again from Word") from err
    items = tuple(replace(i, id=str(n)) for n, i in enumerate(_items(parts, name), 1))
    mapping = ColumnMapping(raised=document_date(_top(parts), name))
    return Log(name, path, FileKind.DOCX, items, mapping=mapping)


def _top(parts: Sequence[_Part]) -> list[str]:
    """The first lines, those of a table of date and place as `Date: 14 March 2025`."""
    lines: list[str] = []
    for part in parts[:_TOP_PARTS]:
        lines += [part.text] if isinstance(part, Block) else [": ".join(dict.fromkeys(row)) for row in part]
    return lines[:_TOP_PARTS]


def _items(parts: Iterable[_Part], name: str) -> Iterator[Item]:
    """The items of the blocks between two tables, then those of the table, and so on."""
    heading: str | None = None
    run: list[Block] = []
    place = 0
    for part in parts:
        if isinstance(part, Block):
            place += 1
            run.append(replace(part, line=place))
            continue
        yield from block_items(run, heading)
        heading = next((b.text.strip() for b in reversed(run) if b.kind is BlockKind.HEADING), heading)
        run = []
        for item in note_table_items(part, f"{name}, table after paragraph {place}"):
            yield replace(item, row=place + item.row, heading=heading)
        place += len(part)
    yield from block_items(run, heading)


def _parts(container: Any) -> Iterator[_Part]:
    """A paragraph as a block, a table as the grid of its texts; a table of one cell is a frame around its parts."""
    for part in container.iter_inner_content():
        if not hasattr(part, "rows"):
            yield _block(part)
            continue
        rows = [list(row.cells) for row in part.rows]
        if len(rows) == 1 and len(set(_same(rows[0]))) == 1:
            yield from _parts(rows[0][0])
        else:
            # A merged cell stands in its row several times; read once, or tables nested in such cells would multiply.
            cells = {key: cell for row in rows for key, cell in zip(_same(row), row, strict=True)}
            texts = {key: _cell_text(cell) for key, cell in cells.items()}
            yield [[texts[key] for key in _same(row)] for row in rows]


def _same(cells: list[Any]) -> list[Any]:
    """What a cell and its repetitions have in common."""
    return [cell._tc for cell in cells]


def _cell_text(cell: Any) -> str:
    """The text of a cell and of the tables in it."""
    texts: list[str] = []
    for part in cell.iter_inner_content():
        if hasattr(part, "rows"):
            inner = {key: cell for row in part.rows for key, cell in zip(_same(row.cells), row.cells, strict=True)}
            texts += map(_cell_text, inner.values())
        else:
            texts.append(part.text)
    return "\n".join(text for text in texts if text.strip())


def _block(paragraph: Any) -> Block:
    text = paragraph.text
    style = (paragraph.style.name if paragraph.style is not None else "").casefold()
    if style.startswith(("heading", "title", "subtitle")) or _looks_like_heading(paragraph, text):
        return Block(BlockKind.HEADING, text.strip().rstrip(":"), 0)
    if typed := _TYPED_BULLET.match(text):
        return Block(BlockKind.BULLET, text[typed.end() :], 0, text[: typed.start(0)].count("\t"))
    if style.startswith("list"):
        return Block(BlockKind.BULLET, text, 0, _level(paragraph, style))
    return Block(BlockKind.PARAGRAPH, text, 0)


def _looks_like_heading(paragraph: Any, text: str) -> bool:
    """Whether a short paragraph is all bold, or all in capitals, as where people make headings by hand."""
    if not 0 < len(text.split(maxsplit=_MAX_HEADING_WORDS)) <= _MAX_HEADING_WORDS or text.rstrip()[-1] in ".!?;,":
        return False
    runs = [run for run in paragraph.runs if run.text.strip()]
    return (text.isupper() and len(text.strip()) >= _MIN_CAPITALS) or (bool(runs) and all(run.bold for run in runs))


def _level(paragraph: Any, style: str) -> int:
    """How deep a bullet stands: by its own numbering, else by its style (`List Bullet 2`)."""
    numbering = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    if numbering is not None and numbering.ilvl is not None:
        return int(numbering.ilvl.val)
    digit = _LEVEL.search(style)
    return int(digit[0]) - 1 if digit else 0
