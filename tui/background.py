"""Slow work in threads: a thread computes and posts one message; everything on screen changes in its handler."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import Any

from textual.message import Message

from casebook.watching import Stop
from codebook.errors import BalconyError

_USUAL, _SHORT = 0.005, 0.0005
"""Seconds after which a busy thread lets another one in: Python's own, and the shorter one."""


@dataclass
class Done(Message):
    """Work in the background has ended well."""

    group: str
    ticket: int
    """Which task of the group it was: a newer one makes it worthless."""
    then: Callable[[Any], None]
    """What takes the result, on the app's own thread."""
    result: Any


@dataclass
class Failed(Message):
    """Work in the background has ended with an error that a person can understand."""

    group: str
    ticket: int
    error: BalconyError
    otherwise: Callable[[BalconyError], None]


@dataclass
class Progress(Message):
    """How far a long task is. A newer one takes the place of one that nobody has seen yet."""

    done: int
    total: int
    words: str

    def can_replace(self, message: Message) -> bool:
        """Only the newest counts."""
        return isinstance(message, Progress)


@contextmanager
def yielding() -> Iterator[None]:
    """Work that keeps a thread busy in Python lets others in ten times as often, so that keys need not wait for it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SHORT)
    try:
        yield
    finally:
        sys.setswitchinterval(max(before, _USUAL))


def leave_to_stay() -> None:
    """Tell the garbage collector that all that is there now stays: modules, or the thousands of items of a queue.

    Looking through them again and again would stop the app for 70 ms every second, and for 0.3 s beside a long queue.
    What is no longer used is still freed, unless it refers to itself in a circle.
    """
    gc.freeze()


class Cancel:
    """A flag that a long task looks at between its steps."""

    def __init__(self) -> None:
        self._event = Event()

    def set(self) -> None:
        """Ask the task to stop."""
        self._event.set()

    def check(self) -> None:
        """Stop here if someone asked for it.

        Raises:
            Stop: They did.
        """
        if self._event.is_set():
            raise Stop
