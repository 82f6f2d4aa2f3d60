"""Where a file may be written, and what is left when it cannot be."""

import os
from pathlib import Path

import pytest

from codebook.errors import OutputError
from codebook.writing import check_place, replacing


def test_the_last_missing_folder_is_made_with_the_file(tmp_path: Path) -> None:
    """Looking makes nothing and says which; writing makes it."""
    out = tmp_path / "new" / "out.csv"
    assert check_place(out) == tmp_path / "new"
    assert not (tmp_path / "new").exists()
    with replacing(out) as draft:
        draft.write_text("here")
    assert out.read_text() == "here"
    assert check_place(out) is None


def test_more_than_one_missing_folder_is_refused(tmp_path: Path) -> None:
    """With the folder that is not there; nothing is made."""
    with pytest.raises(OutputError, match=r"there is no folder .*/a/b; make it, or choose another place$"):
        check_place(tmp_path / "a" / "b" / "c" / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Where a file's name was meant."""
    with pytest.raises(OutputError, match=r"it is a folder; name a file in it$"):
        check_place(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """In the middle of a path."""
    (tmp_path / "notes").touch()
    with pytest.raises(OutputError, match=r"is a file and no folder; choose another place$"):
        check_place(tmp_path / "notes" / "out.csv")


def test_a_folder_made_for_a_file_that_fails_goes_again(tmp_path: Path) -> None:
    """Neither draft nor folder stays."""
    with pytest.raises(OutputError, match=r"nothing was changed$"), replacing(tmp_path / "new" / "out.csv") as draft:
        (draft / "below a file").touch()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    """Also where a folder would have to be made in it."""
    tmp_path.chmod(0o500)
    for out in (tmp_path / "out.csv", tmp_path / "new" / "out.csv"):
        with pytest.raises(OutputError, match="you may not write to the folder"):
            check_place(out)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a place where nobody can make anything, on Linux")
def test_a_place_where_nothing_can_be_made_is_refused() -> None:
    """Even by root, whom permissions do not stop."""
    with pytest.raises(OutputError, match=r"choose another place$"), replacing(Path("/proc/balcony/out.csv")):
        raise AssertionError
