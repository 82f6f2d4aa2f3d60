"""`balcony report`: the casebook as a report that people read."""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.output_place import check_out
from balcony.terminal import say
from codebook.errors import UsageError

if TYPE_CHECKING:
    from casebook.patterns.periods import Period

EPILOG = """\b
Example:
  balcony report --out report.html
  balcony report --out board.docx --audience leadership --from 2026-02 --to 2026-07
  balcony report --out notice.md --audience public

A report for the team holds everything; for leadership, texts are shortened and people are roles; for the public there
are numbers only, and small ones are hidden. docs/report.md says more."""


class For(StrEnum):
    """Who will read it."""

    TEAM = "team"
    LEADERSHIP = "leadership"
    PUBLIC = "public"


def report(
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Write here: html, md or docx by its ending.", show_default=False)
    ],
    log: Annotated[
        int | None, typer.Option(metavar="ID", help="One log only, beside the one before it; otherwise all of them.")
    ] = None,
    audience: Annotated[
        For, typer.Option(help="Who will read it: decides on texts, names and small numbers.")
    ] = For.TEAM,
    first: Annotated[
        str | None, typer.Option("--from", metavar="MONTH", help="The first month, such as 2025-08.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="MONTH", help="The last month, itself included.")] = None,
    playbook_file: Annotated[
        Path | None,
        typer.Option("--playbook", metavar="FILE", help="Your own playbook file or folder, over the shipped."),
    ] = None,
) -> None:
    """Write a report: wins, changes, patterns, what waits for whom.

    One page that opens in any browser and prints well, a text, or a Word document. Nothing is sent anywhere.
    """
    from casebook.report.saving import check_ending

    check_ending(out)
    check_out(out)
    today = datetime.now().astimezone().date()
    period = _period(first, last, today)
    if period and log is not None:
        raise UsageError("--log is one meeting's log and has its own time; leave out --from and --to")

    from balcony import __version__
    from casebook.database.opening import open_casebook
    from casebook.locations import overlay_path
    from casebook.report.blocks import Audience
    from casebook.report.building import build_report
    from casebook.report.gathering import Wanted, gather
    from casebook.report.saving import save
    from strategies.loader import load_playbook

    playbook = load_playbook(overlay=overlay_path(playbook_file))
    with open_casebook() as casebook:
        sources = gather(casebook, playbook, Wanted(today, period, log, f"Balcony {__version__}"))
    made = build_report(sources, Audience(audience.value))
    save(made, out)
    say(f"{made.about}")
    say(f"Written to {out}")


def _period(first: str | None, last: str | None, today: date) -> "Period | None":
    if first is None and last is None:
        return None
    from casebook.patterns.periods import Period

    if first is None:
        raise UsageError("--to needs --from: the month in which the time begins, such as --from 2025-08")
    begins = _month(first, "--from")
    ends = _end_of(_month(last, "--to")) if last else max(today, begins)
    if ends < begins:
        raise UsageError(f"--to {last} comes before --from {first}; change one of them")
    return Period(begins, ends)


def _month(written: str, option: str) -> date:
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", written, re.ASCII):
        raise UsageError(f"{option} {written!r} is no month; write it as 2026-03")
    return datetime.strptime(written, "%Y-%m").replace(tzinfo=UTC).date()


def _end_of(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
