"""`balcony models`: list, show, use and remove, as a person calls them."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from balcony.exit_codes import ExitCode
from classifier.locations import models_home, named_model, training_data_folder
from classifier.model_files import HEADS_FILE, MANIFEST_FILE, load_model
from classifier.training_items import Split, load_splits


@pytest.fixture
def ours() -> Path:
    """A model of the person's own: the default's files under another name, with figures of its own."""
    folder = Path(shutil.copytree(named_model("default"), models_home() / "ours"))
    manifest = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    manifest |= {"name": "ours", "scores": {"dev_macro_f1": 0.8125, "dev_n": 64}}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_list_marks_the_model_in_use_and_gives_its_figure(run, ours: Path) -> None:
    """One line for each, the default first."""
    ended = run("models", "list")
    default, mine = ended.out.splitlines()
    assert ended.code == ExitCode.DONE
    assert default.startswith("* default  ")
    assert mine == f"  ours     macro-F1 0.812 on 64 dev items, whole, {load_model(ours).id} in {ours}"


@pytest.mark.usefixtures("ours")
def test_use_changes_what_reads_and_doctor_names_it(run) -> None:
    """And back again."""
    assert run("models", "use", "ours").code == ExitCode.DONE
    assert json.loads(run("classify", "The printers jam.").out)["model"].startswith("ours ")
    assert any(line.startswith("ok   model") and " ours " in line for line in run("doctor").out.splitlines())
    run("models", "use", "default")
    assert json.loads(run("classify", "The printers jam.").out)["model"].startswith("default ")


def test_list_says_which_model_is_not_whole(run, ours: Path) -> None:
    """A finding, with the file."""
    (ours / "heads.npz").unlink()
    ended = run("models", "list")
    assert ended.code == ExitCode.FINDING
    assert "  ours     NOT WHOLE: " in ended.out
    assert "heads.npz" in ended.out


def test_list_as_json_is_one_array(run, ours: Path) -> None:
    """For scripts."""
    default, mine = json.loads(run("models", "list", "--format", "json").out)
    assert (default["name"], default["in_use"], default["fault"]) == ("default", True, None)
    assert (mine["name"], mine["folder"], mine["macro_f1"], mine["n"]) == ("ours", str(ours), 0.8125, 64)


def test_list_and_doctor_say_when_the_model_in_use_is_gone(run, ours: Path) -> None:
    """No other model takes its place unsaid."""
    run("models", "use", "ours")
    shutil.rmtree(ours)
    assert "balcony models use default" in run("models", "list").err
    assert "BAD  model" in run("doctor").out
    assert run("classify", "The printers jam.").code == ExitCode.BROKEN


def test_use_and_list_say_when_the_environment_goes_before(run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody would know why nothing changed."""
    monkeypatch.setenv("BALCONY_MODEL", str(ours.parent / "elsewhere"))
    assert "BALCONY_MODEL" in run("models", "use", "ours").err
    assert "BALCONY_MODEL" in run("models", "list").err


def test_show_prints_the_card_without_what_steers_a_terminal(run, ours: Path) -> None:
    """Of the one in use, or of the one named; brackets stay."""
    assert run("models", "show").out.startswith("# Model card: default")
    (ours / "CARD.md").write_text("# Ours [/foo]\n  \x1b[2Jindented\n", encoding="utf-8")
    assert run("models", "show", "ours").out == "# Ours [/foo]\n  \ufffd[2Jindented\n"


def test_remove_removes_only_what_may_go(run, ours: Path) -> None:
    """Not the default, not the one in use."""
    run("models", "use", "ours")
    assert run("models", "remove", "ours").code == ExitCode.USAGE
    run("models", "use", "default")
    assert run("models", "remove", "default").code == ExitCode.USAGE
    assert ours.exists()
    ended = run("models", "remove", "ours")
    assert ended.out == f"removed: {ours}\n"
    assert not ours.exists()


@pytest.mark.parametrize("act", ["show", "use", "remove"])
def test_an_unknown_name_is_answered_with_those_that_there_are(run, act: str) -> None:
    """On one line."""
    ended = run("models", act, "absent")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "there is: default" in ended.err


@pytest.fixture
def few_dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The shipped items, of which only 40 are dev items: enough to compare on, and quickly read."""
    shipped, folder = training_data_folder(), tmp_path / "few"
    shutil.copytree(shipped, folder)
    splits = load_splits(shipped)
    dev = [item_id for item_id, split in splits.items() if split is Split.DEV]
    kept = set(dev[:: len(dev) // 40][:40])
    lines = (
        f"{item_id}\t{Split.TRAIN if split is Split.DEV and item_id not in kept else split}\n"
        for item_id, split in splits.items()
    )
    (folder / "splits.tsv").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr("casebook.annotating.challenger.training_data_folder", lambda: folder)
    return len(kept)


def _changed(folder: Path, *, retrained: bool = False, always_none: bool = False) -> None:
    """Let a model's manifest say that it was retrained, or its label head call nothing a challenge."""
    manifest = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    if retrained:
        manifest["retrained"] = {"base": "default"}
    if always_none:
        with np.load(folder / HEADS_FILE, allow_pickle=False) as file:
            arrays = dict(file)
        arrays["label.bias"] = np.array([99.0, 0, 0], dtype=np.float32)
        np.savez_compressed(folder / HEADS_FILE, **arrays)
        manifest["files"][HEADS_FILE] = hashlib.sha256((folder / HEADS_FILE).read_bytes()).hexdigest()
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.usefixtures("few_dev")
def test_a_retrained_model_that_is_not_better_is_refused_unless_forced_and_taken_back(run, ours: Path) -> None:
    """With the reason; one command goes back."""
    _changed(ours, retrained=True)
    refused = run("models", "use", "ours")
    assert (refused.code, refused.out) == (ExitCode.FINDING, "")
    assert "ours was not taken into use: it is not better beyond chance" in refused.err
    assert "* default" in run("models", "list").out
    assert run("models", "use", "ours", "--force").code == ExitCode.DONE
    assert "* ours" in run("models", "list").out
    assert run("models", "back").out.startswith("in use: default ")
    assert "* default" in run("models", "list").out
    assert run("models", "back").code == ExitCode.NOTHING_TO_DO


@pytest.mark.usefixtures("few_dev")
def test_a_retrained_model_that_is_better_is_taken_and_the_other_way_refused(run, ours: Path) -> None:
    """Beside one that calls nothing a challenge. The default needs no proof: it is what one goes back to."""
    bad = Path(shutil.copytree(ours, ours.parent / "bad"))
    _changed(bad, retrained=True, always_none=True)
    _changed(ours, retrained=True)
    assert "it is worse beyond chance" in run("models", "use", "bad").err
    run("models", "use", "bad", "--force")
    taken = run("models", "use", "ours")
    assert taken.code == ExitCode.DONE
    assert "It is better beyond chance" in taken.err
    assert run("models", "use", "default").code == ExitCode.DONE


def test_compare_prints_and_writes_what_anyone_can_count_again(run, ours: Path, few_dev: int, tmp_path: Path) -> None:
    """Figures, the items that changed, and every item as a line."""
    _changed(ours, always_none=True)
    items = tmp_path / "items.jsonl"
    ended = run("models", "compare", "ours", "--format", "json", "--items", str(items))
    [side] = json.loads(ended.out)["sides"]
    lines = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines()]
    assert side["n"] == len(lines) == few_dev
    assert side["accuracy"]["challenger"] == round(sum(line["right"] == "none" for line in lines) / len(lines), 4)
    assert len(side["changed"]) == sum(line["champion"] != line["challenger"] for line in lines) > 10
    table = run("models", "compare", "ours").out
    assert f"on the items that came with Balcony, {few_dev}:" in table
    assert "leave it: it is worse beyond chance" in table
    assert not (models_home().parent / "casebook.db").exists()
