"""`balcony models`: list, show, use and remove, as a person calls them."""

import json
import shutil
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from classifier.locations import models_home, named_model
from classifier.model_files import MANIFEST_FILE, load_model


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
