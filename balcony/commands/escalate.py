"""`balcony escalate`: ask a level that can decide, with a memo, and keep the answer that comes back."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from balcony.answers import As, day, signed, today
from balcony.listing import Format, print_records, print_rows
from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.records import Escalation
    from strategies.schema import Playbook

EPILOG = """\b
Examples:
  balcony escalate 9 --to district --ask "The day rate that others pay substitutes" --by 2026-03-31 --out memo.docx
  balcony escalate list --waiting
  balcony escalate answer 3 "Not this year; we may ask again in May"

The memo has the playbook's fields, with what is known filled in. What is missing is named, for people to write."""


class _RaiseFirst(TyperGroup):
    """Takes a number where a command's name may stand for the item that is to be raised."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant."""
        return super().resolve_command(ctx, ["raise", *args] if args[0].isdigit() else args)


app = typer.Typer(
    cls=_RaiseFirst,
    help="Raise an item to a level that can decide it.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("raise", epilog="\b\nExample:\n  balcony escalate 9 --to district --by 2026-03-31 --out memo.docx")
def raise_(
    item: Annotated[int, typer.Argument(metavar="ITEM_ID", help="As `balcony items` gives it.", show_default=False)],
    to: Annotated[str, typer.Option(metavar="LEVEL", help="Who can decide: building, district, state.")],
    ask: Annotated[str, typer.Option(help="The decision that you ask for, so that yes or no can be said.")] = "",
    by: Annotated[str | None, typer.Option(metavar="DAY", help="When you want an answer, such as 2026-03-31.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the memo here: docx or md.")] = None,
    playbook_file: Annotated[
        Path | None, typer.Option("--playbook", metavar="FILE", help="Your own playbook file or folder.")
    ] = None,
    who: As = None,
) -> None:
    """Raise an item, and write the memo (the word raise may be left out)."""
    from casebook.database.keeping import add
    from casebook.database.opening import open_casebook
    from casebook.escalating.levels import level_key, level_name
    from casebook.escalating.memo import check_ending, memo_of, memo_text, write_memo
    from casebook.preferences import load_preferences

    if out is not None:
        check_ending(out)
        check_out(out)
    until = day(by, "--by")
    if until and until < today():
        raise UsageError(f"--by {by} is past; name a day on which an answer can still come")
    playbook, names = _playbook(playbook_file), load_preferences().level_names
    level = level_key(to, playbook, names)
    with open_casebook() as casebook:
        drafted, unit = _draft(casebook, item, level, ask, until)
        memo = memo_of(drafted, playbook, unit=unit, own_names=names)
        if out is not None:
            write_memo(memo, out)
        kept = add(casebook, signed(who), drafted)
    say(f"Kept as escalation {kept.id}, to {level_name(level, playbook, names)}.")
    if memo.missing:
        say(f"The memo still lacks: {', '.join(memo.missing)}.")
    if out is None:
        for line in memo_text(memo).splitlines():
            typer.echo(plain(line))
    else:
        say(f"Written to {out}. Read it before you send it, and leave out names of people.")


@app.command(epilog='\b\nExample:\n  balcony escalate answer 3 "Yes, from the first of May"')
def answer(
    escalation: Annotated[
        int, typer.Argument(metavar="ESCALATION_ID", help="As `balcony escalate list` gives it.", show_default=False)
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The answer; a no is one too.", show_default=False)],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="When it came; otherwise today.")] = None,
    who: As = None,
) -> None:
    """Keep the answer that came back."""
    from casebook.database.keeping import change, get
    from casebook.database.opening import open_casebook
    from casebook.records import Escalation

    if not text.strip():
        raise UsageError("write what the answer was; a no, or 'not yet', is an answer too")
    when = day(on, "--on") or today()
    with open_casebook() as casebook:
        before = get(casebook, Escalation, escalation)
        change(casebook, signed(who), replace(before, answer=text.strip(), answered=when))
    if before.answer:
        say(f"It took the place of an earlier answer: {before.answer}")
    typer.echo(plain(f"escalation {escalation} is answered: {text}"))
    say(f"Tell those who raised item {before.item_id} within a week.")


@app.command("list", epilog="\b\nExample:\n  balcony escalate list --waiting --format csv")
def list_(
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those without an answer.")] = False,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """List what was raised, and what came back."""
    from casebook.database.following_up import list_escalations
    from casebook.database.opening import open_casebook

    with open_casebook() as casebook:
        found = list_escalations(casebook, waiting=True if waiting else None)
    if not found:
        raise NothingToDoError("nothing waits for an answer" if waiting else "nothing was raised to another level yet")
    found = tuple(sorted(found, key=lambda each: (each.answered is not None, each.answer_due or date.max, each.id)))
    if output_format is Format.TABLE:
        _print_table(found)
    else:
        print_records([_record(each) for each in found], output_format)


def _draft(casebook: Any, item_id: int, level: str, ask: str, until: date | None) -> "tuple[Escalation, str | None]":
    from casebook.database.following_up import list_actions
    from casebook.database.items import get_item, get_items
    from casebook.database.likenesses import list_likenesses
    from casebook.escalating.drafting import draft

    item = get_item(casebook, item_id)
    pairs = list_likenesses(casebook, item_id=item_id)
    like = get_items(casebook, [each.like_id if each.item_id == item_id else each.item_id for each in pairs])
    about = {item_id, *(each.id for each in like)}
    actions = [each for each in list_actions(casebook) if each.item_id in about]
    drafted = draft(item, level, like=like, actions=actions, ask=ask, sent=today(), answer_due=until)
    return drafted, item.facts.unit


def _playbook(chosen: Path | None) -> "Playbook":
    from casebook.locations import overlay_path
    from strategies.loader import load_playbook

    return load_playbook(overlay=overlay_path(chosen))


def _record(escalation: "Escalation") -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(escalation).items()}


def _print_table(found: "Sequence[Escalation]") -> None:
    now = today()
    columns = (("id", 0), ("to", 0), ("item", 0), ("asked", 4), ("answer due", 0), ("answer", 3))
    rows = [
        (
            str(each.id),
            each.to_level,
            str(each.item_id),
            each.ask or each.what,
            each.answer_due.isoformat() if each.answer_due else "no date",
            _answer(each, now),
        )
        for each in found
    ]
    print_rows(columns, rows)
    open_ones = [each for each in found if each.answered is None]
    late = sum(bool(each.answer_due and each.answer_due < now) for each in open_ones)
    say(f"{len(found):,} raised, {len(open_ones):,} without an answer, {late:,} of those late")


def _answer(escalation: "Escalation", now: date) -> str:
    if escalation.answered:
        return f"{escalation.answered.isoformat()}: {escalation.answer or 'no words'}"
    if escalation.answer_due and escalation.answer_due < now:
        return f"none yet, {(now - escalation.answer_due).days:,} days late"
    return "none yet"
