"""`balcony train`: refits the heads of the model in use with a team's annotations."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.terminal import plain, say
from codebook.errors import UsageError
from codebook.many import many

if TYPE_CHECKING:
    from classifier.retraining_change import Change

_UNNAMED = "retrained"
"""The name of a model whose folder has one that no model may have."""
_CHANGED_SHOWN = 5
"""So many changed items of each set are shown."""
_WORSE = 0.02
"""By how much the macro-F1 on the dev items may fall before a person is told."""
EPILOG = """\b
Examples:
  balcony train --from-casebook --name ours
  balcony train --annotations labels.jsonl --name ours && balcony models compare ours
  balcony train --annotations ana.jsonl --annotations ben.jsonl --out models/ours

--from-casebook learns what people settled on in the casebook, else each person's label, and compares the new model
with the one in use on the items drawn by chance, which it does not learn from, and on those that came with Balcony.

\b
Each line of FILE is like {"id": "7", "text": "...", "label": "adaptive", "strategy": "voices", "driver": "leadership",
"annotator": "ana"}; without strategy or driver it teaches the label only. The annotations stand beside the items that
came with Balcony; what an earlier retraining was given is not kept, so give all files each time."""


def train(
    annotations: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Annotations, as JSON lines; may be repeated.", show_default=False),
    ] = None,
    from_casebook: Annotated[
        bool, typer.Option("--from-casebook", help="Learn from the labels in the casebook.")
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write the model folder here.")] = None,
    name: Annotated[str | None, typer.Option(help="The model's name; without --out it joins `balcony models`.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a model made by this command.")] = False,
    model: Annotated[Path | None, typer.Option(help="Retrain this model folder, not the one in use.")] = None,
) -> None:
    """Retrain the model with your own annotations.

    Takes seconds: the encoder stays, its three heads are fitted again. Nothing changes until you use the new model.
    """
    if from_casebook == bool(annotations):
        raise UsageError("say what to learn from: --from-casebook, or --annotations FILE")
    if from_casebook:
        if out is not None or name is None:
            raise UsageError("--from-casebook makes a model of your own: give it a --name, and no --out")
        _from_casebook(name, model, replace=replace)
    else:
        _from_files(annotations or [], _target(out, name), name, model, replace=replace)


def _from_files(files: list[Path], target: Path, name: str | None, model: Path | None, *, replace: bool) -> None:
    from classifier.annotations import read_annotations
    from classifier.locations import cache_folder, is_model_name, model_folder, models_home, training_data_folder
    from classifier.model_store import check_place, new_model_folder
    from classifier.retraining import check_installed, retrain

    check_place(target, replace=replace)
    check_installed()
    given = read_annotations(files)
    with new_model_folder(target, replace=replace) as folder:
        change = retrain(
            given,
            folder,
            name or (target.name if is_model_name(target.name) else _UNNAMED),
            base=model_folder(model),
            data=training_data_folder(),
            cache=cache_folder(),
        )
    for line in describe(change):
        typer.echo(line)
    for note in notes(change, given.ignored):
        say(note)
    ours = target.parent == models_home()
    say(f"Written to {target}. Use it with: " + (f"balcony models use {target.name}" if ours else f"--model {target}"))


def _from_casebook(name: str, model: Path | None, *, replace: bool) -> None:
    from casebook.annotating.comparison_forms import lines_of_comparison
    from casebook.annotating.retraining_run import run_retraining
    from casebook.database.opening import open_casebook
    from casebook.watching import Watch
    from classifier.locations import model_folder

    def tell(_done: int, _total: int, words: str) -> None:
        if sys.stderr.isatty():
            say(f"{words} ...")

    with open_casebook() as casebook:
        found = run_retraining(casebook, model_folder(model), name, replace=replace, watch=Watch(tell))
    for line in describe(found.change):
        typer.echo(line)
    typer.echo("")
    for line in lines_of_comparison(found.comparison, _CHANGED_SHOWN):
        typer.echo(" " * (len(line) - len(line.lstrip(" "))) + plain(line))
    for note in notes(found.change, 0):
        say(note)
    say(f"Nothing reads with it yet. Use it with: balcony models use {name}")


def describe(change: "Change") -> list[str]:
    """What changed, as the lines of a small table."""
    rows = [
        ("", "before", "after", "n"),
        ("dev items, macro-F1", f"{change.dev_before:.3f}", f"{change.dev_after:.3f}", str(change.dev_n)),
        ("dev items given another label", "", str(change.dev_changed), str(change.dev_n)),
        (
            "annotations read as labelled",
            f"{change.own_before:.0%}",
            f"{change.own_after:.0%}",
            str(change.annotations),
        ),
    ]
    return [
        plain(f"{change.model}, from {change.base}"),
        f"{many(change.annotations, 'annotation')} of {many(change.texts, 'text')}, "
        f"beside {many(change.base_items, 'base item')}",
        *(f"{what:<30} {before:>7} {after:>7} {n:>6}" for what, before, after, n in rows),
    ]


def notes(change: "Change", ignored: int) -> list[str]:
    """What a person should know before they use the model."""
    found = ["After training, each annotation is read by heads that were fitted without its text."]
    if change.left_out:
        found.append(f"{change.left_out} annotations left out: Balcony is measured on their very texts.")
    if change.superseded:
        found.append(f"{change.superseded} base items gave way to annotations of the same text.")
    if ignored:
        what = many(ignored, "strategy or driver", "strategies or drivers")
        found.append(f"{what} ignored, beside a label that has none.")
    if change.dev_after < change.dev_before - _WORSE:
        found.append(
            "It reads the dev items worse than the model before it: look at the annotations before you use it."
        )
    return found


def _target(out: Path | None, name: str | None) -> Path:
    from classifier.model_store import new_model_place

    place = new_model_place(name) if name is not None else None
    target = out or place
    if target is None:
        raise UsageError("say where the model goes: --name NAME for `balcony models`, or --out DIR")
    return target
