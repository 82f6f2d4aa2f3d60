"""Pages as one text of some format, or as a file by its ending."""

from collections.abc import Sequence
from pathlib import Path

from codebook.errors import UsageError
from codebook.writing import replacing
from strategies.handout.blocks import Page

_ENDINGS = {".html": "html", ".md": "md", ".docx": "docx"}


def as_text(pages: Sequence[Page], output_format: str, title: str) -> str:
    """All pages as `html`, `md` or `text`. Only what is asked for is loaded."""
    if output_format == "html":
        from strategies.handout.web import html_of

        return html_of(pages, title)
    if output_format == "md":
        from strategies.handout.markdown import markdown_of

        return markdown_of(pages)
    from strategies.handout.plain_text import text_of

    return text_of(pages)


def check_ending(path: Path) -> None:
    """See that a handout can be written in the format of a file's ending.

    Raises:
        UsageError: It cannot.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--out {path} must end in one of {', '.join(_ENDINGS)}")


def save(pages: Sequence[Page], path: Path, title: str) -> None:
    """Write a handout, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    output_format = _ENDINGS[path.suffix.lower()]
    with replacing(path) as draft:
        if output_format == "docx":
            from strategies.handout.word import write_word

            write_word(pages, draft)
        else:
            draft.write_text(as_text(pages, output_format, title), encoding="utf-8")
