"""A file is written whole or not at all, where it may be written."""

import os
import stat
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


class StoppedError(BaseException):
    """Like an interrupt: no `except Exception` sees it."""


def _fail_halfway(out: Path, error: type[BaseException]) -> None:
    with replacing(out) as draft:
        draft.write_text("half")
        raise error


def _fill_the_disk(out: Path) -> None:
    with replacing(out) as draft, Path("/dev/full").open("w") as full:
        draft.write_text("half")
        full.write("x" * 100_000)


def test_a_block_that_ends_well_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    """And leaves nothing else behind."""
    out = tmp_path / "out.csv"
    out.write_text("old")
    with replacing(out) as draft:
        draft.write_text("new")
        assert out.read_text() == "old"
    assert out.read_text() == "new"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, StoppedError, MemoryError])
@pytest.mark.parametrize("old", ["old", None])
def test_a_block_that_fails_leaves_everything_as_it_was(
    error: type[BaseException], old: str | None, tmp_path: Path
) -> None:
    """The old file stays, no new one appears, and no draft is left."""
    out = tmp_path / "out.csv"
    if old:
        out.write_text(old)
    with pytest.raises(error):
        _fail_halfway(out, error)
    assert [path.read_text() for path in tmp_path.iterdir()] == ([old] if old else [])


def test_a_full_disk_is_an_error_of_the_output(tmp_path: Path) -> None:
    """The real device that is always full; the message says that nothing was changed."""
    out = tmp_path / "out.csv"
    out.write_text("old")
    with pytest.raises(OutputError, match=r"cannot write .*out\.csv: No space left on device; nothing was changed$"):
        _fill_the_disk(out)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_new_file_has_the_rights_that_every_new_file_has(tmp_path: Path) -> None:
    """A draft is private; what takes its place is not."""
    (tmp_path / "plain").touch()
    with replacing(tmp_path / "out.csv") as draft:
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
