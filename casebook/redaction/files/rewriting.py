"""Changes a file piece by piece, whatever kind it is; everything between the pieces stays as it was."""

from pathlib import Path

from casebook.intake.reading import kind_of
from casebook.items import FileKind
from casebook.redaction.files.rewritten import Rewritten
from casebook.redaction.pieces import Editor
from codebook.errors import InputError, UsageError


def check_target(path: Path, out: Path) -> None:
    """See that a copy may be written there.

    Raises:
        UsageError: It is another kind of file, or the file itself.
        InputError: The file is of a kind that cannot be read.
    """
    if kind_of(path) is not _kind_or_none(out):
        raise UsageError(f"--out {out}: the copy is the same kind of file, so its name must end in {path.suffix}")
    if out.exists() and path.exists() and out.samefile(path):
        raise UsageError(f"--out {out} is the file itself; choose another name, so that yours stays as it is")


def rewrite(path: Path, editor: Editor) -> Rewritten:
    """Walk a file.

    Args:
        path: The file; its suffix says which kind. It is only read.
        editor: Asked for each piece how it is to be changed.

    Returns:
        The changed file, to be saved.

    Raises:
        InputError: The file is missing, damaged, or of a kind that cannot be read.
    """
    kind, name = kind_of(path), str(path)
    if not path.is_file():
        raise InputError(f"there is no file {name}" if not path.exists() else f"{name} is a folder; name a file in it")
    if kind is FileKind.XLSX:
        from casebook.redaction.files.workbook import rewrite_workbook  # openpyxl, for workbooks only

        return rewrite_workbook(path, name, editor)
    if kind is FileKind.DOCX:
        from casebook.redaction.files.document import rewrite_document

        return rewrite_document(path, name, editor)
    from casebook.redaction.files.texts import rewrite_text

    return rewrite_text(path, kind, editor)


def _kind_or_none(path: Path) -> FileKind | None:
    try:
        return kind_of(path)
    except InputError:
        return None
