"""`balcony app` and what its first screen loads."""

import subprocess
import sys
from pathlib import Path


def test_the_app_needs_a_terminal(run) -> None:
    """One clear line, and the code of a wrong call."""
    ended = run("app")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "the app needs a terminal" in ended.err


def test_the_first_screen_waits_for_nothing_heavy() -> None:
    """The database, the playbook's checks, pictures and readers load behind it."""
    heavy = ("sqlalchemy", "alembic", "pydantic", "ruamel", "typer", "jinja2", "numpy", "openpyxl", "onnxruntime")
    script = f"import sys, tui.app; print(*(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_file_that_is_not_there_is_told_before_anything_opens(run, tmp_path: Path, monkeypatch) -> None:
    """Its name in the line."""
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    ended = run("app", str(tmp_path / "nowhere.csv"))
    assert ended.code == 3
    assert "nowhere.csv" in ended.err
