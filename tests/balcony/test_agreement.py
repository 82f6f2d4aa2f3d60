"""`balcony agreement` compares annotators from files or from the casebook."""

import json
from pathlib import Path

from balcony.exit_codes import ExitCode


def _write(folder: Path, name: str, labels: str) -> str:
    words = {"n": "none", "t": "technical", "a": "adaptive"}
    rows = [
        {"id": str(n), "text": f"Text {n} [/bold]", "label": words[letter], "annotator": name}
        for n, letter in enumerate(labels)
    ]
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_two_files_give_every_figure_as_json(run, tmp_path: Path) -> None:
    """The figures are those that a person can work out by hand: 8 of 10 alike."""
    ended = run(
        "agreement", _write(tmp_path, "ana", "nnttaatnta"), _write(tmp_path, "ben", "nnttaatnna"), "--format", "json"
    )
    assert ended.code == ExitCode.DONE
    report = json.loads(ended.out)
    assert (report["items"], report["shared"], report["annotators"]) == (10, 10, {"ana": 10, "ben": 10})
    percent = report["label"]["overall"]["percent"]
    assert percent["value"] == 0.9
    assert percent["low"] < 0.9 < percent["high"]
    assert percent["few"] is True
    assert report["strategy"]["overall"]["alpha"]["value"] is None
    assert report["strategy"]["overall"]["alpha"]["reason"] == "nobody gave an answer"


def test_the_table_says_in_words_what_alpha_allows(run, tmp_path: Path) -> None:
    """And why a figure is missing."""
    ended = run("agreement", _write(tmp_path, "ana", "aaaa"), _write(tmp_path, "ben", "aaaa"))
    assert ended.code == ExitCode.DONE
    assert "Agreement has no figure: everyone answered 'adaptive' every time" in " ".join(ended.out.split())
    assert "nan" not in ended.out


def test_a_bad_line_is_one_line_on_standard_error(run, tmp_path: Path) -> None:
    """With file and line."""
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "x", "label": "maybe"}\n', encoding="utf-8")
    ended = run("agreement", str(path))
    assert ended.code == ExitCode.INPUT
    assert "bad.jsonl, line 1: label is 'maybe'" in ended.err


def test_an_empty_casebook_has_nothing_to_compare(run) -> None:
    """Exit code 4 and what to do."""
    ended = run("agreement")
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert "label some items first" in ended.err


def test_help_shows_a_worked_example(run) -> None:
    """As every command's does."""
    assert "balcony agreement ana.jsonl ben.jsonl" in run("agreement", "-h").out
