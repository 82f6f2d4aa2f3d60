"""`balcony redact`: shows what names a person in a file, hides it in a copy, and puts it back."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.output_place import check_out
from balcony.terminal import plain, say
from codebook.errors import InputError, NothingToDoError, UsageError

if TYPE_CHECKING:
    from casebook.redaction.running import Change, Changed


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    JSONL = "jsonl"


EPILOG = """\b
Example:
  balcony redact log.xlsx --roster names.txt
  balcony redact log.xlsx --roster names.txt --out log_redacted.xlsx
  balcony redact log_redacted.xlsx --restore --out log_again.xlsx

The first line only shows what would be hidden. The second writes a copy with marks such as [person 1], and keeps what
they stand for in a map on this machine; the third puts it back. Your own file is never changed. Rules cannot find
everything: without a roster, names are found behind a title (Mrs, Dr., Coach, Pupil) or an initial (K. Stone), in
lists of those present or owners, as speakers of a transcript, and in columns such as First name. Read the copy before
you give it away."""

_HINT = "names alone are found with --roster FILE, one name a line"
_WIDTH = 120


def redact(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="xlsx, csv, tsv, jsonl, docx, md, txt, vtt or srt.", show_default=False),
    ],
    out: Annotated[Path | None, typer.Option(help="Write the copy here, as the same kind of file.")] = None,
    roster: Annotated[
        Path | None, typer.Option(help="Names to hide: a text file with one a line, or a csv file.", show_default=False)
    ] = None,
    book_file: Annotated[
        Path | None, typer.Option("--map", help="The map to use, instead of the one in your data folder.")
    ] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Put back what the map knows.")] = False,
    output_format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TABLE,
) -> None:
    """Show what names a person, or hide it in a copy.

    Without --out nothing is written: you see what would be hidden, where, and in which words. Exits with 4 where
    nothing was found.
    """
    from casebook.redaction.book_file import default_book_file, load_book
    from casebook.redaction.roster import NO_ROSTER
    from casebook.redaction.roster_file import read_roster
    from casebook.redaction.running import hide, put_back

    where = book_file or default_book_file()
    _check(file, out, [where, *([roster] if roster else [])])
    if restore:
        if roster is not None:
            raise UsageError("--roster is for hiding; --restore takes what it puts back from the map")
        if not where.exists():
            raise InputError(f"there is no map {where}; name the one that the copy was made with: --map FILE")
        changed = put_back(file, load_book(where))
        if changed.unknown:
            say(f"{where} does not know these marks, so they stay: {', '.join(changed.unknown)}")
    else:
        names = read_roster(roster) if roster else NO_ROSTER
        changed = hide(file, load_book(where), names)
    if not changed.changes:
        raise NothingToDoError(_nothing(file, restore=restore, has_roster=roster is not None))
    if out is not None:
        changed.write(out, None if restore else where)
    _show(changed.changes, output_format, restore=restore, preview=out is None)
    _summary(changed, file, out, where, restore=restore)
    if not restore and roster is None:
        say(f"No roster was given, so names may be left: {_HINT}.")


def _check(file: Path, out: Path | None, others: Sequence[Path]) -> None:
    """See that nothing that is needed would be written over; before anything is read."""
    if out is None:
        return
    from casebook.redaction.files.rewriting import check_target

    check_target(file, out)
    if any(out.resolve() == other.resolve() for other in others):
        raise UsageError(f"--out {out} is the map or the roster; choose another name")
    check_out(out)


def _nothing(file: Path, *, restore: bool, has_roster: bool) -> str:
    if restore:
        return f"{file} holds no mark that the map knows, so there is nothing to put back"
    advice = "" if has_roster else f"; {_HINT}"
    return f"nothing was found to hide in {file}{advice}. Rules cannot find everything"


def _show(changes: "Sequence[Change]", output_format: Format, *, restore: bool, preview: bool) -> None:
    if output_format is Format.JSONL:
        for each in changes:
            sys.stdout.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
    elif preview:
        _print_table(changes, restore=restore)


def _print_table(changes: "Sequence[Change]", *, restore: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDTH, no_color=True)
    table = Table(expand=True)
    table.add_column("row", no_wrap=False)
    table.add_column("kind", no_wrap=True)
    table.add_column("put back" if restore else "would be hidden", ratio=1, overflow="fold")
    table.add_column("in place of" if restore else "as", no_wrap=True)
    for each in changes:
        shown = Text(_end(each.before, "…", left=True), style="dim")
        shown.append(f"«{plain(each.text)}»", style="bold magenta")
        shown.append(_end(each.after, "…", left=False), style="dim")
        table.add_row(Text(_place(each)), Text(each.kind.value), shown, Text(each.mark))
    console.print(table)


def _end(text: str, dots: str, *, left: bool) -> str:
    """A piece of context on one line, with the blank that joins it to the hidden text."""
    from casebook.redaction.running import CONTEXT

    words = plain(text)
    if left:
        return f"{dots if len(text) >= CONTEXT else ''}{words}{' ' if text[-1:].isspace() else ''}"
    return f"{' ' if text[:1].isspace() else ''}{words}{dots if len(text) >= CONTEXT else ''}"


def _place(change: "Change") -> str:
    row = "" if change.row is None else str(change.row)
    return plain(" ".join(part for part in (change.sheet, row, change.column) if part))


def _summary(changed: "Changed", file: Path, out: Path | None, where: Path, *, restore: bool) -> None:
    from casebook.redaction.running import counts

    told = ", ".join(f"{count} {kind.value}" for kind, count in counts(changed.changes).items())
    for note in changed.rewritten.notes:
        say(note)
    verb = ("put back" if restore else "hidden") if out else ("would be put back" if restore else "would be hidden")
    say(f"{file}: {verb}: {told}.")
    if out is None:
        say("Nothing was written; --out FILE writes the copy.")
        return
    say(f"Written to {out}")
    if not restore:
        say(f"What the marks stand for is in {where}: keep it, and never send it with the copy. Read the copy first.")
