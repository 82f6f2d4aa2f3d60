"""The summary as a Word document, in the styles that every Word has, so that a team can go on writing in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from casebook.meeting.summary.blocks import Bars, Block, Card, Facts, Points, Table, Words
from casebook.meeting.summary.sections import footer, sections, subtitle
from casebook.meeting.summary.structure import Summary
from codebook.writing import write_at_once

_WIDTH_CM = 17.0
_TERM_CM = 3.5
_QUIET = (0x5A, 0x62, 0x6B)
_SHADE = "EEF2F3"


def write_word(summary: Summary, path: Path) -> None:
    """Write the whole summary."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for part in document.sections:
        part.left_margin = part.right_margin = Cm(2)
        part.top_margin = part.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    document.core_properties.title = summary.title
    document.core_properties.author = ""
    document.add_heading(summary.title, level=0)
    _quiet(document.add_paragraph(subtitle(summary)))
    for section in sections(summary):
        document.add_heading(section.title, level=1)
        for block in section.blocks:
            _block(document, block)
    _quiet(document.sections[0].footer.paragraphs[0], footer(summary))
    write_at_once(document.save, path)


def _block(document: Any, block: Block) -> None:
    match block:
        case Words(text, quiet):
            paragraph = document.add_paragraph(text)
            if quiet:
                _quiet(paragraph)
        case Points(points):
            for point in points:
                document.add_paragraph(point, style="List Bullet")
        case Facts(facts):
            _facts(document, facts)
        case Card(number, text, tag):
            document.add_heading("  ".join(filter(None, (number, tag))), level=2)
            document.add_paragraph(text).paragraph_format.keep_with_next = True
        case Bars(title):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{title}: ").bold = True
            paragraph.add_run(block.line)
        case Table(header, rows, widths):
            _table(document, header, rows, widths)


def _facts(document: Any, facts: Sequence[tuple[str, Sequence[str]]]) -> None:
    table = document.add_table(rows=0, cols=2)
    for term, words in facts:
        cells = table.add_row().cells
        _fill(cells[0], (term,), bold=True)
        _fill(cells[1], words)
    _set_widths(table, (_TERM_CM, _WIDTH_CM - _TERM_CM))
    document.add_paragraph()


def _table(
    document: Any, header: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], shares: Sequence[int]
) -> None:
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        _fill(cell, (name,), bold=True)
        _shade(cell)
    _repeat_on_every_page(table.rows[0])
    for row in rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            _fill(cell, lines)
    _set_widths(table, [_WIDTH_CM * share / 100 for share in shares])
    document.add_paragraph()


def _fill(cell: Any, lines: Sequence[str], *, bold: bool = False) -> None:
    from docx.shared import Pt

    for i, line in enumerate(lines):
        paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(line)
        run.bold = bold or None
        if line.startswith("⚠"):
            run.italic = True


def _quiet(paragraph: Any, text: str = "") -> None:
    from docx.shared import Pt, RGBColor

    if text:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(*_QUIET)
        run.font.size = Pt(9)


def _set_widths(table: Any, centimetres: Sequence[float]) -> None:
    """Each cell as well as each column: Word reads the one, LibreOffice the other."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _shade(cell: Any) -> None:
    """python-docx has no word for it, so the element is made by hand."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat_on_every_page(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeat)
