"""What a person waits for never loads what only training or the app needs."""

import subprocess
import sys

import pytest

_HEAVY = ("sklearn", "scipy", "joblib", "spacy", "textual", "torch", "transformers")
_LOOK = """
import sys
sys.argv = ["balcony", *{words!r}]
from balcony.errors_edge import run_at_edge
from balcony.main import app
code = run_at_edge(app)
print("loaded:", *sorted(name for name in sys.modules if name.split(".")[0] in {heavy!r}), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("triage", "--help"),
        ("--version",),
        ("doctor",),
        ("classify", "The printers jam."),
        ("triage", "examples/barrier_log.xlsx", "--limit", "3"),
        ("triage", "examples/leadership_minutes.docx"),
    ],
    ids=" ".join,
)
def test_reading_and_help_load_nothing_heavy(words: tuple[str, ...]) -> None:
    """A fresh interpreter runs the command; then `sys.modules` is looked at."""
    script = _LOOK.format(words=words, heavy=_HEAVY)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("module", ["numpy", "openpyxl", "docx", "pydantic", "ruamel"])
def test_help_does_not_wait_for_libraries_of_other_commands(module: str) -> None:
    """`balcony --help` loads Typer and little more."""
    script = _LOOK.format(words=("--help",), heavy=(module,))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "loaded:"
