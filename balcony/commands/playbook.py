"""`balcony playbook`: read the playbook, change it in a file of your own, print it for a room."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.exit_codes import ExitCode
from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.errors import PlaybookError

if TYPE_CHECKING:
    from strategies.handout.blocks import Page
    from strategies.loader import Loaded

EPILOG = """\b
Example:
  balcony playbook show attention
  balcony playbook check our_playbook.yaml
  balcony playbook print --out handout.html attention distress

Your own words go into a file of your own, playbook.yaml in the data folder, or the one that BALCONY_PLAYBOOK or
--playbook names. It holds only what you change; docs/playbook.md shows how."""

app = typer.Typer(
    help="Read, change and print the playbook.", epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None
)
PlaybookFile = Annotated[
    Path | None, typer.Option("--playbook", metavar="FILE", help="Your own playbook file or folder, over the shipped.")
]


class Format(StrEnum):
    """How to show the playbook."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    HTML = "html"


@app.command(epilog="\b\nExample:\n  balcony playbook show attention\n  balcony playbook show --format json")
def show(
    key: Annotated[
        str | None,
        typer.Argument(metavar="KEY", help="A strategy, driver, stage or level, or technical, mixed, levels, ..."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to show it.")] = Format.TEXT,
    origins: Annotated[
        bool, typer.Option("--origins", help="Say of each entry whether it is shipped or your own, with file and line.")
    ] = False,
    playbook: PlaybookFile = None,
) -> None:
    """Show the playbook, or one entry of it.

    Without KEY, text gives a list of all keys, and the other formats the whole playbook.
    """
    from strategies.handout.pages import pages

    loaded = _load(playbook)
    if output_format is Format.JSON:
        import json

        from strategies.handout.as_data import data_of

        typer.echo(json.dumps(data_of(loaded, key, origins=origins), ensure_ascii=False, indent=2))
        return
    shown = pages(loaded.playbook, [key] if key else [], loaded.origins if origins else None)
    if key is None and output_format is Format.TEXT:
        width = max(len(page.key) for page in shown)
        for page in shown:
            typer.echo(f"{page.key:<{width}}  {plain(page.title)}")
        say("Show one with: balcony playbook show KEY")
        return
    _write(shown, output_format, loaded)


@app.command(epilog="\b\nExample:\n  balcony playbook check our_playbook.yaml")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your own playbook file or folder.", show_default=False)],
) -> None:
    """Check your own playbook file before you use it.

    Exits with 1 when it is not in order, and says in which line and what to write instead.
    """
    from strategies.loader import load_with_origins

    try:
        loaded = load_with_origins(overlay=file)
    except PlaybookError as error:
        # A finding and not a fault of the program: this command is asked to find it.
        typer.echo(plain(str(error)))
        raise typer.Exit(ExitCode.FINDING) from error
    own = loaded.origins.own()
    for location, origin in own.items():
        typer.echo(f"{plain('.'.join(map(str, location)))}  {plain(str(origin))}")
    typer.echo(f"in order: {len(own)} {'part is' if len(own) == 1 else 'parts are'} your own")


@app.command(epilog="\b\nExample:\n  balcony playbook path")
def path() -> None:
    """Say which playbook is in use, and where your own belongs."""
    from casebook.locations import home, overlay_path
    from strategies.loader import SHIPPED

    overlay = overlay_path()
    typer.echo(f"shipped  {plain(str(SHIPPED))}")
    typer.echo(f"yours    {plain(str(overlay or home() / 'playbook.yaml'))}{'' if overlay else ' (not there yet)'}")


@app.command("print", epilog="\b\nExample:\n  balcony playbook print --out handout.html attention")
def print_(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]...", help="What to print; all that a room needs otherwise.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write here: html, md or docx by its ending.")] = None,
    playbook: PlaybookFile = None,
) -> None:
    """Print a handout for a room: sheets, forms and cards.

    Open the html file in a browser and print it: each entry starts on a page of its own, on A4 or Letter.
    """
    from strategies.handout.pages import FOR_A_ROOM, pages
    from strategies.handout.saving import check_ending, save

    if out is not None:
        check_ending(out)
        check_out(out)
    loaded = _load(playbook)
    shown = pages(loaded.playbook, keys or FOR_A_ROOM)
    if out is None:
        _write(shown, Format.TEXT, loaded)
    else:
        save(shown, out, _title(loaded))
        say(f"Written to {out}")


def _write(shown: "tuple[Page, ...]", output_format: Format, loaded: "Loaded") -> None:
    from strategies.handout.saving import as_text

    typer.echo(as_text(shown, output_format.value, _title(loaded)), nl=False)


def _title(loaded: "Loaded") -> str:
    return f"{loaded.playbook.headings.technical} / {loaded.playbook.headings.adaptive}"


def _load(chosen: Path | None) -> "Loaded":
    from casebook.locations import overlay_path
    from strategies.loader import load_with_origins

    return load_with_origins(overlay=overlay_path(chosen))
