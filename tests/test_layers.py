"""What a person waits for never loads what only training or the app needs."""

import subprocess
import sys

import pytest

_HEAVY = (
    *("sklearn", "scipy", "joblib", "spacy", "torch", "transformers"),
    *("sqlalchemy", "alembic", "textual", "jinja2"),  # what is saved, shown and reported; nobody waits for it to read
)
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
        ("items", "--help"),
        ("escalate", "--help"),
        ("report", "--help"),
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


@pytest.mark.parametrize(
    "words", [("classify", "The printers jam."), ("triage", "examples/team_notes.md", "--limit", "2")]
)
def test_spacy_loads_for_an_explanation_and_for_nothing_else(words: tuple[str, ...]) -> None:
    """`--explain` is what brings it in; the same words without it are among the readings above."""
    for extra, loaded in (((), False), (("--explain",), True)):
        script = _LOOK.format(words=(*words, *extra), heavy=("spacy",))
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert ("spacy" in done.stderr.splitlines()[-1].split()) is loaded


@pytest.mark.parametrize("module", ["numpy", "openpyxl", "docx", "pydantic", "ruamel"])
def test_help_does_not_wait_for_libraries_of_other_commands(module: str) -> None:
    """`balcony --help` loads Typer and little more."""
    script = _LOOK.format(words=("--help",), heavy=(module,))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "loaded:"
