"""`balcony triage --save` keeps what it read, and says what was raised before."""

import json
from pathlib import Path

from balcony.exit_codes import ExitCode

EXAMPLES = Path(__file__).parents[2] / "examples"
LOG = str(EXAMPLES / "barrier_log.csv")


def test_save_prints_as_before_and_then_says_what_was_saved(run) -> None:
    """The table is the same; the words come at the end."""
    plain, saved = run("triage", LOG), run("triage", LOG, "--save")
    assert saved.code == ExitCode.DONE
    assert saved.out == plain.out
    assert saved.err.startswith(plain.err)
    assert "Saved as log 1: 21 items new" in saved.err


def test_the_same_command_again_saves_nothing_twice(run) -> None:
    """It says which log it is."""
    run("triage", LOG, "--save")
    again = run("triage", LOG, "--save")
    assert again.code == ExitCode.DONE
    assert "in the casebook already, as log 1; nothing was saved" in again.err
    assert "21 items." in run("items").err


def test_what_came_back_after_a_fix_is_named(run, tmp_path: Path) -> None:
    """With the item that was settled before."""
    header = "Date,School,Barrier,Status,Closed\n"
    text = "The rosters do not sync into the screening platform."
    (tmp_path / "may.csv").write_text(f"{header}5/4/2026,Ash,{text},Closed,5/8/2026\n", "utf-8")
    (tmp_path / "june.csv").write_text(f"{header}6/8/2026,Ash,{text},Open,\n", "utf-8")
    ended = run("triage", str(tmp_path / "may.csv"), str(tmp_path / "june.csv"), "--save")
    assert "came back after a fix: item 2 (“The rosters" in ended.err
    assert "settled before as item 1" in ended.err
    assert "1 item says what was said before, here or elsewhere." in ended.err
    back = run("items", "--came-back", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in back] == [2]
    assert '"after_fix": true' in back[0]
    assert "↺ after a fix" in run("items", "--came-back").out
    assert len(run("items", "--more-than-once", "--format", "jsonl").out.splitlines()) == 2


def test_save_keeps_whole_logs_and_signs_them(run) -> None:
    """A part of a log would stand in the way of the rest."""
    ended = run("triage", LOG, "--save", "--limit", "3")
    assert ended.code == ExitCode.USAGE
    assert run("items").code == ExitCode.NOTHING_TO_DO


def test_a_pipe_can_be_saved_too(run) -> None:
    """Notes that never were a file."""
    ended = run("triage", "-", "--save", stdin=b"- Nobody covers lunch.\n- The copier jams every morning.\n")
    assert "standard input: Saved as log 1: 2 items new" in ended.err
