"""Tests of the program that does heavy work beside the app."""

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest

from casebook.watching import Stop, Watch
from codebook.errors import BalconyError, InputError
from tui.own_process import in_own_process

TASKS = """
import os, sys, time
from codebook.errors import InputError

def add(one, other, watch):
    print("a library may print")
    return one + other

def whose(watch):
    return os.getpid(), os.nice(0)

def count(watch):
    for number in range(3):
        watch.tell(number, 3, "steps")
    return "counted"

def refuse(watch):
    raise InputError("the file is gone; choose another")

def break_down(watch):
    return {}["no such key"]

def die(watch):
    sys.stderr.write("out of memory\\n")
    sys.stderr.flush()
    os._exit(9)

def wait(watch):
    watch.tell(0, 1, "waiting")
    while True:
        watch.check()
        time.sleep(0.01)

def ends_well(watch):
    watch.tell(0, 1, "saving")
    time.sleep(0.3)
    return "saved"
"""


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that other programs can import too."""
    (tmp_path / "tasks_of_a_test.py").write_text(TASKS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return importlib.import_module("tasks_of_a_test")


class Asked:
    """Someone who asks to stop once something was told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, str]] = []

    @property
    def watch(self) -> Watch:
        """What the task is given."""
        return Watch(lambda *told: self.told.append(told), self._check)

    def _check(self) -> None:
        if self.told:
            raise Stop


def test_a_task_gives_its_result_and_what_it_prints_is_no_answer(tasks: ModuleType) -> None:
    """Standard output is the way back; a library's words on it must do no harm."""
    assert in_own_process(tasks.add, 2, 3) == 5


def test_a_task_runs_in_another_program_that_is_polite(tasks: ModuleType) -> None:
    """Else a key would wait for it."""
    pid, niceness = in_own_process(tasks.whose)
    assert pid != os.getpid()
    assert niceness > os.nice(0)


def test_a_task_tells_how_far_it_is_in_order(tasks: ModuleType) -> None:
    """A progress bar lives from it."""
    told: list[tuple[int, int, str]] = []
    assert in_own_process(tasks.count, watch=Watch(lambda *words: told.append(words))) == "counted"
    assert told == [(0, 3, "steps"), (1, 3, "steps"), (2, 3, "steps")]


def test_an_error_that_a_person_can_understand_is_raised_here(tasks: ModuleType) -> None:
    """With its kind and its words."""
    with pytest.raises(InputError, match="the file is gone; choose another"):
        in_own_process(tasks.refuse)


def test_a_defect_brings_its_trace_along(tasks: ModuleType) -> None:
    """Whoever mends it sees the line."""
    with pytest.raises(RuntimeError, match=r"break_down(.|\n)*KeyError: 'no such key'"):
        in_own_process(tasks.break_down)


def test_a_program_that_was_ended_from_outside_is_no_riddle(tasks: ModuleType) -> None:
    """Its last words are in the message."""
    with pytest.raises(BalconyError, match=r"ended from outside \(out of memory\); try again"):
        in_own_process(tasks.die)


def test_a_task_stops_when_a_person_asks_for_it(tasks: ModuleType) -> None:
    """At its own next check."""
    asked = Asked()
    with pytest.raises(Stop):
        in_own_process(tasks.wait, watch=asked.watch)
    assert asked.told == [(0, 1, "waiting")]


def test_a_task_that_no_longer_asks_ends_well_although_a_person_wanted_to_stop(tasks: ModuleType) -> None:
    """What is saved already is not said to be cancelled."""
    assert in_own_process(tasks.ends_well, watch=Asked().watch) == "saved"


def test_a_file_of_the_folder_one_stands_in_is_not_taken_for_a_module(
    tasks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's own pickle.py beside a barrier log must not run."""
    beside = tmp_path / "log"
    beside.mkdir()
    (beside / "pickle.py").write_text("raise SystemExit('taken for a module')", encoding="utf-8")
    monkeypatch.chdir(beside)
    assert in_own_process(tasks.add, 1, 1) == 2


def test_a_program_that_ends_before_it_has_all_of_its_work_says_why(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other side cannot find the task, and hangs up while megabytes are on their way."""
    monkeypatch.delenv("PYTHONPATH")
    with pytest.raises(RuntimeError, match="ModuleNotFoundError"):
        in_own_process(tasks.add, bytes(20_000_000), b"")
