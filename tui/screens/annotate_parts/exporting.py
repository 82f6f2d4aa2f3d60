"""Writes all labels to a file: asks where to, and asks again before a file that is there is written over."""

from functools import partial
from typing import TYPE_CHECKING

from codebook.many import many
from tui.annotate_export import first_path, is_file, path_of, write_labels
from tui.screens.dialogs import Ask, Confirm

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app import BalconyApp

_WHAT = (
    "All labels, of everyone, settled ones too, as JSON lines: to send to a colleague, who merges them, or to count"
    " again."
)


def export(app: "BalconyApp") -> None:
    """Ask for a path and write there."""
    who = app.services.annotator or app.services.who

    def take(written: str | None) -> None:
        if written:
            _write(app, path_of(written))

    app.push_screen(Ask("Write the labels to which file?", _WHAT, value=first_path(who)), partial(app.attempt, take))


def _write(app: "BalconyApp", path: "Path", *, over: bool = False) -> None:
    if is_file(path) and not over:
        ask = Confirm("Write over it?", f"There is a file {path} already. What it holds now would be gone.")
        app.push_screen(ask, lambda yes: app.attempt(partial(_write, app, path, over=True)) if yes else None)
        return

    def told(count: int) -> None:
        app.notify(f"{many(count, 'label')} written to {path.resolve()}", title="Exported", markup=False)

    task = partial(write_labels, app.services.casebook(), path, over=over)
    app.in_background(task, told, group="annotate-export")
