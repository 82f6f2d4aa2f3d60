"""The program that does one task for the app and ends: `tui/own_process.py` starts it, and no person ever does.

Both sides speak in pickled pairs over pipes, each only with the program that it started or was started by.
"""

import os
import pickle
import sys
import threading
import traceback
from contextlib import suppress
from typing import IO, Any

from casebook.watching import Stop, Watch
from codebook.errors import BalconyError

TELL, DONE, REFUSED, STOPPED, BROKEN = "tell", "done", "refused", "stopped", "broken"
"""What an answer is: news, then one last word."""
_POLITE = 10
"""Added to the niceness: the app's own thread goes first."""


def serve(stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Do the one task that comes in, and say what becomes of it."""
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    stopped, mouth = threading.Event(), threading.Lock()

    def say(kind: str, words: Any = None) -> None:
        with mouth, suppress(BrokenPipeError):
            stdout.write(pickle.dumps((kind, words)))
            stdout.flush()

    def listen() -> None:
        stdin.read()  # ends when the other side asks to stop, or is gone
        stopped.set()

    def check() -> None:
        if stopped.is_set():
            raise Stop

    try:
        task, args = pickle.load(stdin)  # noqa: S301 - from the program that started this one
        threading.Thread(target=listen, daemon=True).start()
        say(DONE, task(*args, Watch(lambda *told: say(TELL, told), check)))
    except Stop:
        say(STOPPED)
    except BalconyError as error:
        say(REFUSED, error)
    except Exception:  # noqa: BLE001 - told to the other side, which raises it
        say(BROKEN, traceback.format_exc())


if __name__ == "__main__":
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not be taken for an answer
    serve(sys.stdin.buffer, out)
    out.flush()
    os._exit(0)  # the listening thread holds the standard input, and would be waited for
