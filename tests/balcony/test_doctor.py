"""`balcony doctor` tells a sound installation from a damaged one."""

import shutil
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from classifier.locations import model_folder


def test_doctor_finds_this_checkout_in_order(run) -> None:
    """Every part is named and ok."""
    ended = run("doctor")
    assert ended.code == ExitCode.DONE
    for part in ("balcony", "libraries", "model", "playbook", "training items", "casebook"):
        assert f"ok   {part}" in ended.out


def test_doctor_says_what_is_wrong_with_a_changed_model(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed file is a finding, and the other parts are still looked at."""
    folder = tmp_path / "model"
    shutil.copytree(model_folder(), folder)
    heads = folder / "heads.npz"
    heads.write_bytes(heads.read_bytes() + b"!")
    monkeypatch.setenv("BALCONY_MODEL", str(folder))
    ended = run("doctor")
    assert ended.code == ExitCode.FINDING
    assert "BAD  model" in ended.out
    assert "heads.npz" in ended.out
    assert "ok   playbook" in ended.out


def test_doctor_makes_no_folder(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking changes nothing."""
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "data"))
    assert "will be made" in run("doctor").out
    assert not (tmp_path / "data").exists()
