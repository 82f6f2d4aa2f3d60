"""Writes a session's summary in every form into a folder that the group chooses, before anyone leaves."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.meeting.summary.calendar import has_days
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.writing import NO_DAYS, write_summary
from codebook.errors import OutputError
from tui.plain import sentence
from tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from tui.app import BalconyApp

ENDINGS = ("md", "docx", "html", "csv", "ics")
"""A text, a Word document, a page, the actions as a table, and their dates for a calendar."""


def left_out(paths: Sequence[Path]) -> str:
    """Why there is no calendar among the files; empty where there is one."""
    return "" if any(path.suffix == ".ics" for path in paths) else f". No calendar: {NO_DAYS}"


def export(app: "BalconyApp", session_id: int, done: Callable[[tuple[Path, ...]], None] | None = None) -> None:
    """Ask for a folder and write the summary into it.

    Args:
        app: The app.
        session_id: Which session.
        done: Takes the files that were written, and says so; without it a message does.
    """
    services = app.services
    usual = Path.cwd() / f"session_{date.today().isoformat()}_{session_id}"  # noqa: DTZ011 - the day on the wall

    def take(words: str | None) -> None:
        if not words:
            return
        folder = Path(words).expanduser()

        def write() -> tuple[Path, ...]:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as err:
                raise OutputError(f"the folder {folder} cannot be made: {err.strerror}; choose another") from err
            summary = gather(services.casebook(), services.playbook(), session_id)
            endings = ENDINGS if has_days(summary) else ENDINGS[:-1]
            paths = tuple(folder / f"session_{session_id}.{ending}" for ending in endings)
            for path in paths:
                write_summary(summary, path)
            return paths

        def then(paths: tuple[Path, ...]) -> None:
            if done:
                done(paths)
            else:
                endings = ", ".join(path.suffix[1:] for path in paths)
                app.notify(sentence(f"written to {folder}: {endings}{left_out(paths)}"), timeout=12, markup=False)

        app.in_background(write, then, group="export")

    app.push_screen(
        Ask("Export the summary", "Into which folder? As text, Word, page, table and calendar.", value=str(usual)), take
    )
