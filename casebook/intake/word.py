"""Reads docx minutes: headings, paragraphs, bullets and tables, in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casebook.intake.bullets import bullet_of
from casebook.intake.headings import with_headings
from casebook.intake.lines import entries
from casebook.intake.log_mapping import document_date
from casebook.intake.mapping import ColumnMapping
from casebook.intake.note_tables import note_table_items
from casebook.intake.prose import Block, BlockKind, block_items
from casebook.intake.spreadsheet import check_archive
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError

_LEVEL = re.compile(r"\d$")
_MAX_HEADING_WORDS = 8
_MIN_CAPITALS = 3
_TOP_PARTS = 30
"""The date of minutes stands within these."""

_Grid = list[list[str]]
_Part = tuple[Block, ...] | _Grid
"""The blocks of a paragraph (more than one, if it holds line breaks), or the texts of a table."""


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
        if isinstance(part, tuple):
            lines += [f"{block.number} {block.text}".strip() for block in part]
        else:
            lines += [": ".join(dict.fromkeys(row)) for row in part]
    return lines[:_TOP_PARTS]


def _items(parts: Iterable[_Part], name: str) -> Iterator[Item]:
    """The items of the blocks between two tables, then those of the table, and so on."""
    blocks: list[Block] = []
    tables: dict[int, _Grid] = {}
    place = 0
    for part in parts:
        if isinstance(part, tuple):
            place += 1
            blocks += [replace(block, line=place) for block in part]
        else:
            blocks.append(Block(BlockKind.TABLE, "", place))
            tables[len(blocks) - 1] = part
            place += len(part)
    blocks = with_headings(blocks)
    heading: str | None = None
    start = 0
    for end in [*tables, len(blocks)]:
        run = blocks[start:end]
        yield from block_items(run, heading)
        heading = next((b.text.strip() for b in reversed(run) if b.kind is BlockKind.HEADING), heading)
        if end in tables:
            before = blocks[end].line
            for item in note_table_items(tables[end], f"{name}, table after paragraph {before}"):
                yield replace(item, row=before + item.row, heading=heading)
        start = end + 1


def _parts(container: Any) -> Iterator[_Part]:
    """A paragraph as a block, a table as the grid of its texts; a table of one cell is a frame around its parts."""
    for part in container.iter_inner_content():
        if not hasattr(part, "rows"):
            yield tuple(_blocks(part))
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


def _blocks(paragraph: Any) -> Iterator[Block]:
    """A paragraph as one block, or as several where its writer broke its lines: Word wraps by itself."""
    text = paragraph.text
    style = (paragraph.style.name if paragraph.style is not None else "").casefold()
    lines = [line for line in text.splitlines() if line.strip()]
    if style.startswith(("heading", "title", "subtitle")) or _looks_like_heading(paragraph, text):
        yield Block(BlockKind.HEADING, text.strip().rstrip(":"), 0)
    elif style.startswith("list") and not any(map(bullet_of, lines[:1])):
        yield Block(BlockKind.BULLET, text, 0, _level(paragraph, style))
    elif len(lines) > 1:
        yield from _typed_blocks(lines)
    else:
        yield _typed_block(text)


def _typed_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of the lines of one paragraph: bullets one by one, and what stands between them."""
    run: list[str] = []
    for line in [*lines, None]:
        if line is not None and not bullet_of(line):
            run.append(line.strip())
            continue
        yield from (Block(BlockKind.PARAGRAPH, " ".join(run[place] for place in group), 0) for group in entries(run))
        run = []
        if line is not None:
            yield _typed_block(line)


def _typed_block(text: str) -> Block:
    typed = bullet_of(text)
    if typed is None:
        return Block(BlockKind.PARAGRAPH, text, 0)
    return Block(BlockKind.BULLET, typed.text, 0, typed.level, typed.number)


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
