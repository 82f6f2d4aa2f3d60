"""Every command that writes a file says in one line why it cannot, with the documented code, and leaves nothing."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

CHECKOUT = Path(__file__).parents[2]
LOG = str(CHECKOUT / "examples/barrier_log.csv")
WORKBOOK = str(CHECKOUT / "examples/barrier_log.xlsx")
MINUTES = str(CHECKOUT / "examples/leadership_minutes.docx")
WRITERS = [
    ("triage", LOG, "--limit", "2", "--out", "x.csv"),
    ("report", "--out", "x.html"),
    ("export", "x"),
    ("redact", MINUTES, "--out", "x.docx"),
    ("redact", MINUTES, "--out", "../copy.docx", "--map", "x.json"),
    ("playbook", "print", "--out", "x.html"),
    ("evaluate", "--out", "x.md"),
    ("annotations", "export", "x.jsonl"),
    ("readiness", "--items", "x.jsonl"),
]


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: " ".join(words[:2]).replace(str(CHECKOUT), ""))
def test_a_path_of_which_more_than_one_folder_is_missing_is_refused(run, words, tmp_path: Path) -> None:
    """A misspelt path is not made."""
    *before, name = words
    if "../copy.docx" in before:
        before[before.index("../copy.docx")] = str(tmp_path / "copy.docx")
    ended = run(*before, str(tmp_path / "no" / "such" / name))
    assert ended.code == ExitCode.INPUT
    assert not (tmp_path / "no").exists()
    assert not (tmp_path / "copy.docx").exists()
    assert sum(line.startswith("balcony: ") for line in ended.err.splitlines()) == 1


def test_the_one_folder_that_is_made_is_told(run, tmp_path: Path) -> None:
    """Before it is."""
    out = tmp_path / "autumn" / "x.csv"
    ended = run("triage", LOG, "--limit", "2", "--out", str(out))
    assert ended.code == ExitCode.DONE
    assert f"the folder {out.parent} is not there yet and will be made" in ended.err
    assert out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("triage", LOG, "--limit", "2", "--out", "x.csv"),
        ("triage", WORKBOOK, "--limit", "2", "--out", "x.xlsx"),
        ("playbook", "print", "--out", "x.docx"),
        ("redact", MINUTES, "--out", "x.docx"),
    ],
    ids=lambda words: f"{words[0]} {words[-1]}",
)
def test_a_disk_that_is_full_leaves_no_half_file(words: tuple[str, ...], tmp_path: Path) -> None:
    """One line and no traceback, in a process of its own that may write 200 bytes to a file."""
    folder = tmp_path / "out"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "balcony", *words[:-1], str(folder / words[-1])],
        capture_output=True,
        text=True,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "BALCONY_HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
    )
    assert done.returncode == ExitCode.INPUT, done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a place where nobody can make anything, on Linux")
@pytest.mark.parametrize("words", [("items",), ("triage", LOG, "--save"), ("report", "--out", "x.html")])
def test_a_data_folder_that_cannot_be_made_is_named(
    run, words, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Even by root, whom permissions do not stop."""
    monkeypatch.setenv("BALCONY_HOME", "/proc/balcony")
    monkeypatch.chdir(tmp_path)
    ended = run(*words)
    assert ended.code == ExitCode.INPUT
    assert "set BALCONY_HOME to a folder of your own" in ended.err.splitlines()[-1]
