"""Runs work that keeps a processor busy for seconds in a program of its own, so that no key ever waits for it.

A thread would not do: Python lets one thread at a time run, and numpy's and the tokenizer's long calls keep the app's
own thread out. The other side is `tui/task_program.py`.
"""

import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, TypeVar

from textual.worker import NoActiveWorker, get_current_worker

from casebook.watching import QUIET, Stop, Watch
from codebook.errors import BalconyError
from tui import task_program
from tui.task_program import BROKEN, DONE, REFUSED, STOPPED, TELL

Result = TypeVar("Result")

_ENDED = "ended"
_LOOK_SECONDS = 0.1
"""How often it is asked whether a person wants to stop."""


def in_own_process(task: Callable[..., Result], *args: Any, watch: Watch = QUIET) -> Result:
    """Run `task(*args, watch)` in a program of its own and wait for it, in a thread.

    Args:
        task: A function of a module, that other programs can import; it tells and asks the watch that it is given.
        args: What it takes. They, and its result, must survive pickling.
        watch: Told what the task tells; where its `check` raises `Stop`, the task is asked to stop at its own next
            check. One that has ended well by then has ended well.

    Raises:
        Stop: The task was stopped, or the app is being closed.
        BalconyError: The task raised it, or its program was ended from outside.
        RuntimeError: The task has a defect; its trace is the message.
    """
    with tempfile.TemporaryFile() as said:
        # -P: a file of the folder that one stands in must never be taken for a module of Balcony's.
        program = subprocess.Popen(  # noqa: S603 - this Python, this module
            [sys.executable, "-P", "-m", task_program.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            start_new_session=True,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        with program:
            kind, answer = _answer(program, pickle.dumps((task, args)), watch)
        said.seek(0)
        last_words = said.read().decode(errors="replace").strip().rpartition("\n")[2]
    if kind == DONE:
        result: Result = answer
        return result
    if kind == STOPPED:
        raise Stop
    if kind == REFUSED:
        raise answer
    if kind == BROKEN:
        raise RuntimeError(answer)
    why = f" ({last_words})" if last_words else f" (exit code {program.returncode})"
    raise BalconyError(f"the program that did the work was ended from outside{why}; try again")


def _answer(program: "subprocess.Popen[bytes]", work: bytes, watch: Watch) -> tuple[str, Any]:
    """Hand the work over, and pass on what is told until the last word of it."""
    if program.stdin is None or program.stdout is None:
        raise RuntimeError("a program was started without pipes")
    heard: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(program.stdout, heard), daemon=True).start()
    try:
        program.stdin.write(work)
        program.stdin.flush()
    except BrokenPipeError:  # it ended before it had all of it: what it said of that is heard below
        with suppress(BrokenPipeError):
            program.stdin.close()  # what is left of the work must not be written when the pipe is closed
    stopping = False
    while True:
        with suppress(queue.Empty):
            kind, said = heard.get(timeout=_LOOK_SECONDS)
            if kind != TELL:
                return kind, said
            watch.tell(*said)
        if _closing():
            program.kill()
            return STOPPED, None
        if not stopping and _asked_to_stop(watch):
            stopping = True
            program.stdin.close()  # which the task sees at its next check


def _listen(of: IO[bytes], heard: "queue.SimpleQueue[tuple[str, Any]]") -> None:
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            heard.put(pickle.load(of))  # noqa: S301 - from the program that was started above
    heard.put((_ENDED, None))


def _asked_to_stop(watch: Watch) -> bool:
    try:
        watch.check()
    except Stop:
        return True
    return False


def _closing() -> bool:
    """Whether the app takes back its background work, for it is being closed."""
    try:
        return get_current_worker().is_cancelled
    except NoActiveWorker:
        return False
