"""The one place where errors become a line on standard error and an exit code."""

import sys
from collections.abc import Callable

import typer
from typer.exceptions import TyperException

from balcony.exit_codes import ExitCode
from balcony.terminal import plain
from codebook.errors import (
    BalconyError,
    CasebookError,
    DataError,
    InputError,
    ModelError,
    NothingToDoError,
    OutputError,
    PlaybookError,
    UsageError,
)

_CODES: tuple[tuple[type[BalconyError], ExitCode], ...] = (
    (UsageError, ExitCode.USAGE),
    (NothingToDoError, ExitCode.NOTHING_TO_DO),
    (ModelError, ExitCode.BROKEN),
    (PlaybookError, ExitCode.BROKEN),
    (CasebookError, ExitCode.BROKEN),
    (InputError, ExitCode.INPUT),
    (DataError, ExitCode.INPUT),
    (OutputError, ExitCode.INPUT),
)


def exit_code_for(error: BalconyError) -> ExitCode:
    """The exit code that belongs to an error."""
    return next(code for family, code in _CODES if isinstance(error, family))


def run_at_edge(app: Callable[..., object]) -> int:
    """Run the command line and turn what it raises into an exit code.

    Args:
        app: The Typer app.

    Returns:
        The code to exit with.
    """
    try:
        # Typer returns the code of an Exit that was raised within, and None or the command's result otherwise.
        result = app(standalone_mode=False)
        sys.stdout.flush()
        if result == ExitCode.INTERRUPTED:  # what Typer makes of Ctrl-C
            return _stopped()
        return result if isinstance(result, int) else ExitCode.DONE
    except BalconyError as error:
        _say(str(error))
        return exit_code_for(error)
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except SystemExit as stop:
        # Click ends so when the reader of our output has gone, as in `| head`: that is no error of ours.
        gone = type(sys.stdout).__name__ == "PacifyFlushWrapper"
        return ExitCode.DONE if gone else stop.code if isinstance(stop.code, int) else ExitCode.DONE
    except TyperException as error:
        message = str(error.format_message())
        if message.startswith("Usage:"):  # nothing was asked for: the help itself is the answer
            print(message, file=sys.stderr)  # noqa: T201 - this is the edge
        else:
            _say(f"{message.rstrip('.')}. Try -h for help.")
        return ExitCode.USAGE


def _stopped() -> ExitCode:
    _say("stopped; nothing half-written was left behind")
    return ExitCode.INTERRUPTED


def _say(message: str) -> None:
    print(f"balcony: {plain(message)}", file=sys.stderr)  # noqa: T201 - this is the edge
