"""`balcony export` and `balcony import` move a whole casebook."""

from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode


def test_a_casebook_comes_back_identically(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Items, verdicts, and what people said of pairs; exported again it is the same, byte for byte."""
    run("triage", "-", "--save", stdin=b"- Nobody covers lunch.\n- The copier jams every morning.\n")
    run("verdict", "1", "adaptive")
    run("items", "same", "1", "2")
    first, second = tmp_path / "first", tmp_path / "second"
    assert "items 2" in run("export", str(first)).out
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "other"))
    assert run("import", str(first)).code == ExitCode.DONE
    run("export", str(second))
    assert {p.name: p.read_bytes() for p in second.iterdir()} == {p.name: p.read_bytes() for p in first.iterdir()}
    assert "called it adaptive (item 1)" in run("undo").out


def test_a_casebook_that_holds_something_is_never_written_over(run, tmp_path: Path) -> None:
    """Nor is a folder."""
    run("triage", "-", "--save", stdin=b"- Nobody covers lunch.\n")
    run("export", str(tmp_path / "copy"))
    assert "not empty" in run("import", str(tmp_path / "copy")).err
    assert run("export", str(tmp_path / "copy")).code == ExitCode.INPUT
    assert run("import", str(tmp_path)).code == ExitCode.INPUT
