"""Workbooks: every cell and comment of every sheet, and whose file it is."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casebook.intake.spreadsheet import open_workbook
from casebook.redaction.files.rewritten import Rewritten
from casebook.redaction.labels import labelled_kind
from casebook.redaction.pieces import Edit, Editor, Piece, edited, edited_parts
from casebook.writeback.saving_workbook import save_workbook

_PROGRAM = "openpyxl"  # what it calls itself where a workbook names no author

_NOT_CARRIED = ("xl/charts/", "xl/media/", "xl/pivotTables/", "xl/slicers/", "xl/threadedComments/")


def rewrite_workbook(path: Path, name: str, editor: Editor) -> Rewritten:
    """Walk a workbook; formats, merged cells and formulas stay.

    Raises:
        InputError: It is no workbook, or damaged.
    """
    workbook = open_workbook(path, name, rich_text=True)
    for worksheet in workbook.worksheets:
        labels: dict[int, str] = {}
        for row in worksheet.iter_rows():
            for cell in row:
                _cell(cell, worksheet.title, labels, editor)
                if cell.comment is not None:
                    _comment(cell, worksheet.title, editor)
    for key in ("creator", "lastModifiedBy"):
        if author := getattr(workbook.properties, key):
            piece = Piece(author, column="author", is_name=author != _PROGRAM)
            setattr(workbook.properties, key, edited(author, editor(piece)))
    return Rewritten(lambda out: save_workbook(workbook, out), _left_out(path, name))


def _cell(cell: Any, sheet: str, labels: dict[int, str], editor: Editor) -> None:
    """Change one cell, or keep what it says of those below it."""
    value = cell.value
    # A formula's value comes from other cells, which are changed; half a number is nobody's.
    if value is None or cell.data_type in ("f", "b") or (isinstance(value, float) and not value.is_integer()):
        return
    text, kind = _text_of(value)
    if kind == "text" and labelled_kind(text):
        labels[cell.column] = text
        return
    piece = Piece(text, cell.row, sheet, cell.column_letter, labels.get(cell.column), kind)
    if edits := editor(piece):
        _set(cell, text, edits)


def _text_of(value: Any) -> tuple[str, str]:
    """A cell's value as a text, and what it is."""
    if isinstance(value, datetime | date):
        return value.isoformat(), "date"
    if isinstance(value, int | float):
        return str(int(value)), "number"
    return str(value), "text"


def _set(cell: Any, text: str, edits: Sequence[Edit]) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    value, number_format = cell.value, cell.number_format
    whole = edits[0].value if len(edits) == 1 else "text"
    if whole == "number":
        cell.value = int(edits[0].text)
    elif whole == "date":
        cell.value = datetime.fromisoformat(edits[0].text)
    elif isinstance(value, CellRichText):
        parts = edited_parts([str(part) for part in value], edits)
        cell.value = CellRichText(
            [TextBlock(p.font, t) if isinstance(p, TextBlock) else t for p, t in zip(value, parts, strict=True) if t]
        )
    else:
        cell.value = edited(text, edits)
        cell.data_type = "s"  # a text that begins with = stays a text
    cell.number_format = number_format


def _comment(cell: Any, sheet: str, editor: Editor) -> None:
    from openpyxl.comments import Comment

    old = cell.comment
    where = f"{cell.column_letter} (comment)"
    text = edited(old.text, editor(Piece(old.text, cell.row, sheet, where)))
    author = old.author or ""
    if author:
        author = edited(author, editor(Piece(author, cell.row, sheet, where, is_name=author != _PROGRAM)))
    if (text, author) != (old.text, old.author):
        cell.comment = Comment(text, author, height=old.height, width=old.width)


def _left_out(path: Path, name: str) -> tuple[str, ...]:
    with zipfile.ZipFile(path) as archive:
        lost = any(part.startswith(_NOT_CARRIED) for part in archive.namelist())
    return (f"a copy leaves out the charts, pictures, pivot tables and threaded comments of {name}",) if lost else ()
