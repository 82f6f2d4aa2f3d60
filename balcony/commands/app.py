"""`balcony app`: the app in this terminal."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from balcony.commands.playbook import PlaybookFile
from codebook.errors import InputError, UsageError

EPILOG = """\b
Examples:
  balcony app
  balcony app examples/barrier_log.xlsx

The arrow keys move, t a n decide, ctrl z takes back, ? explains each screen. Everything is saved as you go."""

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]", help="A log or notes to read in first; you look over its columns.", show_default=False
    ),
]
ModelFolder = Annotated[Path | None, typer.Option("--model", help="A model folder other than the one in use.")]


def app(file: File = None, model: ModelFolder = None, playbook_file: PlaybookFile = None) -> None:
    """Look, decide and meet, in this terminal.

    Items with their readings and advice, the patterns, the playbook, models and settings.
    """
    served = "TEXTUAL_DRIVER" in os.environ  # `balcony serve` draws in a browser
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the app needs a terminal; for scripts there is balcony triage, for a browser balcony serve")
    check_file(file)
    from tui.app import BalconyApp  # Textual, 0.4 s
    from tui.services import Services

    BalconyApp(Services(model=model, playbook=playbook_file), file=file).run()


def check_file(file: Path | None) -> None:
    """See that a file is there, before anything is opened.

    Raises:
        InputError: It is not.
    """
    if file is not None and not file.is_file():
        raise InputError(f"there is no file {file}; see that its name is right")
