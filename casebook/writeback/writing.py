"""Writes a triaged log: as the same kind of file with columns added, or as a new file of another kind."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from casebook.added_columns import ADDED_COLUMNS, Cell, added_cells
from casebook.items import DelimitedLayout, JsonLinesLayout, Log, WorkbookLayout
from casebook.triage import Triaged
from casebook.writeback.texts import (
    write_delimited,
    write_delimited_back,
    write_json,
    write_json_lines,
    write_json_lines_back,
    write_markdown,
)
from codebook.errors import UsageError
from codebook.writing import replacing


class OutputKind(StrEnum):
    """The kinds of file that can be written, by suffix."""

    XLSX = "xlsx"
    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"
    JSON = "json"
    MD = "md"


def output_kind(path: Path) -> OutputKind:
    """The kind of file to write.

    Raises:
        UsageError: The suffix names none that can be written.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in list(OutputKind):
        raise UsageError(f"--out {path}: the name must end in one of .{', .'.join(OutputKind)}")
    return OutputKind(suffix)


def refuse_same_file(log: Path, out: Path) -> None:
    """Keep a log from being replaced by its triaged copy.

    Raises:
        UsageError: Both are the same file.
    """
    if out.exists() and log.exists() and out.samefile(log):
        raise UsageError(f"--out {out} is the log itself; choose another name, so that the log stays as it is")


def write_log(log: Log, triaged: Sequence[Triaged], out: Path) -> tuple[str, ...]:
    """Write a triaged log to a file, whole or not at all.

    Args:
        log: The log as it was read.
        triaged: Its items.
        out: The file; its suffix says which kind.

    Returns:
        Notes that a person should see.

    Raises:
        UsageError: `out` is the log itself, or of a kind that cannot be written.
        OutputError: The file cannot be written.
    """
    kind = output_kind(out)
    if log.path is not None:
        refuse_same_file(log.path, out)
    with replacing(out) as draft:
        if kind is OutputKind.XLSX:
            return _write_workbook(log, triaged, draft)
        encoding = log.layout.encoding if _is_same_delimited(log, kind) else "utf-8"  # type: ignore[union-attr]
        with draft.open("w", encoding=encoding, errors="replace", newline="") as file:
            _write_text(log, triaged, kind, file)
    return ()


def write_rows(log: Log, triaged: Sequence[Triaged], kind: OutputKind, file: TextIO) -> None:
    """Write items to an open text file as a new table or as JSON, whatever kind of file they came from."""
    if kind is OutputKind.JSON:
        write_json(records(triaged), file)
    elif kind is OutputKind.JSONL:
        write_json_lines(records(triaged), file)
    elif kind is OutputKind.MD:
        write_markdown(*item_rows(log, triaged), file)
    else:
        write_delimited(*item_rows(log, triaged), file, "\t" if kind is OutputKind.TSV else ",")


def records(triaged: Sequence[Triaged]) -> list[dict[str, Any]]:
    """One record for each item: where it stands, its text, the reading in full, and the advice."""
    return [
        {
            "id": each.item.id,
            "sheet": each.item.sheet,
            "row": each.item.row,
            "heading": each.item.heading,
            "text": each.item.text,
            **each.reading.as_record(),
            "approach": each.advice.approach if each.advice else None,
            "first_move": each.advice.first_move if each.advice else None,
        }
        for each in triaged
    ]


def item_rows(log: Log, triaged: Sequence[Triaged]) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of a new table: the file's own columns, or for notes where each item stands and its text."""
    if log.layout is None:
        header = ["row", "heading", "item", *ADDED_COLUMNS]
        return header, [[t.item.row, t.item.heading, t.item.text, *added_cells(t).values()] for t in triaged]
    own = [name for name in dict.fromkeys(c for t in triaged for c in t.item.columns) if name not in ADDED_COLUMNS]
    return [*own, *ADDED_COLUMNS], [
        [*(t.item.columns.get(name) for name in own), *added_cells(t).values()] for t in triaged
    ]


def _write_workbook(log: Log, triaged: Sequence[Triaged], draft: Path) -> tuple[str, ...]:
    from casebook.writeback.workbook import write_new_workbook, write_workbook  # openpyxl, for workbooks only

    if isinstance(log.layout, WorkbookLayout):
        return write_workbook(log, log.layout, triaged, draft)
    write_new_workbook(*item_rows(log, triaged), draft)
    return ()


def _is_same_delimited(log: Log, kind: OutputKind) -> bool:
    return isinstance(log.layout, DelimitedLayout) and log.kind == kind.value


def _write_text(log: Log, triaged: Sequence[Triaged], kind: OutputKind, file: TextIO) -> None:
    if _is_same_delimited(log, kind):
        assert isinstance(log.layout, DelimitedLayout)  # noqa: S101 - just asked
        write_delimited_back(log.layout, triaged, file)
    elif isinstance(log.layout, JsonLinesLayout) and kind is OutputKind.JSONL:
        write_json_lines_back(log.layout, triaged, file)
    else:
        write_rows(log, triaged, kind, file)
