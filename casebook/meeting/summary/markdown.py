"""The summary as Markdown. A person's text never becomes markup."""

import re
from collections.abc import Iterator

from casebook.meeting.summary.blocks import Bars, Block, Card, Facts, Points, Table, Words
from casebook.meeting.summary.sections import footer, sections, subtitle
from casebook.meeting.summary.structure import Summary

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_AT_THE_START = re.compile(r"^(\d+)([.)])|^([-+])")


ON_SCREEN = " · "
"""Between the lines of a table's cell, where line breaks cannot be shown."""


def markdown_of(summary: Summary, *, line_break: str = "<br>") -> str:
    """The whole summary.

    Args:
        summary: What was gathered.
        line_break: What divides the lines of a table's cell.
    """
    lines = [f"# {_text(summary.title)}", "", _text(subtitle(summary))]
    for section in sections(summary):
        lines += ["", f"## {section.title}"]
        for block in section.blocks:
            lines += ["", *_lines(block, line_break)]
    return "\n".join([*lines, "", "---", "", _text(footer(summary)), ""])


def _lines(block: Block, line_break: str) -> Iterator[str]:
    match block:
        case Words(text, quiet):
            yield f"*{_text(text)}*" if quiet else _text(text)
        case Points(points):
            yield from (f"- {_text(point)}" for point in points)
        case Facts(facts):
            for term, words in facts:
                if len(words) == 1:
                    yield f"- **{term}:** {_text(words[0])}"
                else:
                    yield f"- **{term}:**"
                    yield from (f"  - {_text(each)}" for each in words)
        case Card(number, text, tag):
            yield f"### {_text(number)}{' · ' + _text(tag) if tag else ''}" if number else f"### {_text(tag)}"
            yield from ("", _text(text))
        case Bars(title):
            yield f"{title}: {_text(block.line)}"
        case Table(header, rows):
            yield _row(((cell,) for cell in header), line_break)
            yield _row((("---",) for _ in header), line_break)
            yield from (_row((tuple(map(_text, cell)) for cell in row), line_break) for row in rows)


def _row(cells: Iterator[tuple[str, ...]], line_break: str) -> str:
    return "| " + " | ".join(line_break.join(cell) for cell in cells) + " |"


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _AT_THE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)
