"""The pieces that a file is made of, and changes to them. What walks a file knows nothing of what is hidden."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, a line or a paragraph, with where it stands."""

    text: str
    row: int | None = None
    """Row, line or paragraph, from 1; None for what is about the whole file."""
    sheet: str | None = None
    column: str | None = None
    """The column, as its letter or number, or the key."""
    label: str | None = None
    """The header or key that says what a cell holds."""
    value: str = "text"
    """What the cell is: text, number or date."""
    is_name: bool = False
    """Whether the whole piece is somebody's name: an author, a speaker."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a piece that is replaced."""

    start: int
    end: int
    text: str
    value: str = "text"
    """What the piece becomes, where all of it is replaced: text, number or date."""


Editor = Callable[[Piece], Sequence[Edit]]
"""Says how a piece is to be changed."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made."""
    return edited_parts([text], edits)[0]


def edited_parts(parts: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """A text that lies in several parts, such as runs of one format, with its edits made.

    What is put in stands in the part where the edit begins; the other parts only lose what they held of it.
    """
    changed, offset = [], 0
    for part in parts:
        end, at, pieces = offset + len(part), 0, []
        for edit in edits:
            if edit.end <= offset or edit.start >= end:
                continue
            pieces.append(part[at : max(at, edit.start - offset)])
            pieces.append(edit.text if edit.start >= offset else "")
            at = min(len(part), edit.end - offset)
        changed.append("".join([*pieces, part[at:]]))
        offset = end
    return changed
