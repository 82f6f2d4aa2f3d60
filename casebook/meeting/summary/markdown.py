"""The summary as Markdown. A person's text never becomes markup."""

import re
from collections.abc import Iterator

from casebook.meeting.summary.blocks import Bars, Block, Card, Facts, Points, Table, Words
from casebook.meeting.summary.sections import footer, sections, subtitle
from casebook.meeting.summary.structure import Summary

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_AT_THE_START = re.compile(r"^(\d+)([.)])|^([-+])")


def markdown_of(summary: Summary) -> str:
    """The whole summary."""
    lines = [f"# {_text(summary.title)}", "", _text(subtitle(summary))]
    for section in sections(summary):
        lines += ["", f"## {section.title}"]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return "\n".join([*lines, "", "---", "", _text(footer(summary)), ""])


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Words(text, quiet):
            yield f"*{_text(text)}*" if quiet else _text(text)
        case Points(points):
            yield from (f"- {_text(point)}" for point in points)
        case Facts(facts):
            for term, words in facts:
                yield f"- **{term}:** {'; '.join(map(_text, words))}"
        case Card(number, text, tag):
            yield f"### {_text(number)}{' · ' + _text(tag) if tag else ''}" if number else f"### {_text(tag)}"
            yield from ("", _text(text))
        case Bars(title):
            yield f"{title}: {_text(block.line)}"
        case Table(header, rows):
            yield _row((cell,) for cell in header)
            yield _row(("---",) for _ in header)
            yield from (_row(tuple(map(_text, cell)) for cell in row) for row in rows)


def _row(cells: Iterator[tuple[str, ...]]) -> str:
    return "| " + " | ".join("<br>".join(cell) for cell in cells) + " |"


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _AT_THE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)
