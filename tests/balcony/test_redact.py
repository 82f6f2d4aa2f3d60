"""`balcony redact` as a person calls it."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Notes that name two people, one of them only on the roster, with words that look like markup."""
    file = tmp_path / "notes.txt"
    file.write_text("[bold]Mrs Stone[/foo] \x1b[31mrang\nWe asked Priya about it\n", encoding="utf-8")
    (tmp_path / "names.txt").write_text("Priya Natarajan\n", encoding="utf-8")
    return file


def test_redact_shows_what_would_be_hidden_and_writes_nothing(run, notes: Path, home_of_the_test: Path) -> None:
    """Row, kind and context on standard output; the words on standard error; no map, no copy."""
    ended = run("redact", str(notes), "--roster", str(notes.parent / "names.txt"))
    assert ended.code == ExitCode.DONE
    assert "«Stone»[/foo]" in ended.out
    assert "\x1b[31m" not in ended.out
    assert "[person 2]" in ended.out
    assert "2 person" in ended.err
    assert list(home_of_the_test.iterdir()) == []
    assert sorted(path.name for path in notes.parent.iterdir()) == ["names.txt", "notes.txt"]


def test_redact_hides_and_restores_with_the_map_of_the_data_folder(run, notes: Path, home_of_the_test: Path) -> None:
    """The copy holds marks, the map what they stand for, and the file is as it was."""
    before, copy, again = notes.read_bytes(), notes.parent / "copy.txt", notes.parent / "again.txt"
    ended = run("redact", str(notes), "--out", str(copy))
    assert ended.code == ExitCode.DONE
    assert ended.out == ""
    assert "Mrs [person 1][/foo]" in copy.read_text(encoding="utf-8")
    assert (home_of_the_test / "redaction_map.json").exists()
    assert run("redact", str(copy), "--restore", "--out", str(again)).code == ExitCode.DONE
    assert again.read_bytes() == before == notes.read_bytes()


def test_redact_jsonl_gives_one_line_for_each_thing(run, notes: Path) -> None:
    """For scripts: where, what and as what."""
    [line] = run("redact", str(notes), "--format", "jsonl").out.splitlines()
    record = json.loads(line)
    assert (record["row"], record["kind"], record["text"], record["mark"]) == (1, "person", "Stone", "[person 1]")


def test_redact_says_when_there_is_nothing_to_hide(run, tmp_path: Path) -> None:
    """Exit code 4, no copy, and a reminder of what rules cannot do."""
    file, out = tmp_path / "notes.txt", tmp_path / "copy.txt"
    file.write_text("The printers jam.\n", encoding="utf-8")
    ended = run("redact", str(file), "--out", str(out))
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert "--roster" in ended.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["notes.txt", "notes.md", "names.txt", "map.txt"])
def test_redact_never_writes_over_what_is_needed(run, notes: Path, name: str) -> None:
    """Not over the file, the roster or the map, nor as another kind of file."""
    kept = {path: path.read_bytes() for path in notes.parent.iterdir()}
    roster, book = str(notes.parent / "names.txt"), str(notes.parent / "map.txt")
    ended = run("redact", str(notes), "--roster", roster, "--map", book, "--out", str(notes.parent / name))
    assert ended.code == ExitCode.USAGE
    assert {path: path.read_bytes() for path in notes.parent.iterdir()} == kept


def test_redact_restore_asks_for_the_map_that_is_missing(run, notes: Path) -> None:
    """Exit code 3, with the option to name it."""
    ended = run("redact", str(notes), "--restore")
    assert ended.code == ExitCode.INPUT
    assert "--map" in ended.err


def test_redact_hides_the_speakers_of_the_example_call(run, tmp_path: Path) -> None:
    """No part of a speaker's name is left in the copy."""
    out = tmp_path / "call.vtt"
    assert run("redact", str(EXAMPLES / "coaching_call.vtt"), "--out", str(out)).code == ExitCode.DONE
    text = out.read_text(encoding="utf-8")
    assert not [name for name in ("Ottoline", "Halloway", "Lionel", "Crabtree", "Yuki", "Amsel") if name in text]
