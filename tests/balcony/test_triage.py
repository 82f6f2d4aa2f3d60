"""`balcony triage` as a person calls it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from balcony.exit_codes import ExitCode
from casebook.added_columns import ADDED_COLUMNS

EXAMPLES = Path(__file__).parents[2] / "examples"
LOG = str(EXAMPLES / "barrier_log.xlsx")


def test_triage_prints_a_row_for_each_item_and_a_summary_on_standard_error(run) -> None:
    """The table goes to standard output, words to standard error."""
    ended = run("triage", LOG)
    assert ended.code == ExitCode.DONE
    assert "Two first grade rooms still have no" in ended.out
    assert "65 items:" in ended.err
    assert "column 'Barrier' of sheet 'Barrier log', header in row 4" in ended.err
    assert "items:" not in ended.out


def test_triage_says_where_the_workbook_was_written(run, tmp_path: Path) -> None:
    """The last line names the file, and the file holds the added columns."""
    out = tmp_path / "triaged.xlsx"
    ended = run("triage", LOG, "--out", str(out))
    assert ended.err.splitlines()[-1] == f"Written to {out}"
    header = [cell.value for cell in openpyxl.load_workbook(out)["Barrier log"][4]]
    assert tuple(header[-len(ADDED_COLUMNS) :]) == ADDED_COLUMNS


def test_triage_limit_reads_only_the_first_items(run) -> None:
    """`--limit 3` gives three records."""
    ended = run("triage", LOG, "--limit", "3", "--format", "jsonl")
    assert [json.loads(line)["row"] for line in ended.out.splitlines()] == [5, 6, 7]


def test_triage_json_is_one_array_of_full_readings(run) -> None:
    """JSON holds the probabilities as numbers that sum to 1."""
    records = json.loads(run("triage", LOG, "--limit", "4", "--format", "json").out)
    assert [record["sheet"] for record in records] == ["Barrier log"] * 4
    assert all(sum(record["p"].values()) == pytest.approx(1, abs=2e-4) for record in records)


def test_triage_csv_has_the_files_own_columns_then_ours(run) -> None:
    """The header of the printed csv."""
    header = next(csv.reader(io.StringIO(run("triage", LOG, "--limit", "1", "--format", "csv").out)))
    assert header[0] == "No."
    assert tuple(header[-len(ADDED_COLUMNS) :]) == ADDED_COLUMNS


def test_triage_markdown_is_a_table(run) -> None:
    """Header, rule and one line for each item."""
    lines = run("triage", str(EXAMPLES / "team_notes.md"), "--limit", "2", "--format", "md").out.splitlines()
    assert lines[0].startswith("| row | heading | item | balcony_label |")
    assert len(lines) == 4


@pytest.mark.parametrize("name", ["leadership_minutes.docx", "team_notes.md", "coaching_call.vtt", "barrier_log.csv"])
def test_triage_reads_every_example(run, name: str) -> None:
    """Each example comes out with at least twenty items."""
    ended = run("triage", str(EXAMPLES / name), "--format", "jsonl")
    assert ended.code == ExitCode.DONE
    assert len(ended.out.splitlines()) >= 20


def test_triage_reads_a_pipe(run) -> None:
    """`-` stands for standard input."""
    ended = run("triage", "-", "--format", "jsonl", stdin=b"- The printers jam.\n- Minutes approved.\n")
    assert [json.loads(line)["text"] for line in ended.out.splitlines()] == ["The printers jam.", "Minutes approved."]


def test_triage_writes_several_files_into_a_folder(run, tmp_path: Path) -> None:
    """Each file gets its own name with `_triaged`."""
    folder = tmp_path / "triaged"
    ended = run("triage", LOG, str(EXAMPLES / "team_notes.md"), "--limit", "1", "--out", str(folder))
    assert ended.code == ExitCode.DONE
    assert sorted(path.name for path in folder.iterdir()) == ["barrier_log_triaged.xlsx", "team_notes_triaged.xlsx"]


def test_triage_shows_brackets_and_keeps_control_characters_from_the_terminal(run) -> None:
    """A note is never markup, and cannot move the cursor."""
    ended = run("triage", "-", stdin=b"- he said [/foo] and [red]stop\x1b[2J to us\n")
    assert "[/foo]" in ended.out
    assert "[red]stop" in ended.out
    assert "\x1b" not in ended.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("triage", "absent.xlsx"), ExitCode.INPUT, "there is no file absent.xlsx"),
        (("triage", "minutes.pdf"), ExitCode.INPUT, "export the notes as docx or txt"),
        (("triage", LOG, "--text-column", "Bariers"), ExitCode.INPUT, "the nearest is 'Barrier'"),
        (("triage", LOG, "--sheet", "May"), ExitCode.INPUT, "its sheets are: 'Barrier log'"),
        (("triage", LOG, "--out", "out.exe"), ExitCode.USAGE, "must end in one of"),
        (("triage", LOG, "--out", LOG), ExitCode.USAGE, "is the log itself"),
        (("triage", LOG, LOG, "--out", "both.xlsx"), ExitCode.USAGE, "several files go into a folder"),
        (("triage", "-", "-", "--out", "folder"), ExitCode.USAGE, "can be given once"),
        (("triage",), ExitCode.USAGE, "Missing argument"),
        (("triage", LOG, "--format", "pdf"), ExitCode.USAGE, "'pdf'"),
        (("triage", LOG, "--limit", "0"), ExitCode.USAGE, "greater than or equal to 1"),
        (("triage", LOG, "--model", "nowhere"), ExitCode.BROKEN, "no model in nowhere"),
        (("triage", "-"), ExitCode.NOTHING_TO_DO, "holds no item"),
    ],
)
def test_triage_answers_a_bad_call_with_one_line_and_its_code(run, words, code: ExitCode, says: str) -> None:
    """What, where, what to do, on one line of standard error; nothing on standard output."""
    ended = run(*words)
    assert ended.code == code
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert ended.out == ""


def test_triage_that_fails_leaves_no_file_behind(run, tmp_path: Path) -> None:
    """A bad file among good ones: nothing is written."""
    folder = tmp_path / "triaged"
    ended = run("triage", LOG, str(tmp_path / "absent.csv"), "--out", str(folder))
    assert ended.code == ExitCode.INPUT
    assert not folder.exists()
