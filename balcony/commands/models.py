"""`balcony models`: the models on this machine, and which of them reads."""

import json
import os
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.exit_codes import ExitCode
from balcony.terminal import plain, say

if TYPE_CHECKING:
    from classifier.model_store import StoredModel

EPILOG = """\b
Example:
  balcony train --annotations labels.jsonl --name ours
  balcony models list
  balcony models use ours
  balcony models use default

`--model` at a command goes before BALCONY_MODEL, that before the model in use here, and that before the default."""

app = typer.Typer(
    help="List, show, choose and remove models.", epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As `balcony models list` gives it.", show_default=False)]


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"


@app.command("list", epilog="\b\nExample:\n  balcony models list --format json")
def list_(
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """List all models; a star marks the one in use.

    Exits with 1 when the files of one are not whole.
    """
    from classifier.model_store import list_models

    models = list_models()
    if output_format is Format.JSON:
        typer.echo(json.dumps([{**asdict(each), "folder": str(each.folder)} for each in models], ensure_ascii=False))
    else:
        width = max(len(each.name) for each in models)
        for each in models:
            typer.echo(_line(each, width))
    _say_if_named(models)
    if any(each.fault for each in models):
        raise typer.Exit(ExitCode.FINDING)


@app.command(epilog="\b\nExample:\n  balcony models show default")
def show(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The one in use otherwise.")] = None,
) -> None:
    """Show a model's card: what it was trained on, how good it is, where not to trust it."""
    from classifier.model_store import read_card

    for line in read_card(name).splitlines():
        # A card is text that others may have written: nothing in it may steer the terminal.
        typer.echo(" " * (len(line) - len(line.lstrip(" "))) + plain(line))


@app.command(epilog="\b\nExample:\n  balcony models use ours")
def use(name: Name) -> None:
    """Read with this model from now on."""
    from classifier.model_store import use_model

    typer.echo(f"in use: {plain(use_model(name))}")
    if named := os.environ.get("BALCONY_MODEL"):
        say(f"BALCONY_MODEL is set to {named} and goes before it; unset it to read with {name}")


@app.command(epilog="\b\nExample:\n  balcony models remove ours")
def remove(name: Name) -> None:
    """Remove one of your own models; the default and the one in use stay."""
    from classifier.model_store import remove_model

    typer.echo(f"removed: {plain(str(remove_model(name)))}")


def _line(model: "StoredModel", width: int) -> str:
    mark = "*" if model.in_use else " "
    if model.fault:
        return f"{mark} {model.name:<{width}}  NOT WHOLE: {plain(model.fault)}"
    measured = f"macro-F1 {model.macro_f1:.3f} on {model.n} dev items" if model.macro_f1 else "not measured"
    return f"{mark} {model.name:<{width}}  {measured}, whole, {plain(model.id or '')} in {plain(str(model.folder))}"


def _say_if_named(models: "list[StoredModel]") -> None:
    """Say so when none of the list is in use: the star would be missed."""
    if any(each.in_use for each in models):
        return
    if named := os.environ.get("BALCONY_MODEL"):
        say(f"in use is {named}, for BALCONY_MODEL is set to it")
    else:
        say("the model in use is gone or its record damaged; choose one with: balcony models use default")
