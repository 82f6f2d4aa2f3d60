"""Writes a meeting's summary to a file, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from casebook.database.casebook import Casebook
from casebook.meeting.summary.calendar import calendar_of, has_days
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.markdown import markdown_of
from casebook.meeting.summary.page import page_of
from casebook.meeting.summary.plain import plain
from casebook.meeting.summary.structure import Summary
from casebook.meeting.summary.word import write_word
from casebook.writeback.texts import write_delimited
from codebook.errors import NothingToDoError, UsageError
from codebook.writing import replacing
from strategies.schema import Playbook

NO_DAYS = "no open action has a date, and no answer is awaited by a day"
"""Why there is no calendar: an empty one would look like a broken file."""
_COLUMNS = ("action", "owner", "due", "measure", "if_then", "item", "state", "missing")


def save_summary(casebook: Casebook, playbook: Playbook, session_id: int, path: Path) -> Summary:
    """Write a meeting's summary; the file's ending says as what.

    Args:
        casebook: Where the meeting is kept.
        playbook: Gives names for keys.
        session_id: The meeting.
        path: A .md, .docx or .html file for the whole, .csv for the actions, .ics for the dates.

    Returns:
        What was written.

    Raises:
        UsageError: The file has another ending.
        CasebookError: There is no such session.
        NothingToDoError: It is a calendar, and nothing has a date.
        OutputError: The file cannot be written; what was there before still is.
    """
    summary = gather(casebook, playbook, session_id)
    write_summary(summary, path)
    return summary


def write_summary(summary: Summary, path: Path) -> None:
    """Write a summary that was gathered before; see `save_summary`."""
    writers: dict[str, Callable[[Path], object]] = {
        ".md": lambda draft: draft.write_text(markdown_of(summary), encoding="utf-8", newline="\n"),
        ".docx": lambda draft: write_word(summary, draft),
        ".html": lambda draft: draft.write_text(page_of(summary), encoding="utf-8", newline="\n"),
        ".csv": lambda draft: _write_actions(summary, draft),
        ".ics": lambda draft: draft.write_bytes(calendar_of(summary)),
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise UsageError(f"a summary cannot be written as {path.suffix or path.name}; use {', '.join(writers)}")
    if path.suffix.lower() == ".ics" and not has_days(summary):
        raise NothingToDoError(f"{NO_DAYS}; no calendar was written")
    with replacing(path) as draft:
        write(draft)


def _write_actions(summary: Summary, path: Path) -> None:
    rows = [
        (
            plain(kept.action.text),
            plain(kept.action.owner),
            kept.action.due.isoformat() if kept.action.due else "",
            plain(kept.action.measure),
            plain(kept.action.if_then),
            kept.about,
            kept.action.state.value,
            "; ".join(kept.missing),
        )
        for kept in summary.actions
    ]
    # A byte order mark, without which Excel takes UTF-8 for another encoding.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write_delimited(_COLUMNS, rows, file)
