"""Items and the log that they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from casebook.intake.mapping import ColumnMapping


class FileKind(StrEnum):
    """The kinds of file that can be read, by suffix."""

    XLSX = "xlsx"
    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"
    DOCX = "docx"
    MD = "md"
    TXT = "txt"
    VTT = "vtt"
    SRT = "srt"


@dataclass(frozen=True, slots=True)
class Item:
    """One barrier, or one statement taken out of notes, with where it stands."""

    id: str
    """The log's own id where it has one, else the row or line number."""
    text: str
    row: int
    """Row (tables) or line (notes) in the file, from 1."""
    sheet: str | None = None
    """The workbook's sheet."""
    heading: str | None = None
    """The heading that a statement stands under, or who speaks."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The row's own cells by header; empty for notes."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Where a workbook's table stands."""

    header_row: int
    """From 1."""
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkbookLayout:
    """What is needed to give a workbook back with columns added."""

    sheets: Mapping[str, SheetLayout]
    """By the name of each sheet that holds items."""


@dataclass(frozen=True, slots=True)
class DelimitedLayout:
    """What is needed to give a csv or tsv file back with columns added."""

    records: tuple[tuple[str, ...], ...]
    """Every record of the file, title rows and blank ones too; row 1 is the first."""
    header_row: int
    delimiter: str
    encoding: str
    line_end: str


@dataclass(frozen=True, slots=True)
class JsonLinesLayout:
    """What is needed to give JSON lines back with keys added."""

    records: Mapping[int, Mapping[str, Any]]
    """By line number; blank lines are left out."""


Layout = WorkbookLayout | DelimitedLayout | JsonLinesLayout


@dataclass(frozen=True)
class Log:
    """A file that was read: its items, and what is needed to write it back."""

    name: str
    """The file as the person named it."""
    path: Path | None
    """None for standard input."""
    kind: FileKind
    items: tuple[Item, ...]
    layout: Layout | None = None
    """None for notes and transcripts, which have no columns to add to."""
    notes: tuple[str, ...] = ()
    """What the reader found out and a person should see: the column read, a guessed encoding."""
    doubts: tuple[str, ...] = ()
    """What may be read wrongly, each in a sentence that says what to do: the column of texts, the order of dates."""
    mapping: ColumnMapping | None = None
    """What the columns hold, for `casebook.intake.facts_of`."""
