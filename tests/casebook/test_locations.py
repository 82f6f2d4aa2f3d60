"""Where the casebook lies."""

import os
from pathlib import Path

import pytest

from casebook.locations import check_home, home, make_home
from codebook.errors import OutputError


def test_the_named_folder_is_home(monkeypatch: pytest.MonkeyPatch, home_of_the_test: Path) -> None:
    """`BALCONY_HOME`, with a tilde or without."""
    assert home() == home_of_the_test
    monkeypatch.setenv("BALCONY_HOME", "~/cases")
    assert home() == home_of_the_test / "cases"


def test_without_a_name_it_is_where_programs_keep_their_data(
    monkeypatch: pytest.MonkeyPatch, home_of_the_test: Path
) -> None:
    """Below the person's home, under the program's name."""
    monkeypatch.delenv("BALCONY_HOME")
    assert home().name == "balcony"
    assert home().is_relative_to(home_of_the_test)


def test_looking_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that could be made is in order, and is not made."""
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "a" / "b"))
    check_home()
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No folder can be made below a file."""
    (tmp_path / "a").touch()
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "a" / "b"))
    with pytest.raises(
        OutputError, match=r"a is a file, so the folder .*b cannot be made; set BALCONY_HOME to another$"
    ):
        check_home()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the setting that helps."""
    tmp_path.chmod(0o500)
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path))
    with pytest.raises(OutputError, match="cannot be written to; set BALCONY_HOME to a folder of your own"):
        check_home()


def test_the_data_folder_is_made_when_it_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the folders above it."""
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "a" / "b"))
    assert make_home() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()
