"""Finds which column holds what: by the names of headers, by telling words, by what the values look like."""

import difflib
from collections.abc import Sequence
from statistics import median

from casebook.intake.fields import NAMES, Field, field_of, plain_header
from casebook.intake.text_choice import TextChoice, choose_text
from codebook.errors import InputError

__all__ = ["Field", "field_of", "find_text", "known_headers", "named_column", "plain_header"]

_MIN_TEXT_WORDS = 4  # of a column that no header names


def known_headers(row: Sequence[str]) -> int:
    """How many fields the cells of a row name; the most in a table's header."""
    return len({field for cell in row if cell.strip() and (field := field_of(cell))})


def find_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> TextChoice | None:
    """The column that holds the items, and whether that is clear."""
    chosen = choose_text(header, rows)
    if chosen is not None and (chosen.named or _median_words(rows, chosen.column) >= _MIN_TEXT_WORDS):
        return chosen
    # a list of actions holds no other texts than the actions
    plain = [plain_header(name) for name in header]
    named = [plain.index(name) for field in (Field.TITLE, Field.ACTION) for name in NAMES[field] if name in plain]
    least = _median_words(rows, chosen.column) if chosen else 1
    longer = [index for index in named if _median_words(rows, index) > least]
    return TextChoice(max(longer, key=lambda index: _median_words(rows, index)), named=False) if longer else chosen


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
