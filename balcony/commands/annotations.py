"""`balcony annotations`: takes labels out of the casebook, and merges a colleague's into it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.answers import As, signed
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError

if TYPE_CHECKING:
    from casebook.annotating.exchange import MergePlan
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

Two people import the same file with `balcony triage FILE --save`, label, and send each other what they export."""

app = typer.Typer(
    help="Exchange labels with colleagues as files.", epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None
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

    with open_casebook() as casebook:
        lines = lines_of(casebook)
    chosen = lines_to_train_on(lines, measured=measured) if for_training else lines
    if not chosen:
        raise NothingToDoError("there is no label to export in the casebook; label some items first")
    typer.echo(f"{write_lines(file, chosen)} labels written to {plain(str(file))}")
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
    from casebook.annotating.automation_bias import automation_bias
    from casebook.database.annotating import list_annotations, list_gold
    from casebook.database.items import all_items
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        readings = {item.id: item.reading.label for item in all_items(casebook) if item.reading}
        gold = {each.item_id: each.label for each in list_gold(casebook)}
        found = automation_bias(list_annotations(casebook), readings, gold)
    if not found.n:
        raise NothingToDoError("no item was labelled blind first and again with its reading in view")
    typer.echo(f"{found.n} labels given blind first; the reading said otherwise of {found.differed}")
    if found.follow_rate is not None:
        typer.echo(
            f"of those {found.followed} ({found.follow_rate:.0%}) were changed to the reading's label,"
            f" {found.kept} kept, {found.other} changed to a third"
        )
    typer.echo(f"of the changed ones that are settled: {found.helped} right to change, {found.led_astray} led astray")


def _tell(plan: "MergePlan", *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    typer.echo(
        f"{len(plan.added)} labels {would}added, {len(plan.replaced)} replaced by later ones, {plan.same} the same"
    )
    for conflict in plan.conflicts[:_SHOWN]:
        label = f"ours {conflict.ours.label}, theirs {conflict.theirs.label}"
        typer.echo(f"differs: {_shown(conflict.ours)} ({label}): {conflict.kept} stays, {conflict.why}")
    if len(plan.conflicts) > _SHOWN:
        typer.echo(f"and {len(plan.conflicts) - _SHOWN} more that differ")
    for line in plan.unknown[:_SHOWN]:
        typer.echo(f"not in this casebook: {_shown(line)}")
    if plan.unknown:
        say(
            f"{len(plan.unknown)} labels are of items that are not in this casebook and were left out; import their log"
            " first: balcony triage FILE --save"
        )


def _shown(line: "Line") -> str:
    text = plain(line.text)
    return f"{plain(line.annotator)}, “{text if len(text) <= _WIDTH else text[: _WIDTH - 1] + '…'}”"
