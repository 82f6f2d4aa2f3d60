"""`balcony models`: the models on this machine, and which of them reads."""

import json
import os
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.exit_codes import ExitCode
from balcony.json_lines import write_json_lines
from balcony.output_place import check_out
from balcony.terminal import plain, say

if TYPE_CHECKING:
    from classifier.labelled import LabelledText
    from classifier.model_store import StoredModel

_CHANGED_SHOWN = 10
"""So many changed items of each set are shown."""
EPILOG = """\b
Example:
  balcony train --annotations labels.jsonl --name ours
  balcony models list
  balcony models compare ours
  balcony models use ours
  balcony models back

`--model` at a command goes before BALCONY_MODEL, that before the model in use here, and that before the default."""

app = typer.Typer(
    help="List, show, compare, choose and remove models.", epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None
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


@app.command(
    epilog="\b\nExample:\n  balcony models compare ours\n"
    "  balcony models compare ours --format json --items compared.jsonl"
)
def compare(
    name: Name,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    items: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write each item with what both read, as JSON lines.")
    ] = None,
    champion: Annotated[
        Path | None, typer.Option("--model", help="Compare with this model folder, not the one in use.")
    ] = None,
) -> None:
    """Compare a model with the one in use, on items that neither learned from.

    Those are the items in the casebook that came by chance and were labelled, and the items that came with Balcony.
    Each figure has a 95% interval; the gain is measured on the same resampled items for both.
    """
    from casebook.annotating.challenger import compare_models
    from casebook.annotating.comparison_forms import as_record, item_lines, lines_of_comparison
    from classifier.locations import model_folder
    from classifier.model_store import find_model

    check_out(items)
    found = compare_models(model_folder(champion), find_model(name), _own_items())
    if output_format is Format.JSON:
        typer.echo(json.dumps(as_record(found), ensure_ascii=False, indent=2))
    else:
        for line in lines_of_comparison(found, _CHANGED_SHOWN):
            typer.echo(" " * (len(line) - len(line.lstrip(" "))) + plain(line))
    if items is not None:
        write_json_lines(items, item_lines(found))


@app.command(epilog="\b\nExample:\n  balcony models use ours\n  balcony models use ours --force")
def use(
    name: Name,
    force: Annotated[bool, typer.Option("--force", help="Even a retrained one that is not better.")] = False,
) -> None:
    """Read with this model from now on.

    A retrained model is compared with the one in use first, and refused (exit code 1) where it is not better beyond
    noise. `balcony models back` goes back to the one before.
    """
    from casebook.annotating.retraining_run import judge
    from classifier.model_store import use_model

    found = None if force else judge(name, _own_items())
    if found is not None and not found.promote:
        say(f"{name} was not taken into use: {found.reason}.")
        say(f"See what it reads differently with: balcony models compare {name}. Use it all the same with --force.")
        raise typer.Exit(ExitCode.FINDING)
    typer.echo(f"in use: {plain(use_model(name))}")
    if found is not None:
        say(f"{found.reason[0].upper()}{found.reason[1:]}. Go back with: balcony models back")
    _say_what_goes_before()


@app.command(epilog="\b\nExample:\n  balcony models use ours --force\n  balcony models back")
def back() -> None:
    """Go back to the model that was in use before this one."""
    from classifier.model_store import use_model_before

    typer.echo(f"in use: {plain(use_model_before())}")
    _say_what_goes_before()


@app.command(epilog="\b\nExample:\n  balcony models remove ours")
def remove(name: Name) -> None:
    """Remove one of your own models; the default and the one in use stay."""
    from classifier.model_store import remove_model

    typer.echo(f"removed: {plain(str(remove_model(name)))}")


def _own_items() -> "tuple[LabelledText, ...]":
    """The casebook's items to measure on; a casebook is not made for it where there is none."""
    from casebook.annotating.retraining_run import own_items
    from casebook.database.opening import open_casebook, there_is_a_casebook

    if not there_is_a_casebook():
        return ()
    with open_casebook() as casebook:
        return own_items(casebook)


def _say_what_goes_before() -> None:
    if named := os.environ.get("BALCONY_MODEL"):
        say(f"BALCONY_MODEL is set to {named} and goes before it; unset it to read with the model in use")


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
