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
        _tell("taken back", take_back(casebook, signed(who), own=own), taken_back=True)


def redo(who: As = None) -> None:
    """Bring back what you took back last."""
    from casebook.database.ledger import redo as bring_back
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        _tell("brought back", bring_back(casebook, signed(who)))


def _tell(how: str, events: "Sequence[Event]", *, taken_back: bool = False) -> None:
    """Say what it was, in the words that the app has for it too."""
    from tui.history_words import told_of

    logs = [event for event in events if event.what == "logs"]
    for event in logs:
        row = event.after or event.before or {}
        typer.echo(plain(f"{how}: log {event.row_id}, {row.get('name')}, with its items"))
    if logs:
        return
    said = dict.fromkeys(f"{told_of([each], taken_back=taken_back)}{_about(each)}" for each in _weighty(events))
    for words in said:
        typer.echo(plain(f"{how}: {words}"))


def _weighty(events: "Sequence[Event]") -> "Sequence[Event]":
    """Without what was only noted along with a decision."""
    return [each for each in events if each.what != "marks"] or events


def _about(event: "Event") -> str:
    row = event.after or event.before or {}
    item = row.get("item_id") or (event.row_id if event.what == "items" else None)
    return f" (item {item})" if item else ""
