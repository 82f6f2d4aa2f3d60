"""Reads md and txt notes: headings, bullets, checkboxes, pipe tables and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casebook.intake.boilerplate import is_boilerplate
from casebook.intake.bullets import Bullet, bullet_of, may_run_on
from casebook.intake.headings import with_headings
from casebook.intake.lines import entries, own_lines
from casebook.intake.log_mapping import document_date
from casebook.intake.mail import without_mail_parts
from casebook.intake.mapping import ColumnMapping
from casebook.intake.note_tables import MAX_COLUMNS, note_table_items
from casebook.intake.prose import Block, BlockKind, block_items, without_number
from casebook.items import FileKind, Item, Log

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_BOLD_LINE = re.compile(r"^\s{0,3}(\*\*|__)((?:(?!\1).)+)\1\s*:?\s*$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})\s*$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_SLANTED = re.compile(r"^([*_])((?:(?!\1).)+)\1$")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
_MAX_HEADING_WORDS = 8
_MIN_CAPITALS = 3
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
    blocks = with_headings(list(_blocks(lines)))
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
    shouted = not any(map(_has_small_letters, lines))
    bullet: Bullet | None = None
    held: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        heading = _heading(line, lines[number : number + 1], shouted=shouted)
        begun = None if heading is not None else bullet_of(line)
        if begun and held and bullet is None and may_run_on(line, lines[number : number + 1]):
            begun = None
        table = _in_table(line)
        breaks = not line.strip() or table or bool(_RULE.match(line))
        numbered = not begun and without_number(line) != line.lstrip()
        if heading is not None or begun or numbered or breaks:
            yield from _held_blocks(bullet, held)
            bullet, held = begun, []
        if heading is not None:
            yield Block(BlockKind.HEADING, _plain(heading), number)
        elif table and not (number > 1 and _in_table(lines[number - 2])):
            yield Block(BlockKind.TABLE, "", number)
        elif begun or not breaks:
            held.append((number, begun.text if begun else line))


def _held_blocks(bullet: Bullet | None, held: list[tuple[int, str]]) -> Iterator[Block]:
    """The blocks of the lines since the last break: a bullet with its own lines, then paragraphs."""
    lines = [line.rstrip() if bullet else line.strip().removeprefix("> ") for _, line in held]
    first = 0
    if bullet and held:
        first = own_lines(lines)
        text = _plain(" ".join(line.strip() for line in lines[:first]))
        yield Block(BlockKind.BULLET, text, held[0][0], bullet.level, bullet.number)
    rest = [line.strip() for line in lines[first:]]
    for group in entries(rest):
        text = _plain(" ".join(rest[place] for place in group))
        yield Block(BlockKind.PARAGRAPH, text, held[first + group[0]][0])


def _has_small_letters(line: str) -> bool:
    return line != line.upper()


def _heading(line: str, following: list[str], *, shouted: bool) -> str | None:
    """The text of a line that is a heading: by its mark, all bold, underlined, in capitals, or short with a colon."""
    if match := _HEADING.match(line):
        return match[1]
    stripped = line.strip().removeprefix("> ")
    short = 0 < len(stripped.split(maxsplit=_MAX_HEADING_WORDS)) <= _MAX_HEADING_WORDS
    if not short or stripped.endswith((".", "!", "?")) or _in_table(line):
        return None
    if match := _BOLD_LINE.match(line):
        return None if match[2].endswith((".", "!", "?")) else match[2].rstrip(":")
    bullet = bullet_of(line)
    numbered = bullet is not None and line.lstrip()[0].isdigit()
    capitals = line.isupper() and len(stripped) >= _MIN_CAPITALS and not shouted
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
