"""`balcony data check` reports on a folder of training items and fails where it should."""

import json
from pathlib import Path

from balcony.exit_codes import ExitCode

_ITEM = {"id": "a-1", "text": "The printers jam.", "label": "technical", "strategy": None, "strategy_2": None}
_ITEM |= {"driver": "administration", "mixed": False, "confidence": "high", "domain": "health", "kind": "note"}
_ITEM |= {"pair": None, "document": None, "annotator": "author-plain"}
_STRATEGIES = ("balcony", "identify", "distress", "attention", "give_back", "voices")
_DRIVERS = ("selection", "training", "coaching", "fidelity", "data", "administration", "systems", "leadership")


def _write(folder: Path, records: list[dict[str, object]], splits: list[str]) -> Path:
    (folder / "items").mkdir()
    (folder / "items" / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    lines = "".join(f"{record['id']}\t{split}\n" for record, split in zip(records, splits, strict=True))
    (folder / "splits.tsv").write_text(lines, encoding="utf-8")
    return folder


def _sound(folder: Path) -> Path:
    """Every label, strategy and driver once in train, and one item in dev: thin, and not wrong."""
    keys = [("technical", None, driver) for driver in _DRIVERS]
    keys += [("adaptive", strategy, "leadership") for strategy in _STRATEGIES]
    keys += [("none", None, None), ("none", None, None)]
    records = [
        _ITEM
        | {"id": f"n-{n}", "text": f"{'abcdefghijklmnop'[n] * 3} [/bold]", "label": label}
        | {"strategy": strategy, "driver": driver}
        for n, (label, strategy, driver) in enumerate(keys)
    ]
    return _write(folder, records, ["train"] * (len(keys) - 1) + ["dev"])


def test_warnings_alone_are_no_failure(run, tmp_path: Path) -> None:
    """Thin data is said to be thin, and the command is done."""
    ended = run("data", "check", str(_sound(tmp_path)))
    assert ended.code == ExitCode.DONE
    assert "warn" in ended.out
    assert "0 fail" in ended.err


def test_a_broken_line_fails_with_its_place_and_without_a_crash(run, tmp_path: Path) -> None:
    """File, line and the key; the person's text is shown as it stands, not as markup."""
    folder = _sound(tmp_path)
    with (folder / "items" / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(_ITEM | {"label": "[/foo]"}) + "\n")
    ended = run("data", "check", str(folder))
    assert ended.code == ExitCode.FINDING
    assert "a.jsonl, line 17: label is '[/foo]'" in ended.out
    assert "1 fail" in ended.err


def test_json_gives_all_places_and_counts(run, tmp_path: Path) -> None:
    """The table shows the first few; a script gets every one."""
    records = [_ITEM | {"id": f"e-{n}", "kind": "email", "text": f"Text {n}."} for n in range(12)]
    folder = _write(tmp_path, records, ["train"] * 12)
    ended = run("data", "check", str(folder), "--format", "json")
    assert ended.code == ExitCode.FINDING
    report = json.loads(ended.out)
    assert (report["folder"], report["items"], report["grade"]) == (str(folder), 12, "fail")
    by_check = {finding["check"]: finding for finding in report["findings"]}
    assert len(by_check["held out"]["places"]) == 12
    assert by_check["count by kind"]["counts"]["email"] == 12
    table = run("data", "check", str(folder)).out
    assert "e-7 (email is for test)" in table
    assert "e-8 (email is for test)" not in table
    assert "and 4 more" in table


def test_no_text_of_an_item_is_shown(run, tmp_path: Path) -> None:
    """Test items are not looked at: a leak names ids alone."""
    records = [_ITEM | {"id": each, "text": "Xylophone cupboard locked."} for each in ("a", "b")]
    ended = run("data", "check", str(_write(tmp_path, records, ["train", "test"])))
    assert "a (train), b (test)" in ended.out
    assert "ylophone" not in ended.out


def test_a_folder_without_items_is_bad_input(run, tmp_path: Path) -> None:
    """One line that says what was looked for."""
    ended = run("data", "check", str(tmp_path / "absent"))
    assert ended.code == ExitCode.INPUT
    assert "holds no .jsonl file" in ended.err
    assert ended.out == ""


def test_without_a_folder_the_items_that_came_with_balcony_are_checked(run) -> None:
    """Every line of them is sound."""
    report = json.loads(run("data", "check", "--format", "json").out)
    assert report["items"] > 10_000
    assert report["findings"][0]["check"] == "lines"
    assert report["findings"][0]["grade"] == "good"


def test_help_shows_a_worked_example(run) -> None:
    """`-h` works on the group and on the command."""
    assert "check" in run("data", "-h").out
    assert "balcony data check my_items --format json" in run("data", "check", "-h").out
