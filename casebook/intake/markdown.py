"""Reads md and txt notes: headings, bullets, checkboxes, pipe tables and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casebook.intake.boilerplate import is_boilerplate
from casebook.intake.log_mapping import document_date
from casebook.intake.mail import without_mail_parts
from casebook.intake.mapping import ColumnMapping
from casebook.intake.note_tables import MAX_COLUMNS, note_table_items
from casebook.intake.prose import Block, BlockKind, block_items, without_number
from casebook.items import FileKind, Item, Log

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_BOLD_LINE = re.compile(r"^\s{0,3}(\*\*|__)((?:(?!\1).)+)\1\s*:?\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•–☐☑☒]|\d{1,3}[.)]|\(?[a-z]\))\s+(?:\[[ xX]\]\s+)?(.*)$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})\s*$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_SLANTED = re.compile(r"^([*_])((?:(?!\1).)+)\1$")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
_MAX_HEADING_WORDS = 8
_MIN_CAPITALS = 3
_TAB = 4
_TOP_LINES = 30
"""The date of notes stands within these, blank lines and properties too."""


def read_notes(text: str, *, name: str, path: Path | None, kind: FileKind) -> Log:
    """Read notes as a log of statements.

    Args:
        text: The decoded file.
        name: The file as the person named it.
        path: The file, or None for standard input.
        kind: MD or TXT.
    """
    every = text.splitlines()
    lines = without_mail_parts(_without_front_matter(every))
    blocks = list(_blocks(lines))
    items = block_items(blocks)
    if any(_in_table(line) for line in lines):
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        items = sorted([*items, *_pipe_table_items(lines, name, headings)], key=lambda item: item.row)
    mapping = ColumnMapping(raised=document_date(every[:_TOP_LINES], name))
    numbered = tuple(replace(item, id=str(n)) for n, item in enumerate(items, start=1))
    return Log(name, path, kind, numbered, mapping=mapping)


def _without_front_matter(lines: list[str]) -> list[str]:
    """The lines with those of a leading block of properties (`---` to `---`) blank."""
    if not lines or lines[0].strip() != "---":
        return lines
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() in ("---", "...")), 0)
    properties = all(":" in line or line.lstrip().startswith("-") for line in lines[1:end] if line.strip())
    return [""] * (end + 1) + lines[end + 1 :] if end and properties else lines


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Cut lines into blocks; lines of a paragraph, and what hangs below a bullet, are joined."""
    kind, text, start, level = BlockKind.PARAGRAPH, list[str](), 0, 0
    in_list = False
    for number, line in enumerate([*lines, ""], start=1):
        heading = _heading(line, lines[number : number + 1])
        bullet = None if heading is not None else _BULLET.match(line)
        numbered = not bullet and without_number(line) != line.lstrip()
        breaks = not line.strip() or _in_table(line) or bool(_RULE.match(line))
        if heading is not None or bullet or numbered or breaks or (is_boilerplate(_plain(line)) and not in_list):
            if text:
                yield Block(kind, _plain(" ".join(text)), start, level)
            text = []
        if heading is not None:
            yield Block(BlockKind.HEADING, _plain(heading), number)
        elif bullet:
            kind, text, start = BlockKind.BULLET, [bullet[2]], number
            level = len(bullet[1].expandtabs(_TAB))
        elif not breaks:
            if not text:
                kind, start, level = BlockKind.PARAGRAPH, number, 0
            text.append(line.strip().removeprefix("> "))
        in_list = kind is BlockKind.BULLET and bool(text)


def _heading(line: str, following: list[str]) -> str | None:
    """The text of a line that is a heading: by its mark, all bold, underlined, in capitals, or short with a colon."""
    if match := _HEADING.match(line):
        return match[1]
    stripped = line.strip().removeprefix("> ")
    short = 0 < len(stripped.split(maxsplit=_MAX_HEADING_WORDS)) <= _MAX_HEADING_WORDS
    if not short or stripped.endswith((".", "!", "?")) or _in_table(line):
        return None
    if match := _BOLD_LINE.match(line):
        return None if match[2].endswith((".", "!", "?")) else match[2].rstrip(":")
    bullet = _BULLET.match(line)
    numbered = bullet is not None and line.lstrip()[0].isdigit()
    capitals = line.isupper() and len(stripped) >= _MIN_CAPITALS
    if (not bullet or numbered) and (capitals or _is_underlined(line, following)):
        return None if is_boilerplate(stripped) else stripped.rstrip(":")
    return stripped.rstrip(":") if stripped.endswith(":") and not bullet else None


def _is_underlined(line: str, following: list[str]) -> bool:
    """Whether a line of about its length stands below; a short one is a rule between two paragraphs."""
    below = following[0].rstrip() if following else ""
    return bool(_UNDERLINE.match(below)) and not line[0].isspace() and 2 * len(below) >= len(line.rstrip())


def _in_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def _pipe_table_items(lines: list[str], name: str, headings: list[Block]) -> Iterator[Item]:
    """The items of every pipe table, each with its line in the file and the heading above it."""
    start, above, heading = 0, iter([*headings, Block(BlockKind.HEADING, "", len(lines) + 1)]), None
    coming = next(above)
    while start < len(lines):
        if not _in_table(lines[start]):
            start += 1
            continue
        end = start
        while end < len(lines) and _in_table(lines[end]):
            end += 1
        while coming.line <= start:
            heading, coming = coming.text.strip(), next(above)
        # Rules become blank rows, so that a row of the grid stays a line of the file.
        grid = [[] if set(line) <= set("|-: \t") else _cells(line) for line in lines[start:end]]
        for item in note_table_items(grid, f"{name}, table in line {start + 1}"):
            yield replace(item, row=start + item.row, heading=heading)
        start = end


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [_plain(cell.strip().replace("\\|", "|")) for cell in cells[:MAX_COLUMNS]]


def _plain(text: str) -> str:
    return _SLANTED.sub(r"\2", _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", text)).strip())
