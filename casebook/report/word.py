"""The report as a Word document, with real headings and header rows that repeat on every page."""

from pathlib import Path
from typing import Any

from casebook.report.blocks import Block, Card, Chart, Figures, Grid, Points, Report, Words
from casebook.report.chart_tables import numbers_in_text
from casebook.report.clean import clean
from casebook.report.dates import day_words, span_words
from codebook.writing import write_at_once


def write_word(report: Report, path: Path) -> None:
    """Write the report as a document.

    Raises:
        OSError: The file cannot be written.
    """
    from docx import Document  # only for those who ask for Word

    document = Document()
    document.core_properties.title = _plain(report.title)
    document.core_properties.author = "Balcony"
    document.add_heading(_plain(report.title), level=0)
    document.add_paragraph(span_words(report.period.first, report.period.last), style="Subtitle")
    about = f"{report.about} Open, overdue and waiting are as of {day_words(report.standing)}."
    document.add_paragraph(_plain(about))
    for section in report.sections:
        document.add_heading(section.title, level=1)
        for block in section.blocks:
            _block(document, block)
    write_at_once(document.save, path)


def _block(document: Any, block: Block) -> None:
    match block:
        case Words(text, quiet):
            document.add_paragraph().add_run(_plain(text)).italic = quiet
        case Figures(figures):
            for figure in figures:
                paragraph = document.add_paragraph(style="List Bullet")
                paragraph.add_run(f"{figure.number} ").bold = True
                paragraph.add_run(_plain(figure.words))
        case Points(title, points, below):
            document.add_heading(_plain(title), level=2 + below)
            for point in points:
                document.add_paragraph(_plain(point), style="List Bullet" if len(points) > 1 else None)
        case Grid():
            _grid(document, block)
        case Chart():
            for grid in numbers_in_text(block):
                _grid(document, grid)
        case Card():
            _card(document, block)


def _card(document: Any, card: Card) -> None:
    document.add_heading(_plain(f"{card.title} ({card.note})"), level=2)
    document.add_paragraph(_plain(card.purpose))
    for name, words in (
        ("First move: ", f"{card.move}. {card.do}"),
        ("Words to say: ", f"“{card.say}”"),
        ("A question: ", card.question),
    ):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(_plain(words))
    if card.items:
        _grid(document, card.items, level=3)


def _grid(document: Any, grid: Grid, level: int = 2) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document.add_heading(_plain(grid.title), level=level)
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Table Grid")
    _repeat_header(table.rows[0])
    for row, words in zip(list(table.rows), [grid.columns, *grid.rows], strict=True):
        _keep_whole(row)
        for at, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            cell.text = _plain(text)
            if grid.numeric and at:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    document.add_paragraph().add_run(_plain(grid.note)).italic = True


def _repeat_header(row: Any) -> None:
    _mark(row, "w:tblHeader")


def _keep_whole(row: Any) -> None:
    _mark(row, "w:cantSplit")


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _plain(text: str) -> str:
    return clean(" ".join(text.split()))
