"""Writing a triaged log: as the same kind with columns added, or as another kind."""

import codecs
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from casebook.added_columns import ADDED_COLUMNS
from casebook.intake.reading import read_log
from casebook.items import Log
from casebook.triage import Triaged
from casebook.writeback.writing import OutputKind, output_kind, write_log, write_rows
from codebook.errors import InputError, OutputError, UsageError

Triage = Callable[[Log], list[Triaged]]
LOGS = ["barrier_log.xlsx", "barrier_log.csv", "leadership_minutes.docx", "team_notes.md", "coaching_call.vtt"]


def _table(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        return [["" if c is None else str(c) for c in row] for row in openpyxl.load_workbook(path)["Triaged"].values]
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ","))


@pytest.mark.parametrize("name", [name for name in LOGS if not name.endswith("xlsx")])
@pytest.mark.parametrize("suffix", [".xlsx", ".tsv"])
def test_a_log_of_another_kind_becomes_a_new_table(
    name: str, suffix: str, examples: Path, tmp_path: Path, triaged: Triage
) -> None:
    """A row for each item: its own columns or where it stands, then the added ones."""
    log, out = read_log(examples / name, limit=5), tmp_path / f"out{suffix}"
    write_log(log, triaged(log), out)
    header, *rows = _table(out)
    assert header[-len(ADDED_COLUMNS) :] == list(ADDED_COLUMNS)
    assert header[: -len(ADDED_COLUMNS)] == (list(log.items[0].columns) if log.layout else ["row", "heading", "item"])
    assert len(rows) == len(log.items)
    for item, row in zip(log.items, rows, strict=True):
        assert item.text in row


def test_a_csv_is_given_back_in_its_own_encoding(examples: Path, tmp_path: Path, triaged: Triage) -> None:
    """The example has a byte order mark, without which Excel misreads it."""
    log, out = read_log(examples / "barrier_log.csv"), tmp_path / "out.csv"
    write_log(log, triaged(log), out)
    assert out.read_bytes().startswith(codecs.BOM_UTF8)
    with (examples / "barrier_log.csv").open(encoding="utf-8-sig", newline="") as file:
        before = list(csv.reader(file))
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row[: len(before[0])] for row in csv.reader(file)] == before


def test_what_an_old_encoding_lacks_is_replaced_not_refused(tmp_path: Path, triaged: Triage) -> None:
    """The log's own cells fit; only the model's advice might not."""
    path, out = tmp_path / "log.csv", tmp_path / "out.csv"
    path.write_bytes("id,barrier\n1,Учителя не знают кто за это отвечает и молчат об этом\n".encode("cp1251"))
    log = read_log(path)
    write_log(log, triaged(log), out)
    assert out.read_bytes().split(b"\n")[1].startswith(path.read_bytes().split(b"\n")[1])


def test_json_lines_are_given_back_with_keys_added(tmp_path: Path, triaged: Triage) -> None:
    """As another kind they become records."""
    path = tmp_path / "log.jsonl"
    path.write_text('{"text": "Nobody reads the minutes", "n": [1]}\n')
    log = read_log(path)
    write_log(log, triaged(log), tmp_path / "out.jsonl")
    write_log(log, triaged(log), tmp_path / "out.json")
    [record] = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(record) == ["text", "n", *ADDED_COLUMNS]
    [full] = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert full["text"] == record["text"]
    assert sum(full["p"].values()) == pytest.approx(1, abs=1e-3)


def test_control_characters_do_not_stop_a_workbook(tmp_path: Path, triaged: Triage) -> None:
    """What no workbook can hold is shown as replaced; brackets are text."""
    path, out = tmp_path / "log.jsonl", tmp_path / "out.xlsx"
    path.write_text(json.dumps({"text": "[red]Nobody[/] \x1b[31m\x00\ufffe\uffff\ud800 reads it"}))
    log = read_log(path)
    write_log(log, triaged(log), out)
    assert _table(out)[1][0] == "[red]Nobody[/] \ufffd[31m\ufffd\ufffd\ufffd? reads it"


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.docx", "out.csv.bak"])
def test_an_ending_that_cannot_be_written_is_wrong_usage(name: str) -> None:
    """The message lists those that can."""
    with pytest.raises(UsageError, match=rf"--out {name}: the name must end in one of \.xlsx, \.csv, .*\.md$"):
        output_kind(Path(name))


@pytest.mark.parametrize("link", [False, True], ids=["itself", "link"])
def test_a_log_is_never_written_over(link: bool, tmp_path: Path, triaged: Triage) -> None:
    """Not even under another name."""
    path = out = tmp_path / "log.csv"
    path.write_text("id,barrier\n1,Nobody reads it\n")
    if link:
        out = tmp_path / "out.csv"
        out.symlink_to(path)
    log = read_log(path)
    with pytest.raises(UsageError, match="is the log itself; choose another name"):
        write_log(log, triaged(log), out)
    assert path.read_text() == "id,barrier\n1,Nobody reads it\n"


@pytest.mark.parametrize("suffix", list(OutputKind))
def test_a_missing_folder_is_an_error_of_the_output(
    suffix: str, examples: Path, tmp_path: Path, triaged: Triage
) -> None:
    """Whatever the kind, and nothing is left behind."""
    log = read_log(examples / "barrier_log.xlsx", limit=1)
    with pytest.raises(OutputError, match="cannot write"):
        write_log(log, triaged(log), tmp_path / "no" / "missing" / f"out.{suffix}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("old", [b"old", None])
def test_a_workbook_damaged_since_it_was_read_leaves_the_output_as_it_was(
    old: bytes | None, examples: Path, tmp_path: Path, triaged: Triage
) -> None:
    """It is read again to be given back."""
    path, out = tmp_path / "log.xlsx", tmp_path / "out.xlsx"
    path.write_bytes((examples / "barrier_log.xlsx").read_bytes())
    if old:
        out.write_bytes(old)
    log = read_log(path, limit=1)
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match=r"log\.xlsx is not a workbook, or only half of one"):
        write_log(log, triaged(log), out)
    assert {each.name for each in tmp_path.iterdir()} == ({"log.xlsx", "out.xlsx"} if old else {"log.xlsx"})
    assert not old or out.read_bytes() == old


@pytest.mark.parametrize("kind", [OutputKind.CSV, OutputKind.TSV, OutputKind.MD, OutputKind.JSON, OutputKind.JSONL])
def test_every_kind_of_text_holds_every_item(kind: OutputKind, examples: Path, triaged: Triage) -> None:
    """As it is printed."""
    log = read_log(examples / "team_notes.md")
    file = io.StringIO()
    write_rows(log, triaged(log), kind, file)
    assert all(item.text in file.getvalue().replace("\\|", "|").replace('\\"', '"') for item in log.items)
