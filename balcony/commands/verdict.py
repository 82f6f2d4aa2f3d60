"""`balcony verdict`: what a person decides about an item goes before what the model read."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from balcony.answers import As, signed
from balcony.terminal import plain, say
from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy

EPILOG = """\b
Examples:
  balcony verdict 5 adaptive --strategy identify --driver leadership --note "Seven answers to what tier 1 is"
  balcony verdict 13 technical --driver data
  balcony verdict 14 none --blind

--blind says that you decided before you saw the reading: such verdicts measure the model honestly. A second verdict
takes the place of the first, and balcony undo brings the first one back."""


def verdict(
    item: Annotated[int, typer.Argument(metavar="ID", help="As `balcony items` gives it.", show_default=False)],
    label: Annotated[Label | None, typer.Argument(help="none, technical or adaptive.", show_default=False)] = None,
    strategy: Annotated[
        Strategy | None, typer.Option(help="For an adaptive item: which strategy it calls for.")
    ] = None,
    driver: Annotated[Driver | None, typer.Option(help="Where in the system it sits.")] = None,
    note: Annotated[str, typer.Option(help="Why, in your own words.")] = "",
    blind: Annotated[bool, typer.Option("--blind", help="You had not seen the model's reading.")] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take the verdict away; the reading counts again.")
    ] = False,
    who: As = None,
) -> None:
    """Decide whether an item is technical, adaptive or neither."""
    if withdraw == (label is not None):
        raise UsageError("give a label (none, technical or adaptive), or --withdraw")
    if strategy and label is not Label.ADAPTIVE:
        raise UsageError("--strategy is for adaptive items; leave it out")
    if driver and label is Label.NONE:
        raise UsageError("--driver is for challenges; leave it out where nobody is stuck")
    from casebook.database.opening import open_casebook
    from casebook.database.verdicts import clear_verdict, set_verdict
    from casebook.label_words import label_sign, label_word
    from casebook.records import Verdict

    name = signed(who)
    with open_casebook() as casebook:
        if label is None:
            found = clear_verdict(casebook, name, item)
        else:
            decided = Verdict(label, strategy, driver, name, datetime.now(UTC), not blind, note.strip())
            found = set_verdict(casebook, item, decided)
    words = "".join(f", {word.value}" for word in (found.driver, found.strategy) if word)
    how = f"decided by {name}" if label else "as it was read"
    typer.echo(plain(f"item {item}: {label_sign(found.label)} {label_word(found.label)}{words} ({how})"))
    if found.reading and label and found.reading.label is not label and found.reading.sure:
        say(f"The model was sure that it is {label_word(found.reading.label)}; your verdict goes before it.")
