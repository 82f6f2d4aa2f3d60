"""`balcony import`: an exported casebook back, into an empty one."""

from pathlib import Path
from typing import Annotated

import typer

from balcony.terminal import say

EPILOG = """\b
Example:
  BALCONY_HOME=~/other balcony import casebook-2026-03

The casebook must be empty: BALCONY_HOME names another data folder, BALCONY_DATABASE_URL a team's database."""


def import_(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What balcony export wrote.", show_default=False)],
) -> None:
    """Read an exported casebook into an empty one."""
    from casebook.database.importing import import_casebook
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        rows = import_casebook(casebook, folder)
        place = casebook.place
    for name, count in rows.items():
        if count:
            typer.echo(f"{name} {count}")
    say(f"{folder} is now the casebook {place}")
