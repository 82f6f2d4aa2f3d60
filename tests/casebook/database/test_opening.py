"""Where the casebook lies, and what is said when it cannot be opened."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from casebook.database import opening
from casebook.database.opening import open_casebook
from casebook.database.preferences import get_setting, set_setting
from codebook.errors import BalconyError, CasebookError


def test_it_lies_in_the_data_folder(home_of_the_test: Path) -> None:
    """Unless told otherwise."""
    with open_casebook():
        assert (home_of_the_test / "casebook.db").is_file()


def test_the_environment_names_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BALCONY_DATABASE_URL."""
    monkeypatch.setenv("BALCONY_DATABASE_URL", f"sqlite:///{tmp_path}/ours.db")
    with open_casebook() as opened:
        assert opened.place == f"{tmp_path}/ours.db"


def test_sqlite_is_set_to_lose_nothing(tmp_path: Path) -> None:
    """A write-ahead log, synced at every commit, with foreign keys."""
    with open_casebook(f"sqlite:///{tmp_path}/c.db") as opened, opened.reading() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_password_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain postgresql:// is understood; an error names the place without its password."""
    monkeypatch.setattr(opening, "bring_up_to_date", lambda _: None)
    with open_casebook("postgresql://ana:secret@127.0.0.1/team") as opened:
        assert opened.place == "postgresql://ana:***@127.0.0.1/team"
        assert opened.engine.url.drivername == "postgresql+pg8000"


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_server_that_is_not_there_is_one_line() -> None:
    """With what to look at."""
    with pytest.raises(
        CasebookError, match=r"^the database postgresql://a@127\.0\.0\.1:1/b cannot be used: .*see that it runs"
    ):
        open_casebook("postgresql://a@127.0.0.1:1/b")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://a/b", "not in mysql"),
        ("sqlite://", "needs a file"),
        ("sqlite:////nowhere/at/all/c.db", "no folder /nowhere/at/all"),
    ],
)
def test_another_address_is_refused(url: str, says: str) -> None:
    """Each with what to write instead."""
    with pytest.raises(CasebookError, match=says):
        open_casebook(url)


def _not_a_database(path: Path) -> str:
    path.write_bytes(b"Date,Barrier\n" * 500)
    return f"sqlite:///{path}"


def _read_only(path: Path) -> str:
    sqlite3.connect(path).close()
    path.touch()
    return f"sqlite:///file:{path}?mode=ro&uri=true"


def _folder(path: Path) -> str:
    path.mkdir()
    return f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("make", "says"),
    [(_not_a_database, "is no casebook"), (_read_only, "may only be read"), (_folder, "cannot be opened or made")],
)
def test_a_place_that_cannot_be_used_is_one_line(make: Callable[[Path], str], says: str, tmp_path: Path) -> None:
    """What, where, and what to do."""
    with pytest.raises(CasebookError, match=says) as raised:
        open_casebook(make(tmp_path / "casebook.db"))
    assert "\n" not in str(raised.value)
    assert "casebook.db" in str(raised.value)


def test_a_data_folder_that_cannot_be_made_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands in its way."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "file" / "balcony"))
    with pytest.raises(BalconyError, match="set BALCONY_HOME"):
        open_casebook()


def test_a_locked_casebook_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience."""
    monkeypatch.setattr(opening, "_PATIENCE_MS", 1)
    url = f"sqlite:///{tmp_path}/casebook.db"
    with (
        open_casebook(url) as one,
        open_casebook(url) as other,
        one.writing(),
        pytest.raises(CasebookError, match="being written to by another program"),
    ):
        set_setting(other, "a", 1)


def test_a_full_disk_is_one_line_and_costs_nothing_saved(tmp_path: Path) -> None:
    """What was kept before is still there."""
    with open_casebook(f"sqlite:///{tmp_path}/casebook.db") as opened:
        set_setting(opened, "a", 1)
        event.listen(opened.engine, "begin", _no_more_pages)
        with pytest.raises(CasebookError, match="the disk is full"):
            set_setting(opened, "b", "x" * 100_000)
        assert (get_setting(opened, "a"), get_setting(opened, "b")) == (1, None)


def _no_more_pages(connection: Connection) -> None:
    # What SQLite does when the disk is full it does as well where it may not grow.
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
