"""`balcony escalate` asks, writes the memo, and keeps the answer."""

import json
from pathlib import Path

import docx
import pytest

from balcony.exit_codes import ExitCode
from casebook.preferences import Preferences, save_preferences


@pytest.fixture(autouse=True)
def saved(run) -> None:
    """One item in the casebook."""
    run("triage", "-", "--save", stdin=b"- The lease for the copier has run out and only the district may sign.\n")


def test_an_item_is_raised_with_a_memo(run, tmp_path: Path) -> None:
    """The number may stand where a command would."""
    memo = tmp_path / "memo.docx"
    ended = run(
        "escalate", "1", "--to", "District", "--ask", "Sign the lease", "--by", "2031-03-31", "--out", str(memo)
    )
    assert ended.code == ExitCode.DONE
    assert "Kept as escalation 1, to District." in ended.err
    assert "still lacks: What we have tried" in ended.err or "still lacks: From" in ended.err
    words = "\n".join(cell.text for row in docx.Document(str(memo)).tables[0].rows for cell in row.cells)
    assert "Sign the lease" in words
    assert "2031-03-31" in words


def test_without_a_file_the_memo_is_printed(run) -> None:
    """As Markdown."""
    out = run("escalate", "1", "--to", "state").out
    assert out.startswith("# Memo to the next level: State")
    assert "The lease for the copier has run out" in out


def test_an_answer_is_kept_and_what_waits_is_listed(run) -> None:
    """A second answer takes the place of the first, and says so."""
    run("escalate", "1", "--to", "district", "--ask", "Sign the lease")
    assert "Sign the lease" in run("escalate", "list", "--waiting").out
    assert run("escalate", "answer", "1", "Not this year", "--on", "2026-03-02").code == ExitCode.DONE
    assert run("escalate", "list", "--waiting").code == ExitCode.NOTHING_TO_DO
    [kept] = json.loads(run("escalate", "list", "--format", "json").out)
    assert (kept["answer"], kept["answered"]) == ("Not this year", "2026-03-02")
    assert "Not this year" in run("escalate", "answer", "1", "Yes after all").err


def test_an_organisations_own_level_is_understood(run) -> None:
    """As the settings name it."""
    save_preferences(Preferences(level_names={"district": "Trust"}))
    assert "to Trust" in run("escalate", "1", "--to", "trust").err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("1", "--to", "moon"), "no level 'moon'"),
        (("1", "--to", "district", "--by", "2020-01-01"), "is past"),
        (("1", "--to", "district", "--by", "soon"), "write it as"),
        (("1", "--to", "district", "--out", "memo.pdf"), ".docx or .md"),
        (("answer", "1", " "), "write what the answer was"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_kept(run, words: tuple[str, ...], hint: str) -> None:
    """Nothing is listed afterwards."""
    ended = run("escalate", *words)
    assert ended.code == ExitCode.USAGE
    assert hint in ended.err
    assert run("escalate", "list").code == ExitCode.NOTHING_TO_DO


def test_undo_says_that_only_the_answer_goes(run) -> None:
    """Then the request itself, in other words."""
    run("escalate", "1", "--to", "district", "--ask", "Sign the lease")
    run("escalate", "answer", "1", "Not this year")
    assert run("undo").out == "taken back: the answer from district: Not this year (item 1)\n"
    [kept] = json.loads(run("escalate", "list", "--format", "json").out)
    assert kept["answer"] in ("", None)
    assert run("redo").out == "brought back: the answer from district: Not this year (item 1)\n"
    run("undo")
    assert run("undo").out == "taken back: raised to district: Sign the lease (item 1)\n"
