"""What a killed program leaves beside the models: the former model comes back, and litter goes."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from classifier.interrupted import FORMER, NEW, REMOVED, STALE_SECONDS, mend, new_folder, put_in_place
from classifier.locations import models_home
from classifier.model_files import load_model
from classifier.model_store import check_place, find_model, list_models
from codebook.errors import UsageError

_KILLED = """
import os, signal, sys
from pathlib import Path
from classifier.interrupted import new_folder, put_in_place, remove_folder

target, event, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def kill(name, _args):
    global times
    if name == event:
        times -= 1
        if times == 0:
            os.kill(os.getpid(), signal.SIGKILL)

new = new_folder(target.parent)
(new / "heads.npz").write_bytes(b"new")
sys.addaudithook(kill)
(remove_folder(target) if event == "shutil.rmtree" and sys.argv[4] == "remove" else put_in_place(new, target))
"""


@pytest.fixture
def ours(tiny_model: Path) -> Path:
    """A retrained model of the person's own."""
    folder = Path(shutil.copytree(tiny_model, models_home() / "ours"))
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("{", '{"retrained": {},', 1), encoding="utf-8")
    return folder


def _kill(target: Path, event: str, times: int, act: str = "replace") -> None:
    """Replace or remove a model in another process, which is killed at the given event."""
    words = [sys.executable, "-c", _KILLED, str(target), event, str(times), act]
    assert subprocess.run(words, cwd=Path(__file__).parents[2], check=False).returncode == -signal.SIGKILL


def _hidden(parent: Path) -> list[str]:
    return [path.name for path in parent.iterdir() if path.name.startswith(".")]


def _make_old(folder: Path) -> None:
    """As if nobody had written there since long ago."""
    for path in (*folder.iterdir(), folder):
        os.utime(path, (0, path.stat().st_mtime - STALE_SECONDS - 60))


def test_a_kill_between_the_two_renames_costs_no_model(ours: Path) -> None:
    """The next look at the models finds the former one in its place."""
    before = load_model(ours).id
    _kill(ours, "os.rename", 2)
    assert not ours.exists()
    assert [(each.name, each.id) for each in list_models()][1:] == [("ours", before)]


def test_the_next_training_restores_as_well(ours: Path) -> None:
    """And is told that the model is there, in whatever folder it lies."""
    _kill(ours, "os.rename", 2)
    with pytest.raises(UsageError, match="--replace"):
        check_place(ours, replace=False)
    assert find_model("ours") == ours


def test_a_kill_after_the_second_rename_leaves_the_new_model(ours: Path) -> None:
    """What is left of the former one goes."""
    _kill(ours, "shutil.rmtree", 1)
    assert (ours / "heads.npz").read_bytes() == b"new"
    assert len(_hidden(models_home())) == 1
    list_models()
    assert (ours / "heads.npz").read_bytes() == b"new"
    assert _hidden(models_home()) == []


def test_a_model_whose_removal_was_killed_stays_removed(ours: Path) -> None:
    """It may be half gone already."""
    _kill(ours, "shutil.rmtree", 1, "remove")
    assert [each.name for each in list_models()] == ["default"]
    assert not [name for name in _hidden(models_home()) if name.startswith(REMOVED)]


def test_a_new_model_that_was_given_up_is_cleared_away_and_one_being_written_is_not(tmp_path: Path) -> None:
    """By when it was last written to."""
    given_up, written = new_folder(tmp_path), new_folder(tmp_path)
    for folder in (given_up, written):
        (folder / "heads.npz").touch()
    _make_old(given_up)
    mend(tmp_path)
    assert list(tmp_path.iterdir()) == [written]


def test_what_is_not_ours_is_never_cleared_away(tmp_path: Path) -> None:
    """A person's file in it, a link, a folder of another name, a file."""
    kept = [tmp_path / f"{NEW}thesis", tmp_path / ".balcony-notes"]
    for folder in kept:
        folder.mkdir()
        (folder / "chapter.docx").touch()
        _make_old(folder)
    (tmp_path / f"{REMOVED}link").symlink_to(tmp_path / ".balcony-notes")
    (tmp_path / f"{FORMER}file").touch()
    before = sorted(tmp_path.rglob("*"))
    mend(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_is_not_there_needs_no_mending(tmp_path: Path) -> None:
    """Nor makes it one."""
    mend(tmp_path / "models")
    assert not (tmp_path / "models").exists()


def test_what_gives_way_comes_back_when_the_new_one_cannot_be_put(tmp_path: Path) -> None:
    """The new folder is gone before its turn."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "heads.npz").write_bytes(b"former")
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "absent", tmp_path / "ours")
    assert (tmp_path / "ours" / "heads.npz").read_bytes() == b"former"
    assert _hidden(tmp_path) == []
