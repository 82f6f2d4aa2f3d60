"""`balcony actions`: who does what by when, and what came of it."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from balcony.answers import As, day, signed, today
from balcony.listing import Format, print_records, print_rows
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError, UsageError
from codebook.many import many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.records import Action

EPILOG = """\b
Examples:
  balcony actions --overdue
  balcony actions add 5 "Put the seven answers side by side" --owner "assistant principal" --due 2026-02-20
  balcony actions done 3 --result "One rule for all halls, tried for two weeks"
  balcony actions drop 4 --why "Overtaken by the new timetable"
"""
app = typer.Typer(help="List, add and close what people took on.", epilog=EPILOG, rich_markup_mode=None)
ActionId = Annotated[
    int, typer.Argument(metavar="ACTION_ID", help="As `balcony actions` gives it.", show_default=False)
]


@app.callback(invoke_without_command=True)
def actions(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Those that are done or dropped, too.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is past its date.")] = False,
    item: Annotated[int | None, typer.Option(metavar="ID", help="Only those for one item.")] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """List, add and close what people took on."""
    if context.invoked_subcommand:
        return
    from casebook.database.following_up import list_actions
    from casebook.database.opening import open_casebook
    from casebook.records import ActionState

    if everything and overdue:
        raise UsageError("--all and --overdue ask for different lists; give one of them")
    now = today()
    with open_casebook() as casebook:
        found = list_actions(casebook, states=() if everything else (ActionState.OPEN,), item_id=item)
    if overdue:
        found = tuple(each for each in found if each.due and each.due < now)
    if not found:
        raise NothingToDoError("there is no such action" if everything or item else _none(overdue=overdue))
    found = tuple(sorted(found, key=lambda each: (each.due or date.max, each.id)))
    if output_format is Format.TABLE:
        _print_table(found, now)
    else:
        print_records([_record(each, now) for each in found], output_format)


@app.command(epilog='\b\nExample:\n  balcony actions add 9 "Ask what others pay" --owner principal --due 2026-03-06')
def add(
    item: Annotated[int, typer.Argument(metavar="ITEM_ID", help="The item that it is for.", show_default=False)],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What will be done.", show_default=False)],
    owner: Annotated[str | None, typer.Option(help="Who does it; a role is better than a name.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DAY", help="By when, such as 2026-03-06.")] = None,
    measure: Annotated[str | None, typer.Option(help="How you will know that it worked.")] = None,
    if_then: Annotated[str | None, typer.Option(help="For an experiment: if this happens, then we do that.")] = None,
    who: As = None,
) -> None:
    """Note what somebody takes on for an item."""
    from casebook.database.items import get_item
    from casebook.database.keeping import add as keep
    from casebook.database.opening import open_casebook
    from casebook.meeting.missing import missing_fields
    from casebook.records import NEW, Action

    if not text.strip():
        raise UsageError("say what will be done")
    until = day(due, "--due")
    with open_casebook() as casebook:
        about = get_item(casebook, item)
        made = Action(
            NEW, text.strip(), item, owner=owner, due=until, measure=measure, if_then=if_then, made=datetime.now(UTC)
        )
        kept = keep(casebook, signed(who), made)
    typer.echo(plain(f"action {kept.id} for item {item}: {kept.text}"))
    for lack in missing_fields(kept, about.label, today()):
        say(f"It still lacks: {lack}")


@app.command(epilog='\b\nExample:\n  balcony actions done 3 --result "All rosters load"')
def done(
    action: ActionId,
    result: Annotated[str, typer.Option(help="What came of it.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When, such as 2026-03-06; otherwise now.")] = None,
    who: As = None,
) -> None:
    """Say that an action is done, and what came of it."""
    _close(action, "done", result, day(on, "--on"), who)


@app.command(epilog='\b\nExample:\n  balcony actions drop 4 --why "Overtaken by the new timetable"')
def drop(
    action: ActionId,
    why: Annotated[str, typer.Option(help="Why it is given up, in a few words.", show_default=False)],
    who: As = None,
) -> None:
    """Give an action up, with a reason."""
    if not why.strip():
        raise UsageError("say in a few words why it is dropped, so that nobody has to wonder later: --why")
    _close(action, "dropped", why, None, who)


def _close(action: int, state: str, words: str, on: "date | None", who: str | None) -> None:
    from casebook.database.keeping import change, get
    from casebook.database.opening import open_casebook
    from casebook.records import Action, ActionState

    when = datetime(on.year, on.month, on.day, 12, tzinfo=UTC) if on else datetime.now(UTC)
    with open_casebook() as casebook:
        before = get(casebook, Action, action)
        if before.state is not ActionState.OPEN:
            raise NothingToDoError(f"action {action} is {before.state.value} already")
        now = replace(before, state=ActionState(state), closed=when, why=words.strip() or before.why)
        change(casebook, signed(who), now)
    typer.echo(plain(f"action {action} is {state}: {now.text}"))


def _none(*, overdue: bool) -> str:
    return "no action is past its date" if overdue else "no action is open; add one with: balcony actions add"


def _record(action: "Action", now: "date") -> dict[str, Any]:
    plain_values = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(action).items()
    }
    return {**plain_values, "state": action.state.value, "overdue": _late(action, now)}


def _late(action: "Action", now: "date") -> bool:
    return bool(action.state.value == "open" and action.due and action.due < now)


def _print_table(found: "Sequence[Action]", now: "date") -> None:
    columns = (("id", 0), ("due", 0), ("action", 4), ("owner", 2), ("state", 0), ("item", 0))
    rows = [
        (
            str(each.id),
            each.due.isoformat() if each.due else "no date",
            each.text
            + (f"\nif-then: {each.if_then}" if each.if_then else "")
            + (f"\n→ {each.why}" if each.why else ""),
            each.owner or "nobody yet",
            "overdue" if _late(each, now) else each.state.value,
            str(each.item_id or ""),
        )
        for each in found
    ]
    print_rows(columns, rows)
    late = sum(_late(each, now) for each in found)
    say(many(len(found), "action") + (f", {late:,} past their date" if late else ""))
