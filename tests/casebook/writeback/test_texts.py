"""Writing csv, tsv, JSON, JSON lines and Markdown."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.added_columns import ADDED_COLUMNS, cell_text
from casebook.intake.choices import Choices
from casebook.intake.delimited import read_delimited
from casebook.intake.fields import Field
from casebook.intake.json_lines import read_json_lines
from casebook.items import DelimitedLayout, FileKind, Item, JsonLinesLayout, Log
from casebook.triage import Triaged
from casebook.writeback.texts import (
    guarded,
    write_delimited,
    write_delimited_back,
    write_json,
    write_json_lines,
    write_json_lines_back,
    write_markdown,
)

Stamp = Callable[[Sequence[Item]], list[Triaged]]
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def _read(text: str, kind: FileKind = FileKind.CSV) -> tuple[Log, DelimitedLayout]:
    log = read_delimited(text, "utf-8", name="x", path=None, kind=kind, choices=Choices({Field.TEXT: "barrier"}))
    assert isinstance(log.layout, DelimitedLayout)
    return log, log.layout


def _write_back(layout: DelimitedLayout, triaged: Sequence[Triaged]) -> str:
    file = io.StringIO(newline="")
    write_delimited_back(layout, triaged, file)
    return file.getvalue()


def _rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(
    rows=st.lists(st.lists(CELLS, max_size=4), max_size=6),
    kind=st.sampled_from([FileKind.CSV, FileKind.TSV]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_delimited_file_keeps_every_cell_of_every_row(
    rows: list[list[str]], kind: FileKind, end: str, stamped: Stamp
) -> None:
    """For any table of texts, with rows shorter and longer than the header; added cells come behind."""
    grid = [["id", "barrier", "owner"], ["1", "Nobody reads it", "Pat"], *rows]
    delimiter = "\t" if kind is FileKind.TSV else ","
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(grid)
    log, layout = _read(file.getvalue(), kind)
    written = _rows(_write_back(layout, stamped(log.items)), layout.delimiter)
    assert layout.delimiter == delimiter
    assert len(written) == len(grid)
    width = max(map(len, grid))
    for old, new in zip(grid, written, strict=True):
        assert new[: len(old)] == old
        assert not any(new[len(old) : width])
    assert written[0][width:] == list(ADDED_COLUMNS)
    assert written[1][width] == "adaptive"


@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_triaging_its_own_output_changes_no_delimited_file(rows: list[list[str]], stamped: Stamp) -> None:
    """Columns are refilled where they are, whatever stands in the others."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["id", "barrier", "owner"], ["1", "Nobody reads it", "Pat"], *rows])
    log, layout = _read(file.getvalue())
    once = _write_back(layout, stamped(log.items))
    log, layout = _read(once)
    assert _write_back(layout, stamped(log.items)) == once


def test_a_cell_beyond_the_header_outlives_a_refill(stamped: Stamp) -> None:
    """A person took the last headers off and wrote notes there."""
    log, layout = _read("barrier,balcony_label,owner\nNobody reads it,stale,Pat,a note\n")
    header, row = _rows(_write_back(layout, stamped(log.items)))
    assert header == ["barrier", "owner", "", *ADDED_COLUMNS]
    assert row[:4] == ["Nobody reads it", "Pat", "a note", "adaptive"]


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_and_line_ends_are_kept(delimiter: str, end: str, stamped: Stamp) -> None:
    """Titles and blank rows above the header stay as they are; rows without an item get blank cells."""
    lines = ["Log 2025", "", "id,barrier,owner", "1,Nobody reads it,Pat", ",,", "3,,Sam", ""]
    log, layout = _read(end.join(lines).replace(",", delimiter))
    written = _write_back(layout, stamped(log.items)).replace(delimiter, ",").split(end)
    assert [written[0], written[1], written[4], written[6]] == ["Log 2025", "", ",,", ""]
    assert written[2] == ",".join(["id", "barrier", "owner", *ADDED_COLUMNS])
    assert written[3].startswith("1,Nobody reads it,Pat,adaptive,")
    assert written[5] == "3,,Sam" + "," * len(ADDED_COLUMNS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_written_text_begins_a_formula(text: str, stamped: Stamp) -> None:
    """Neither an added cell nor a cell or header of a new table; an apostrophe goes before."""
    assert guarded(text) == "'" + text
    log, layout = _read("id,barrier\n1,Nobody reads it\n")
    [triaged] = stamped(log.items)
    hostile = replace(triaged, reading=replace(triaged.reading, model=text))
    assert _rows(_write_back(layout, [hostile]))[1][-1] == "'" + text
    file = io.StringIO(newline="")
    write_delimited([text], [[text]], file)
    assert _rows(file.getvalue()) == [["'" + text]] * 2


@pytest.mark.parametrize("text", ["Nobody reads it", "1-2", "'quoted'", "", "a = b"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    """A guard for all would spoil every text."""
    assert guarded(text) == text


def test_numbers_below_zero_are_no_formulas() -> None:
    """Only texts are guarded; truth values are words, nothing is nothing."""
    file = io.StringIO()
    write_delimited(["a", "b", "c", "d"], [[-1, 0.25, True, None]], file)
    assert file.getvalue() == "a,b,c,d\n-1,0.25,yes,\n"
    assert cell_text(False) == "no"


@given(objects=st.lists(st.dictionaries(st.text(max_size=8), VALUES, max_size=4), max_size=5))
def test_json_lines_keep_every_object(objects: list[dict[str, Any]], stamped: Stamp) -> None:
    """For any objects; the added keys come behind."""
    objects = [{**each, "text": "Nobody reads it"} for each in objects]
    text = "\n\n".join(json.dumps(each) for each in objects)
    log = read_json_lines(text, name="x", path=None)
    assert isinstance(log.layout, JsonLinesLayout)
    file = io.StringIO()
    write_json_lines_back(log.layout, stamped(log.items), file)
    written = [json.loads(line) for line in file.getvalue().split("\n")[:-1]]
    assert [{key: value for key, value in each.items() if key not in ADDED_COLUMNS} for each in written] == objects
    assert all(tuple(each)[-len(ADDED_COLUMNS) :] == ADDED_COLUMNS for each in written)


def test_json_and_json_lines_hold_the_same_records() -> None:
    """In letters that a person can read."""
    records = [{"text": "Größe\n“x”"}, {"text": None}]
    whole, lines = io.StringIO(), io.StringIO()
    write_json(records, whole)
    write_json_lines(records, lines)
    assert json.loads(whole.getvalue()) == [json.loads(line) for line in lines.getvalue().splitlines()] == records
    assert "Größe" in whole.getvalue()
    assert "Größe" in lines.getvalue()


def test_a_markdown_table_survives_pipes_and_line_breaks() -> None:
    """Every row is one line of as many cells."""
    file = io.StringIO()
    write_markdown(["a", "b"], [["x | y\nz", 0.5], [None, r"back\slash"]], file)
    assert file.getvalue().splitlines() == ["| a | b |", "| --- | --- |", r"| x \| y z | 0.5 |", r"|  | back\\slash |"]
