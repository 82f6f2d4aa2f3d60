"""`balcony undo` and `balcony redo`: the latest decision back, and again."""

from typing import TYPE_CHECKING, Annotated

import typer

from balcony.answers import As, signed
from balcony.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.records import Event

EPILOG = """\b
Examples:
  balcony undo
  balcony redo

Each takes one step, as far back as the casebook goes, and a restart changes nothing. What was taken back can be brought
back until you decide something new."""


def undo(
    own: Annotated[bool, typer.Option("--own", help="Only a decision of your own.")] = False, who: As = None
) -> None:
    """Take back the latest decision, or a saved log."""
    from casebook.database.ledger import undo as take_back
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        _tell("taken back", take_back(casebook, signed(who), own=own))


def redo(who: As = None) -> None:
    """Bring back what you took back last."""
    from casebook.database.ledger import redo as bring_back
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        _tell("brought back", bring_back(casebook, signed(who)))


def _tell(how: str, events: "Sequence[Event]") -> None:
    logs = [event for event in events if event.what == "logs"]
    for event in logs:
        row = event.after or event.before or {}
        typer.echo(plain(f"{how}: log {event.row_id}, {row.get('name')}, with its items"))
    if logs:
        return
    for event in events:
        item = (event.after or event.before or {}).get("item_id")
        about = f" of item {item}" if item else ""
        typer.echo(plain(f"{how}: {_WORDS.get(event.what, event.what)}{about}"))


_WORDS = {
    "verdicts": "a verdict",
    "actions": "an action",
    "escalations": "a request to another level",
    "items": "facts or a part",
    "voices": "a voice",
    "parked": "something parked",
    "annotations": "an annotation",
    "gold": "a settled label",
    "marks": "a mark",
}
