"""`balcony export`: the whole casebook as a folder of JSON lines."""

from pathlib import Path
from typing import Annotated

import typer

from balcony.terminal import plain, say

EPILOG = """\b
Example:
  balcony export casebook-2026-03
  BALCONY_HOME=~/other balcony import casebook-2026-03

One file for each table and a manifest. It holds everything, texts and names too: keep it as you keep the casebook."""


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet.", show_default=False)
    ],
) -> None:
    """Copy the whole casebook into a folder, to keep or move."""
    from casebook.database.exporting import export_casebook
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        rows = export_casebook(casebook, folder)
        place = casebook.place
    for name, count in rows.items():
        if count:
            typer.echo(f"{name} {count}")
    say(plain(f"{place} written to {folder}; read it back with: balcony import {folder}"))
