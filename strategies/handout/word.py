"""Pages as a Word document, for those who want to change a handout by hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from codebook.writing import write_at_once
from strategies.handout.blocks import Block, Cards, Form, NewPage, Page, Points, Sheet, Words


def write_word(pages: Iterable[Page], path: Path) -> None:
    """Write all pages into one document, each starting on a sheet of its own.

    Raises:
        OSError: The file cannot be written.
    """
    from docx import Document  # only for those who ask for Word

    document: Any = Document()
    for i, page in enumerate(pages):
        if i:
            document.add_page_break()
        document.add_paragraph(page.kind).runs[0].italic = True
        document.add_heading(page.title, level=1)
        for block in page.blocks:
            _block(document, block)
    write_at_once(document.save, path)


def _block(document: Any, block: Block) -> None:  # noqa: C901 - one case for each kind of block
    match block:
        case Words(text, quiet):
            document.add_paragraph(text).runs[0].italic = quiet
        case Points(heading, points):
            if points:
                document.add_heading(heading, level=3)
            for point in points:
                document.add_paragraph(point, style="List Bullet")
        case NewPage(heading):
            document.add_page_break()
            document.add_heading(heading, level=2)
        case Cards(heading):
            _cards(document, block, heading)
        case Form(heading, fields):
            if heading:
                document.add_heading(heading, level=3)
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for field in fields:
                cells = table.add_row().cells
                cells[0].paragraphs[0].add_run(field.name).bold = True
                cells[1].paragraphs[0].add_run(field.prompt).italic = True
                cells[1].add_paragraph()
        case Sheet(_, choices):
            for choice in choices:
                document.add_paragraph(style="List Number").add_run(choice.ask).bold = True
                for box, says in choice.answers:
                    document.add_paragraph(f"☐ {box} {says}".rstrip())


def _cards(document: Any, block: Cards, heading: str) -> None:
    if heading:
        document.add_heading(heading, level=3)
    for card in block.cards:
        paragraph = document.add_paragraph()
        paragraph.add_run(card.name).bold = True
        if card.lead:
            paragraph.add_run(f" ({card.lead})")
        if card.do:
            paragraph.add_run(f"\n{card.do}")
        if card.say:
            paragraph.add_run(f"\n“{card.say}”").italic = True
        if card.facts:
            paragraph.add_run(f"\n{card.facts}").italic = True
