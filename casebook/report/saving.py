"""Writes a report as the file's ending says, whole or not at all."""

from pathlib import Path

from casebook.report.blocks import Report
from codebook.errors import UsageError
from codebook.writing import replacing

_ENDINGS = (".html", ".md", ".docx")


def check_ending(path: Path) -> None:
    """See that a report can be written as that file; before anything is read.

    Raises:
        UsageError: It cannot.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--out {path} must end in one of {', '.join(_ENDINGS)}")


def save(report: Report, path: Path) -> None:
    """Write a report.

    Raises:
        OutputError: The file cannot be written; what was there before stays.
    """
    ending = path.suffix.lower()
    with replacing(path) as draft:
        if ending == ".docx":
            from casebook.report.word import write_word

            write_word(report, draft)
            return
        if ending == ".md":
            from casebook.report.markdown import markdown_of

            text = markdown_of(report)
        else:
            from casebook.report.web import html_of

            text = html_of(report)
        # A half of a character pair, as broken files hold it, cannot be written as UTF-8.
        draft.write_text(text, encoding="utf-8", errors="replace", newline="\n")
