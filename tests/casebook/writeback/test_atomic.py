"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from casebook.writeback.atomic import replacing
from codebook.errors import OutputError


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


def test_a_missing_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    """Nothing is made on the way."""
    with pytest.raises(
        OutputError, match=r"cannot write .*out\.csv: there is no folder .*; make it, or choose another"
    ):
        _fail_halfway(tmp_path / "no" / "missing" / "out.csv", AssertionError)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    """Even if it has the name of a file."""
    out = tmp_path / "out.csv"
    out.mkdir()
    with pytest.raises(OutputError, match=r"it is a folder; name a file in it$"), replacing(out):
        raise AssertionError
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_new_file_has_the_rights_that_every_new_file_has(tmp_path: Path) -> None:
    """A draft is private; what takes its place is not."""
    (tmp_path / "plain").touch()
    with replacing(tmp_path / "out.csv") as draft:
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
