"""`balcony annotations`: takes labels out of the casebook, and merges a colleague's into it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.answers import As, signed
from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Driver, Label, Strategy
from codebook.many import many

if TYPE_CHECKING:
    from casebook.annotating.exchange import Conflict, MergePlan
    from casebook.annotating.lines import Line

_SHOWN = 10
"""Conflicts and unknown items that are named; the rest are counted."""
_WIDTH = 60
EPILOG = """\b
Example:
  balcony annotations export ana.jsonl
  balcony annotations merge ben.jsonl --dry-run
  balcony annotations merge ben.jsonl
  balcony agreement
  balcony annotations settle

Two people import the same file with `balcony triage FILE --save`, label, and send each other what they export."""

app = typer.Typer(
    help="Exchange, settle and move people's labels.", epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None
)


@app.command(
    epilog="\b\nExample:\n  balcony annotations export ana.jsonl\n"
    "  balcony annotations export labels.jsonl --for-training && balcony train --annotations labels.jsonl --name ours"
)
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Write JSON lines here.", show_default=False)],
    for_training: Annotated[
        bool,
        typer.Option(
            "--for-training",
            help="Only labels to learn from: settled ones where there are, and no item drawn by chance.",
        ),
    ] = False,
    measured: Annotated[
        bool,
        typer.Option(
            "--measured", help="With --for-training: items drawn by chance too. They can then measure nothing."
        ),
    ] = False,
) -> None:
    """Write every label in the casebook to a file, skipped and settled ones too."""
    from casebook.annotating.exchange import lines_of, lines_to_train_on
    from casebook.annotating.lines import write_lines
    from casebook.database.opening import open_casebook

    check_out(file)
    with open_casebook() as casebook:
        lines = lines_of(casebook)
    chosen = lines_to_train_on(lines, measured=measured) if for_training else lines
    if not chosen:
        raise NothingToDoError("there is no label to export in the casebook; label some items first")
    typer.echo(f"{many(write_lines(file, chosen), 'label')} written to {plain(str(file))}")
    if for_training and len(chosen) < len(lines):
        say(f"{len(lines) - len(chosen)} left out: without a label, settled since, or drawn by chance to measure on.")


@app.command(
    epilog="\b\nExample:\n  balcony annotations merge ben.jsonl --dry-run\n  balcony annotations merge ben.jsonl"
)
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="What colleagues exported.", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    who: As = None,
) -> None:
    """Merge colleagues' labels into the casebook, as one step that can be undone.

    The same label is left alone. Where one person labelled one item twice, the later label stays. Where two settled
    labels differ, yours stays and both are shown.
    """
    from casebook.annotating.exchange import merge as merge_lines
    from casebook.annotating.exchange import plan_merge
    from casebook.annotating.lines import read_lines
    from casebook.database.opening import open_casebook

    lines = read_lines(files)
    with open_casebook() as casebook:
        plan = plan_merge(casebook, lines)
        if not dry_run:
            merge_lines(casebook, signed(who), plan)
    _tell(plan, dry_run=dry_run)


@app.command(epilog="\b\nExample:\n  balcony annotations bias")
def bias() -> None:
    """Say how often people changed their label after they saw the reading, and whether that helped."""
    from casebook.annotating.automation_bias import automation_bias, readings_shown
    from casebook.database.annotating import list_annotations, list_gold
    from casebook.database.opening import open_casebook
    from casebook.database.readings import labels_read

    with open_casebook() as casebook:
        said = list_annotations(casebook)
        readings = readings_shown(said, labels_read(casebook))
        gold = {each.item_id: each.label for each in list_gold(casebook)}
        found = automation_bias(said, readings, gold)
    if not found.n:
        raise NothingToDoError("no item was labelled blind first and again with its reading in view")
    typer.echo(f"{many(found.n, 'label')} given blind first; the reading said otherwise of {found.differed}")
    if found.follow_rate is not None:
        typer.echo(
            f"of those {found.followed} ({found.follow_rate:.0%}) were changed to the reading's label,"
            f" {found.kept} kept, {found.other} changed to a third"
        )
    typer.echo(f"of the changed ones that are settled: {found.helped} right to change, {found.led_astray} led astray")


@app.command(
    epilog="\b\nExample:\n  balcony annotations settle\n"
    "  balcony annotations settle 24 adaptive --strategy identify --driver coaching --reason edge-case --as Kim"
)
def settle(
    item: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="Which item; without, all that wait.", show_default=False)
    ] = None,
    label: Annotated[Label | None, typer.Argument(help="none, technical or adaptive.", show_default=False)] = None,
    strategy: Annotated[Strategy | None, typer.Option(help="For an adaptive item.", show_default=False)] = None,
    driver: Annotated[
        Driver | None, typer.Option(help="Where in the system a challenge sits.", show_default=False)
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            help="Why people differed: ambiguous-text, guideline-gap, annotator-error, edge-case, true-disagreement.",
            show_default=False,
        ),
    ] = "",
    note: Annotated[str, typer.Option(help="What you go by, in your own words.", show_default=False)] = "",
    codebook: Annotated[
        bool, typer.Option("--codebook", help="The codebook should say more about such items.")
    ] = False,
    who: As = None,
) -> None:
    """Settle what people differ about: decide blind, then see how they voted.

    Without an ID, lists the items that wait. Colleagues' settled labels come in with `balcony annotations merge`.
    """
    from balcony.settling import list_disputes, settle_one

    if item is None:
        list_disputes()
    elif label is None:
        raise UsageError(f"give item {item} a label: none, technical or adaptive")
    else:
        settle_one(item, (label, strategy, driver), reason, note, who, codebook=codebook)


@app.command(
    epilog="\b\nExample:\n  balcony annotations relabel strategy balcony identify\n"
    "  balcony annotations relabel strategy balcony identify --apply\n"
    "  balcony annotations relabel strategy distress --split --apply"
)
def relabel(
    question: Annotated[str, typer.Argument(help="label, strategy or driver.", show_default=False)],
    old: Annotated[str, typer.Argument(metavar="OLD", help="The answer that goes.", show_default=False)],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="The answer in its place.", show_default=False)
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Let people answer again: each item goes back to the queue.")
    ] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Do it; otherwise only what would change is shown.")] = False,
    who: As = None,
) -> None:
    """Rename, merge or split an answer over all labels, after a preview.

    It is one step: `balcony undo` takes all of it back.
    """
    from casebook.annotating import label_life
    from casebook.database.opening import open_casebook

    if split == (new is not None):
        raise UsageError("give the answer that takes its place, or --split")
    with open_casebook() as casebook:
        if new is None:
            plan = label_life.split(casebook, question, old, lambda _: None)
        else:
            plan = label_life.merge(casebook, question, [old], new)
        if apply:
            label_life.apply(casebook, signed(who), plan)
    for told, count in plan.counts.items():
        typer.echo(f"{count} x {plain(told)}")
    if plan.returned:
        typer.echo(f"{many(len(plan.returned), 'item')} {'went' if apply else 'would go'} back to the queue")
    say("Take it back with: balcony undo" if apply else "Nothing was changed. Do it with --apply.")


def _tell(plan: "MergePlan", *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    typer.echo(
        f"{many(len(plan.added), 'label')} {would}added, {len(plan.replaced)} replaced by later ones, "
        f"{plan.same} the same"
    )
    for conflict in plan.conflicts[:_SHOWN]:
        alike = conflict.ours.label is conflict.theirs.label
        label = f"both {conflict.ours.label}, the rest differs" if alike else _labels(conflict)
        typer.echo(f"differs: {_shown(conflict.ours)} ({label}): {conflict.kept} stays, {conflict.why}")
    if len(plan.conflicts) > _SHOWN:
        typer.echo(f"and {len(plan.conflicts) - _SHOWN} more that differ")
    for line in plan.unknown[:_SHOWN]:
        typer.echo(f"not in this casebook: {_shown(line)}")
    if plan.unknown:
        say(
            f"{many(len(plan.unknown), 'label is of an item', 'labels are of items')} not in this casebook and left "
            "out; import their log first: balcony triage FILE --save"
        )


def _labels(conflict: "Conflict") -> str:
    return f"ours {conflict.ours.label}, theirs {conflict.theirs.label}"


def _shown(line: "Line") -> str:
    text = plain(line.text)
    return f"{plain(line.annotator)}, “{text if len(text) <= _WIDTH else text[: _WIDTH - 1] + '…'}”"
