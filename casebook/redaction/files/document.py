"""Word documents: every paragraph of the text, tables, headers, footers, notes and comments, and their authors."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casebook.intake.spreadsheet import check_archive
from casebook.redaction.files.rewritten import Rewritten
from casebook.redaction.pieces import Editor, Piece, edited, edited_parts
from codebook.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{_W}t", f"{_W}delText", f"{_W}instrText")
# What is hidden never reaches over one of these: they stay where they are.
_BREAKS = tuple(f"{_W}{name}" for name in ("tab", "br", "cr", "noBreakHyphen"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHORS = (f"{_W}author", "{http://schemas.microsoft.com/office/word/2012/wordml}author")
_CORE = "docProps/core.xml"
_OWNERS = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
)
_PROGRAMS = ("python-docx", "Microsoft Office User", "Un-named")


def rewrite_document(path: Path, name: str, editor: Editor) -> Rewritten:
    """Walk a Word document; only parts in which something changes are written anew.

    Raises:
        InputError: It is no Word document, or damaged.
    """
    check_archive(path, name, "Word document")
    changed: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            parts = [each for each in names if each.startswith("word/") and each.endswith(".xml")]
            parts.sort(key=lambda each: each != "word/document.xml")  # people look for the text first
            for part in (*parts, *(each for each in names if each == _CORE or each.endswith(".xml.rels"))):
                new = _part(archive.read(part), part, editor)
                if new is not None:
                    changed[part] = new
    except (zipfile.BadZipFile, SyntaxError, KeyError, EOFError, NotImplementedError, RuntimeError) as err:
        raise InputError(f"{name} is damaged and cannot be read; save it again from Word") from err
    return Rewritten(lambda out: _save(path, changed, out))


def _save(path: Path, changed: dict[str, bytes], out: Path) -> None:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, changed.get(info.filename, old.read(info)))


def _part(data: bytes, part: str, editor: Editor) -> bytes | None:
    """A part with its texts changed; None where nothing was."""
    from docx.opc.oxml import serialize_part_xml  # 0.1 s that other files need not wait for
    from docx.oxml.parser import parse_xml

    root = parse_xml(data)
    place = None if part == "word/document.xml" else part
    if part.endswith(".rels"):
        changes = [_attribute(each, "Target", place, editor, is_name=False) for each in root if each.get("TargetMode")]
    elif part == _CORE:
        changes = [_owner(each, editor) for each in root if each.tag in _OWNERS and each.text]
    else:
        paragraphs = list(root.iter(f"{_W}p"))
        changes = [_paragraph(each, n, place, editor) for n, each in enumerate(paragraphs, 1)]
        for author in _AUTHORS:
            marked = [each for each in root.iter() if each.get(author)]
            changes += [_attribute(each, author, place, editor, is_name=True) for each in marked]
    return serialize_part_xml(root) if any(changes) else None


def _owner(element: Any, editor: Editor) -> bool:
    text = element.text
    element.text = edited(text, editor(Piece(text, column="author", is_name=text not in _PROGRAMS)))
    return bool(element.text != text)


def _attribute(element: Any, key: str, part: str | None, editor: Editor, *, is_name: bool) -> bool:
    text = element.get(key)
    new = edited(text, editor(Piece(text, sheet=part, column="author" if is_name else "link", is_name=is_name)))
    element.set(key, new)
    return bool(new != text)


def _paragraph(paragraph: Any, number: int, part: str | None, editor: Editor) -> bool:
    """Change a paragraph; a hidden text that changes its format halfway takes the format that it begins with."""
    pieces = list(_pieces(paragraph))
    texts = [element.text or "" if element.tag in _TEXTS else "\n" for element in pieces]
    whole = "".join(texts)
    edits = [each for each in editor(Piece(whole, number, part)) if each.start < each.end] if whole.strip() else []
    if not edits:
        return False
    for element, before, after in zip(pieces, texts, edited_parts(texts, edits), strict=True):
        if element.tag in _TEXTS and after != before:
            element.text = after
            element.set(_SPACE, "preserve")
    return True


def _pieces(element: Any) -> Iterator[Any]:
    """The texts and breaks of a paragraph, without those of a paragraph inside it, as in a text box."""
    for child in element:
        if child.tag in _TEXTS or (child.tag in _BREAKS and child.getparent().tag == f"{_W}r"):
            yield child
        elif child.tag != f"{_W}p":
            yield from _pieces(child)
