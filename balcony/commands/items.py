"""`balcony items`: find items in the casebook, look at one, and say which are the same trouble."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from balcony.answers import As, signed
from balcony.listing import Format, print_records, print_rows, shortened
from balcony.terminal import say
from codebook.errors import NothingToDoError
from codebook.keys import Driver, Label, Strategy
from codebook.many import many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.database.casebook import Casebook
    from casebook.records import CaseItem, Likeness

EPILOG = """\b
Examples:
  balcony items --label adaptive --unit "Ives Middle School"
  balcony items --needs-look --sort doubt
  balcony items --search "substitute coverage" --from 2026-01 --format csv
  balcony items show 40
  balcony items again
  balcony items same 15 40
  balcony items --came-back
  balcony items --more-than-once

An item came back after a fix where an earlier one of the same place says the same and had been settled. What was said
more than once is every item that is like another, earlier or later, at this place or elsewhere.

What several options ask for must all hold; one that is given twice takes either."""

AGAIN = """\b
Example:
  balcony items again
  balcony items again --limit 5 --format json"""

app = typer.Typer(help="List, search and show the items in the casebook.", epilog=EPILOG, rich_markup_mode=None)
ItemId = Annotated[int, typer.Argument(metavar="ID", help="As `balcony items` gives it.", show_default=False)]
_PAGE = 50
_CHARACTERS = 150


@app.callback(invoke_without_command=True)
def items(
    context: typer.Context,
    search: Annotated[str, typer.Option(help="Words, or parts of words, that all stand in the text.")] = "",
    label: Annotated[list[Label] | None, typer.Option(help="none, technical or adaptive.")] = None,
    strategy: Annotated[list[Strategy] | None, typer.Option(help="One of the six adaptive strategies.")] = None,
    driver: Annotated[list[Driver] | None, typer.Option(help="One of the eight drivers.")] = None,
    level: Annotated[list[str] | None, typer.Option(help="Level, as the log names it.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="School, ward, site or team.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="What the person who raised it is.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="open, in_progress or closed.")] = None,
    log: Annotated[list[int] | None, typer.Option(metavar="LOG_ID", help="Only of this log.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="MONTH", help="Raised from, such as 2026-03.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="MONTH", help="Raised until, itself included.")] = None,
    needs_look: Annotated[bool, typer.Option("--needs-look", help="Only what wants a person's look.")] = False,
    came_back: Annotated[bool, typer.Option("--came-back", help="Only what came back after a fix.")] = False,
    again: Annotated[
        bool, typer.Option("--more-than-once", help="Only what was said more than once, here or elsewhere.")
    ] = False,
    sort: Annotated[str, typer.Option(help="imported, newest, raised or doubt.")] = "newest",
    page: Annotated[int, typer.Option(min=1, help="Which page of the table.")] = 1,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Items a page: 50 in the table; all of them in the other formats.")
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """List, search and show the items in the casebook."""
    if context.invoked_subcommand:
        return
    asked = {
        "search": search, "labels": label, "strategies": strategy, "drivers": driver, "levels": level, "units": unit,
        "roles": role, "statuses": status, "logs": log, "first": first, "last": last, "needs_look": needs_look,
        "again": again, "after_fix": came_back,
    }  # fmt: skip
    _list(asked, sort, page, limit, output_format)


@app.command(epilog="\b\nExample:\n  balcony items show 40\n  balcony items show 40 --format json")
def show(
    item: ItemId,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """Show one item: its reading, advice, history, actions and what is like it."""
    from balcony.item_view import lines_of, record_of, whole_item
    from casebook.database.opening import open_casebook
    from casebook.locations import overlay_path
    from strategies.loader import load_playbook

    with open_casebook() as casebook:
        whole = whole_item(casebook, item, load_playbook(overlay=overlay_path()))
    if output_format is Format.TABLE:
        for line in lines_of(whole):
            typer.echo(line)
    else:
        print_records([record_of(whole.item, [pair for pair, _ in whole.like if pair.item_id == item])], output_format)


@app.command(epilog="\b\nExample:\n  balcony items same 15 40")
def same(item: ItemId, other: ItemId, who: As = None) -> None:
    """Say that two items are the same trouble, in whatever words.

    It stays said when items are compared again. `balcony items different` takes it back.
    """
    _decide(item, other, who, same=True)


@app.command(epilog="\b\nExample:\n  balcony items different 14 51")
def different(item: ItemId, other: ItemId, who: As = None) -> None:
    """Say that two items are not the same trouble, however alike.

    It stays said when items are compared again. `balcony items same` takes it back.
    """
    _decide(item, other, who, same=False)


@app.command(epilog=AGAIN)
def again(
    limit: Annotated[int, typer.Option(min=1, help="How many questions at most.")] = 20,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """Ask which open items may be the same trouble as an earlier one.

    Nothing is linked by itself: a trouble told in other words is for people to recognise. What may be back after it was
    closed at the same place comes first: about half of those are right, a fifth of the others.
    """
    from balcony.again_view import again_record, again_rows
    from casebook.database.opening import open_casebook
    from casebook.recurrence.suggested import open_questions, was_suggested

    with open_casebook() as casebook:
        if not was_suggested(casebook):
            _compare(casebook)
        questions = open_questions(casebook)
    if not questions:
        raise NothingToDoError("no open item looks like an earlier one that it is not linked with already")
    shown = questions[:limit]
    if output_format is Format.TABLE:
        print_rows(*again_rows(shown))
        first = shown[0]
        say(f"{len(shown)} of {many(len(questions), 'question')}, the likeliest first.")
        say(f"The same trouble:  balcony items same {first.other.id} {first.item.id}")
        say(f"Two troubles:      balcony items different {first.other.id} {first.item.id}")
    else:
        print_records([again_record(each) for each in shown], output_format)


def _compare(casebook: "Casebook") -> None:
    """Compare all items, where that was last done by a Balcony that asked no questions."""
    from balcony.into_casebook import terminal_watch
    from casebook.recurrence.refreshing import refresh_likenesses
    from classifier.classifier import Classifier
    from classifier.locations import model_folder

    refresh_likenesses(casebook, Classifier.load(model_folder()).model.encoder, terminal_watch())


def _list(asked: dict[str, Any], sort: str, page: int, limit: int | None, output_format: Format) -> None:
    from balcony.item_choice import chosen, order_of
    from casebook.database.items import get_items, ids_of_items
    from casebook.database.opening import open_casebook

    order = order_of(sort)
    with open_casebook() as casebook:
        ids = ids_of_items(casebook, chosen(casebook, **asked), order=order)
        size = limit or (_PAGE if output_format is Format.TABLE else max(1, len(ids)))
        found = get_items(casebook, ids[size * (page - 1) : size * page])
        likenesses = _by_later(casebook)
    if not found:
        raise NothingToDoError(_nothing(len(ids), page))
    if output_format is Format.TABLE:
        _print_table(found, likenesses, _said_later([each for pairs in likenesses.values() for each in pairs]))
        pages = -(-len(ids) // size)
        more = f", page {page} of {pages}" if pages > 1 else ""
        say(f"{many(len(ids), 'item')}{more}. One of them as a whole: balcony items show {found[0].id}")
    else:
        from balcony.item_view import record_of

        print_records([record_of(item, likenesses.get(item.id, ())) for item in found], output_format)


def _decide(item: int, other: int, who: str | None, *, same: bool) -> None:
    from casebook.database.opening import open_casebook
    from casebook.recurrence.refreshing import decide_likeness

    with open_casebook() as casebook:
        kept = decide_likeness(casebook, item, other, same=same)
    pair = next((each for each in kept if {each.item_id, each.like_id} == {item, other}), None)
    if pair and pair.after_fix:
        say(f"Item {pair.like_id} had been settled before {pair.item_id} was raised: worth a second look.")
    words = "are the same trouble" if same else "are not the same trouble"
    typer.echo(f"items {item} and {other} {words}, says {signed(who)}")


def _by_later(casebook: "Casebook") -> "dict[int, list[Likeness]]":
    from casebook.database.likenesses import list_likenesses

    found: dict[int, list[Likeness]] = {}
    for each in list_likenesses(casebook):
        found.setdefault(each.item_id, []).append(each)
    return found


def _nothing(total: int, page: int) -> str:
    if total:
        return f"there is no page {page}: the {many(total, 'item')} end before it"
    return "no item in the casebook fits; put a log into it with: balcony triage FILE --save"


def _said_later(likenesses: "Sequence[Likeness]") -> dict[int, int]:
    """For each item that a later one says again: the first that does."""
    found: dict[int, int] = {}
    for each in likenesses:
        found[each.like_id] = min(each.item_id, found.get(each.like_id, each.item_id))
    return found


def _print_table(found: "Sequence[CaseItem]", likenesses: "dict[int, list[Likeness]]", later: "dict[int, int]") -> None:
    from balcony.item_view import again_words, label_line

    columns = (("id", 0), ("raised", 0), ("item", 5), ("label", 2), ("driver", 0), ("where", 2), ("again", 2))
    rows = [
        (
            str(item.id),
            item.facts.raised.isoformat() if item.facts.raised else "",
            shortened(item.text, _CHARACTERS),
            label_line(item),
            item.driver.value if item.driver else "",
            "\n".join(word for word in (item.facts.unit, item.facts.level) if word),
            again_words(likenesses.get(item.id, ()), later.get(item.id)),
        )
        for item in found
    ]
    print_rows(columns, rows)
