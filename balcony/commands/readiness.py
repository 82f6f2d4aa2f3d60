"""`balcony readiness`: may you stop labelling, and may the labels that the model is sure of be accepted unseen."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.json_lines import write_json_lines
from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.many import many

if TYPE_CHECKING:
    from casebook.annotating.readiness_run import ReadinessCard
    from casebook.annotating.stopping import Curve
    from casebook.database.casebook import Casebook
    from classifier.classifier import Classifier

_SEED = 7

EPILOG = """\b
Examples:
  balcony readiness
  balcony readiness --curve
  balcony readiness --wanted 0.95 --format json

Both answers rest on the items that came by chance and were labelled: nothing is promised from picked ones. A yes to
accepting unseen comes from an exact test, and is wrong in at most one case in ten. Whether more labels still help is
worked out with --curve alone, for it takes fitting many models."""


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"


def readiness(
    wanted: Annotated[
        float, typer.Option(min=0.5, max=0.99, help="The share of labels accepted unseen that must be right.")
    ] = 0.9,
    curve: Annotated[bool, typer.Option("--curve", help="Find out whether more labels still help (slow).")] = False,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
    items: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was counted, as JSON lines.", show_default=False)
    ] = None,
    model: Annotated[
        Path | None, typer.Option(help="A model folder other than the one in use.", show_default=False)
    ] = None,
) -> None:
    """Say whether you may stop labelling or checking.

    May you stop labelling? May the labels that the model is sure of be accepted unseen? If not, about how many more
    labels of items drawn by chance it takes.
    """
    from casebook.annotating.readiness_run import as_record, card_of, item_lines
    from casebook.database.opening import open_casebook
    from classifier.classifier import Classifier
    from classifier.locations import model_folder

    check_out(items)
    classifier = Classifier.load(model_folder(model))
    with open_casebook() as casebook:
        card = card_of(casebook, classifier, wanted=wanted, curve=_curve(casebook, classifier) if curve else None)
    if output_format is Format.JSON:
        typer.echo(json.dumps(as_record(card), ensure_ascii=False, indent=2))
    else:
        _print(card)
    if items is not None:
        write_json_lines(items, item_lines(card))


def _curve(casebook: "Casebook", classifier: "Classifier") -> "Curve":
    from casebook.annotating.learning_curve import learning_curve  # scikit-learn, seconds

    say("Fitting models on growing parts of your labels …")
    return learning_curve(casebook, classifier, seed=_SEED)


def _print(card: "ReadinessCard") -> None:
    answers = card.readiness
    typer.echo(f"May we stop labelling? {'Yes' if answers.stopping.stop else 'Not yet'}.")
    for sentence in answers.stopping.why:
        typer.echo(f"  {plain(sentence)}")
    typer.echo("May labels be accepted unseen?")
    typer.echo(f"  {plain(answers.accepting.why)}.")
    for step in answers.accepting.steps:
        typer.echo(
            f"  the surest {step.part:.0%}, from probability {step.threshold:.2f}: {step.right} of {step.n} right, so"
            f" at least {step.bound:.0%} ({'passes' if step.passed else 'fails'})"
        )
    say(
        f"{plain(card.model)}: {many(len(card.checked), 'item')} drawn by chance with a label ({card.settled} settled),"
        f" {many(len(card.pool), 'item')} without one."
    )
