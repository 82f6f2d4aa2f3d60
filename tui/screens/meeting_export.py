"""Writes a session's summary in every form into a folder that the group chooses, before anyone leaves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.meeting.summary.writing import save_summary
from codebook.errors import OutputError
from tui.plain import sentence
from tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from tui.app import BalconyApp

ENDINGS = ("md", "docx", "html", "csv", "ics")
"""A text, a Word document, a page, the actions as a table, and their dates for a calendar."""


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
            paths = tuple(folder / f"session_{session_id}.{ending}" for ending in ENDINGS)
            for path in paths:
                save_summary(services.casebook(), services.playbook(), session_id, path)
            return paths

        def then(paths: tuple[Path, ...]) -> None:
            if done:
                done(paths)
            else:
                app.notify(sentence(f"written to {folder}: {', '.join(ENDINGS)}"), timeout=12, markup=False)

        app.in_background(write, then, group="export")

    app.push_screen(
        Ask("Export the summary", "Into which folder? As text, Word, page, table and calendar.", value=str(usual)), take
    )
