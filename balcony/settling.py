"""What people differ about, listed without their votes, and a ruling of one item with the votes after it."""

from typing import TYPE_CHECKING

import typer

from balcony.answers import signed
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Driver, Label, Strategy

if TYPE_CHECKING:
    from casebook.annotating.adjudication import Reason

_WIDTH = 88
Answers = tuple[Label, Strategy | None, Driver | None]


def list_disputes() -> None:
    """Print the items that wait to be settled, those with differing labels first; no vote is shown.

    Raises:
        NothingToDoError: None does.
    """
    from casebook.annotating.adjudication import disputes
    from casebook.database.items import get_items
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        waiting = disputes(casebook)
        texts = {item.id: item.text for item in get_items(casebook, [each.item_id for each in waiting])}
    if not waiting:
        raise NothingToDoError("nothing waits to be settled: nobody differs, or nothing is labelled twice")
    for each in waiting:
        text = plain(texts.get(each.item_id, ""))
        shown = text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
        typer.echo(f"{each.item_id:>5}  {', '.join(each.about):<24}  {shown}")
    say(f"{len(waiting)} to settle. Decide before you see the votes: balcony annotations settle ID LABEL --reason ...")


def settle_one(item_id: int, answers: Answers, reason: str, note: str, who: str | None, *, codebook: bool) -> None:
    """Commit a ruling, then show how people had voted.

    Raises:
        UsageError: The reason is none, or keys do not go together, or there is no such item.
    """
    from casebook.annotating.adjudication import Ruling, settle, votes_on
    from casebook.database.items import get_item
    from casebook.database.opening import open_casebook

    ruling = Ruling(*answers, _reason(reason), note.strip(), codebook)
    with open_casebook() as casebook:
        item = get_item(casebook, item_id)
        gold = settle(casebook, signed(who), item_id, ruling)
        votes = votes_on(casebook, item_id)
    typer.echo(f"settled {item_id}: {_words(gold.label, gold.strategy, gold.driver)} ({gold.reason})")
    for vote in votes:
        typer.echo(f"  {plain(vote.annotator)}: {_words(vote.label, vote.strategy, vote.driver)}")
    say(f"“{plain(item.text)}” Take it back with: balcony undo")


def _words(label: Label | None, strategy: Strategy | None, driver: Driver | None) -> str:
    return ", ".join(str(each) for each in (label or "no label", strategy, driver) if each)


def _reason(word: str) -> "Reason":
    from casebook.annotating.adjudication import Reason

    folded = " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
    for reason in Reason:
        if reason.value == folded:
            return reason
    there = ", ".join(reason.value.replace(" ", "-") for reason in Reason)
    raise UsageError(f"--reason {word!r} is none; say why people differed with one of: {there}")
