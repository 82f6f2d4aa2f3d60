"""Reads md and txt notes: headings, bullets, checkboxes, pipe tables and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casebook.intake.prose import Block, BlockKind, block_items
from casebook.intake.tables import find_table, table_items
from casebook.items import FileKind, Item, Log

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MAX_HEADING_WORDS = 8
_MIN_CAPITALS = 4


def read_notes(text: str, *, name: str, path: Path | None, kind: FileKind) -> Log:
    """Read notes as a log of statements.

    Args:
        text: The decoded file.
        name: The file as the person named it.
        path: The file, or None for standard input.
        kind: MD or TXT.
    """
    lines = text.splitlines()
    blocks = list(_blocks(lines))
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    in_tables = [
        replace(item, heading=next((h.text for h in reversed(headings) if h.line < item.row), None))
        for item in _pipe_table_items(lines, name)
    ]
    ordered = sorted(block_items(blocks) + in_tables, key=lambda item: item.row)
    return Log(name, path, kind, tuple(replace(item, id=str(n)) for n, item in enumerate(ordered, start=1)))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Cut lines into blocks; lines of a paragraph, and what hangs below a bullet, are joined."""
    kind, text, start = BlockKind.PARAGRAPH, "", 0
    for number, line in enumerate([*lines, ""], start=1):
        heading = _heading(line)
        bullet = _BULLET.match(line)
        if heading is not None or bullet or not line.strip() or line.lstrip().startswith("|") or _RULE.match(line):
            if text:
                yield Block(kind, _plain(text), start)
            text = ""
        if heading is not None:
            yield Block(BlockKind.HEADING, _plain(heading), number)
        elif bullet:
            kind, text, start = BlockKind.BULLET, bullet[1], number
        elif line.strip() and not line.lstrip().startswith("|") and not _RULE.match(line):
            if text:
                text += " " + line.strip()
            else:
                kind, text, start = BlockKind.PARAGRAPH, line.strip().removeprefix("> "), number


def _heading(line: str) -> str | None:
    if match := _HEADING.match(line):
        return match[1]
    words = line.split()
    short = 0 < len(words) <= _MAX_HEADING_WORDS
    if (
        short
        and ((line.isupper() and len(line.strip()) >= _MIN_CAPITALS) or line.rstrip().endswith(":"))
        and not _BULLET.match(line)
    ):
        return line.strip().rstrip(":")
    return None


def _pipe_table_items(lines: list[str], name: str) -> list[Item]:
    """The items of every pipe table, each with its line in the file."""
    items: list[Item] = []
    start = 0
    while start < len(lines):
        if not lines[start].lstrip().startswith("|"):
            start += 1
            continue
        end = start
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        # Rules become blank rows, so that a row of the grid stays a line of the file.
        grid = [[] if _TABLE_RULE.match(line) else _cells(line) for line in lines[start:end]]
        table = find_table(grid, f"{name}, table in line {start + 1}")
        for item in table_items(grid, table) if table else []:
            items.append(Item(id=item.id, text=item.text, row=start + item.row, columns=item.columns))
        start = end
    return items


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [_plain(cell.strip().replace("\\|", "|")) for cell in cells]


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", text))
