"""Finds which column holds what: exact header names first, then telling words, then the longest texts."""

import difflib
from collections.abc import Sequence
from statistics import median

from casebook.intake.fields import NAMES, Field, field_of, plain_header, tells_of_barriers
from codebook.errors import InputError

__all__ = ["Field", "field_of", "find_text_column", "known_headers", "named_column", "plain_header"]


_MAX_HEADER_WORDS = 10  # the question of a form is a header; an instruction is not
_MIN_TEXT_WORDS = 4  # of a column that no header names


def known_headers(row: Sequence[str]) -> int:
    """How many fields the cells of a row name; the most in a table's header."""
    return len({field for cell in row if cell.strip() and (field := field_of(cell))})


def find_text_column(header: Sequence[str], rows: Sequence[Sequence[str]], *, guess: bool = True) -> int | None:
    """The column that holds the items.

    Args:
        header: The headers.
        rows: The rows below it.
        guess: Whether to fall back on the column with the longest texts.

    Returns:
        The best exact name, else a header with a telling word, else the column whose texts are longest in the
        median; None if nothing fits.
    """
    plain = [plain_header(name) for name in header]
    for name in NAMES[Field.TEXT]:
        if name in plain:
            return plain.index(name)
    for index, name in enumerate(plain):
        if tells_of_barriers(name) and field_of(name) is None and len(name.split()) <= _MAX_HEADER_WORDS:
            return index
    if not guess:
        return None
    free = [index for index, name in enumerate(header) if field_of(name) in (None, Field.TEXT)]
    lengths = {index: _median_words(rows, index) for index in free}
    best = max(free, key=lambda index: lengths[index], default=None)
    if best is None or lengths[best] < _MIN_TEXT_WORDS:  # a list of actions holds no other texts than the actions
        named = [plain.index(name) for field in (Field.TITLE, Field.ACTION) for name in NAMES[field] if name in plain]
        longer = [index for index in named if _median_words(rows, index) > (lengths[best] if best is not None else 1)]
        best = max(longer, key=lambda index: _median_words(rows, index), default=best)
    return best if best is not None and _median_words(rows, best) >= 2 else None  # noqa: PLR2004 - one word is a code


def named_column(header: Sequence[str], wanted: str, where: str) -> int:
    """The column that a person named by its header.

    Raises:
        InputError: There is none; the message lists the headers and the nearest one.
    """
    plain = [plain_header(name) for name in header]
    if plain_header(wanted) in plain:
        return plain.index(plain_header(wanted))
    shown = ", ".join(repr(name) for name in header if name)
    near = difflib.get_close_matches(plain_header(wanted), plain, n=1)
    hint = f"; the nearest is {header[plain.index(near[0])]!r}" if near else ""
    raise InputError(f"{where} has no column {wanted!r}{hint}. Its columns are: {shown}")


def _median_words(rows: Sequence[Sequence[str]], column: int) -> float:
    counts = [len(row[column].split()) for row in rows if column < len(row) and row[column].strip()]
    return median(counts) if counts else 0
