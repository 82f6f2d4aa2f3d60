"""`balcony evaluate`: the figures of a model, for people and for scripts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

_LINES = (
    ("1", "The printers jam.", "technical", None, "administration"),
    ("2", "Minutes of the last meeting were approved.", "none", None, None),
    ("3", "Night staff are never asked and those who spoke up were punished.", "adaptive", "voices", "leadership"),
    ("4", "The data portal is down [/bold] and the report cannot be printed.", "technical", None, "data"),
)


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    """Four annotations as `balcony agreement` has them, with a domain that looks like markup."""
    names = ("id", "text", "label", "strategy", "driver")
    records = [
        dict(zip(names, line, strict=True)) | {"annotator": "a1", "domain": "[red]x\x1b[2J", "kind": "minutes"}
        for line in _LINES
    ]
    path = tmp_path / "annotations.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_json_holds_every_figure_with_n_and_interval(run, annotations: Path) -> None:
    """Standard output is one JSON object; words go elsewhere."""
    ended = run("evaluate", str(annotations), "--format", "json")
    record = json.loads(ended.out)
    assert ended.code == ExitCode.DONE
    assert (record["n"], record["groups"]) == (4, 4)
    assert record["figures"]["accuracy"]["n"] == 4
    assert record["figures"]["driver_first"]["n"] == 3
    for figure in [*record["figures"].values(), *record["calibration"].values()]:
        assert {"value", "low", "high", "n", "majority", "keywords"} <= set(figure)
    assert sum(sum(row.values()) for row in record["confusion"].values()) == 4
    assert record["model"] in ended.err


def test_the_table_shows_names_as_they_are(run, annotations: Path) -> None:
    """A name in brackets is no markup, and an escape code does not reach the terminal."""
    ended = run("evaluate", str(annotations))
    assert "[red]x" in ended.out
    assert "\x1b" not in ended.out
    assert "three-way macro-F1" in ended.out
    assert "4, few" in ended.out


@pytest.mark.parametrize("ending", ["md", "json"])
def test_out_writes_what_the_format_prints(run, annotations: Path, tmp_path: Path, ending: str) -> None:
    """The ending of the name says which."""
    out = tmp_path / f"figures.{ending}"
    printed = run("evaluate", str(annotations), "--format", ending, "--out", str(out))
    assert out.read_text(encoding="utf-8") == printed.out
    assert f"Written to {out}" in printed.err


def test_without_a_file_the_dev_items_are_read(run) -> None:
    """Those that came with the program."""
    ended = run("evaluate", "--format", "json")
    record = json.loads(ended.out)
    assert ended.code == ExitCode.DONE
    assert record["n"] > 1000
    assert record["figures"]["macro_f1"]["value"] > record["figures"]["macro_f1"]["keywords"] + 0.1
    assert "read once" not in ended.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("{file}", "--split", "dev"), ExitCode.USAGE, "either FILE or --split"),
        (("{file}", "--out", "figures.txt"), ExitCode.USAGE, "must end in .md or .json"),
        (("--split", "train"), ExitCode.USAGE, "--split"),
        (("{folder}/missing.jsonl",), ExitCode.INPUT, "cannot be read"),
        (("{file}", "--out", "{folder}/no/where/figures.md"), ExitCode.INPUT, "cannot write"),
        (("{file}", "--model", "{folder}"), ExitCode.BROKEN, "no model in"),
        (("{folder}/empty.jsonl",), ExitCode.NOTHING_TO_DO, "no labelled text"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run, annotations: Path, tmp_path: Path, words: tuple[str, ...], code: ExitCode, says: str
) -> None:
    """With the exit code that belongs to it, and nothing on standard output."""
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    ended = run("evaluate", *(word.format(file=annotations, folder=tmp_path) for word in words))
    assert ended.code == code
    assert says in ended.err.splitlines()[-1]


def test_the_file_of_texts_is_never_replaced(run, annotations: Path, tmp_path: Path) -> None:
    """Not even by another name of it."""
    other = tmp_path / "other.json"
    os.link(annotations, other)
    before = annotations.read_bytes()
    ended = run("evaluate", str(annotations), "--out", str(other))
    assert ended.code == ExitCode.USAGE
    assert annotations.read_bytes() == before


def test_asking_for_the_test_items_warns_that_they_are_read_once(run, tmp_path: Path) -> None:
    """Before anything is measured: here no model is there to measure."""
    ended = run("evaluate", "--split", "test", "--model", str(tmp_path))
    assert "read once for each release" in ended.err
    assert ended.code == ExitCode.BROKEN


def test_measuring_never_loads_what_only_training_needs(annotations: Path) -> None:
    """A fresh interpreter measures; then `sys.modules` is looked at."""
    script = (
        "import sys; from balcony.errors_edge import run_at_edge; from balcony.main import app; run_at_edge(app); "
        "sys.exit(sum(name.split('.')[0] in ('sklearn', 'scipy', 'joblib', 'spacy', 'torch') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, "evaluate", str(annotations)], capture_output=True, check=True)
    assert b"three-way macro-F1" in done.stdout
