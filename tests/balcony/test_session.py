"""`balcony session`: what it refuses, and a meeting that outlives kill -9."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casebook.database.logs import all_logs
from casebook.database.opening import open_casebook
from casebook.database.sessions import list_sessions, start_session
from casebook.meeting.state import SessionState
from casebook.meeting.state_json import from_json
from casebook.records import SessionRecord

_LOG = (
    "Barrier,Raised\n"
    "Teachers agree to the new schedule in the meeting and go on with the old one.,2026-01-12\n"
    "The scanner on the second floor has been broken since January and nobody has ordered the part.,2026-02-02\n"
    "Nobody says in the team meeting what everyone knows about the reading block.,2026-02-09\n"
)
_PATIENCE = 60
"""Seconds that a slow machine may take for one step; a step ends as soon as it is done."""
_ESCAPES = re.compile(r"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|[PX^_\]].*?(\x1b\\|\x07)|.)", re.DOTALL)
_RIGHT, _ENTER = b"\x1b[C", b"\r"


class _Terminal:
    """The real program in a terminal of 80 by 24, with the keys pressed one after another."""

    def __init__(self, process: "subprocess.Popen[bytes]", fd: int) -> None:
        self.process, self._fd, self._drawn = process, fd, ""

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self._fd, keys)

    def wait_for(self, words: str) -> None:
        """Wait until something is drawn."""
        self.wait_until(lambda: words in _ESCAPES.sub("", self._drawn), words)

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is so, and take what the program draws meanwhile, for a full pipe would stop it."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, f"never came to: {what}\n{_ESCAPES.sub('', self._drawn)[-2000:]}"
            assert self.process.poll() is None, f"the program ended\n{_ESCAPES.sub('', self._drawn)[-2000:]}"
            if select.select([self._fd], [], [], 0.05)[0]:
                self._drawn += os.read(self._fd, 65536).decode("utf-8", "replace")


@contextmanager
def _program(*words: str) -> Iterator[_Terminal]:
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen(
        [sys.executable, "-m", "balcony", "session", *words], stdin=slave, stdout=slave, stderr=slave, env=environment
    )
    os.close(slave)
    try:
        yield _Terminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    """Three barriers."""
    path = tmp_path / "log.csv"
    path.write_text(_LOG, encoding="utf-8")
    return path


def _kept() -> SessionState | None:
    """Where the latest session stands, as the casebook has it."""
    with open_casebook() as casebook:
        found = list_sessions(casebook)
    return from_json(found[0].state) if found else None


def _at(place: int, seconds: float = 0.0) -> bool:
    kept = _kept()
    return kept is not None and kept.running and kept.at == place and kept.phase.seconds > seconds


@pytest.mark.slow
def test_a_session_killed_in_the_middle_goes_on_at_the_same_phase_item_and_second(log_file: Path) -> None:
    """The real program, by keyboard alone, killed with -9 and resumed."""
    with _program(str(log_file), "--preset", "30") as terminal:
        terminal.wait_for("Which items?")
        terminal.press(_ENTER)
        terminal.wait_for("How many people")
        terminal.press(_ENTER)
        terminal.wait_until(lambda: _at(0), "the first phase")
        terminal.press(_RIGHT)
        terminal.wait_until(lambda: _at(1, seconds=1.0), "a second in the second phase")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    before = _kept()
    assert before is not None
    with _program("--resume") as terminal:
        resumed = time.monotonic()
        terminal.wait_until(lambda: _at(1, seconds=before.phase.seconds), "the second phase again")
        after = _kept()
        passed = time.monotonic() - resumed
    assert after is not None
    assert (after.at, after.item_id, after.focus, after.people) == (1, before.item_id, before.focus, before.people)
    assert after.phases[0] == before.phases[0]
    assert before.phase.seconds < after.phase.seconds <= before.phase.seconds + passed


def test_a_session_needs_a_terminal(run, log_file: Path) -> None:
    """One clear line, the code of a wrong call, and nothing read."""
    ended = run("session", str(log_file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "needs a terminal" in ended.err


@pytest.fixture
def on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app would draw onto nothing."""
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")


@pytest.mark.usefixtures("on_a_screen")
def test_an_unknown_length_is_refused_with_those_there_are(run) -> None:
    """Before anything is opened."""
    ended = run("session", "--preset", "45")
    assert ended.code == 2
    assert "'45'" in ended.err
    assert "15, 30, 60, 90, case" in ended.err


@pytest.mark.usefixtures("on_a_screen")
def test_resuming_nothing_says_how_to_begin(run) -> None:
    """The code for nothing to do."""
    ended = run("session", "--resume")
    assert ended.code == 4
    assert "balcony session FILE" in ended.err


@pytest.mark.usefixtures("on_a_screen")
def test_a_session_that_was_closed_is_not_resumed(run) -> None:
    """Only what was left unfinished goes on."""
    from datetime import UTC, datetime

    began = datetime(2026, 3, 3, 9, tzinfo=UTC)
    with open_casebook() as casebook:
        start_session(casebook, SessionRecord(0, "30", began, ended=began), [])
    assert run("session", "--resume").code == 4


@pytest.mark.usefixtures("on_a_screen")
@pytest.mark.parametrize("more", [["--preset", "30"], ["FILE"]])
def test_resume_stands_alone(run, log_file: Path, more: list[str]) -> None:
    """A file or a length would begin another one."""
    ended = run("session", "--resume", *(str(log_file) if word == "FILE" else word for word in more))
    assert ended.code == 2
    assert "leave out FILE and --preset" in ended.err


@pytest.mark.usefixtures("on_a_screen")
def test_a_file_that_is_not_there_is_told_before_anything_opens(run, tmp_path: Path) -> None:
    """Its name in the line."""
    ended = run("session", str(tmp_path / "nowhere.csv"))
    assert ended.code == 3
    assert "nowhere.csv" in ended.err


def test_the_same_file_is_read_once(log_file: Path) -> None:
    """The second time its log is used as it is."""
    from balcony.commands.session import _log
    from tui.services import Services

    services = Services()
    first = _log(services, log_file)
    assert _log(services, log_file) == first
    with open_casebook() as casebook:
        assert [each.id for each in all_logs(casebook)] == [first]
