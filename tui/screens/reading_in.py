"""Reads a file into the casebook from within the app: choose, look at the columns, read, save."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.intake.choices import Choices
from casebook.intake.dates import Order
from casebook.intake.reading import read_log
from casebook.intake.remembered import recall
from casebook.items import Log
from casebook.saving import Saved, refuse_again
from casebook.watching import Watch
from codebook.errors import BalconyError
from tui.background import Cancel, Progress
from tui.own_process import in_own_process
from tui.screens.column_preview import Chosen, ColumnPreviewScreen, Looked
from tui.screens.open_file import OpenFile
from tui.screens.progress import ProgressScreen

if TYPE_CHECKING:
    from tui.app import BalconyApp


class ReadingIn:
    """One file on its way into the casebook."""

    def __init__(self, app: "BalconyApp", done: Callable[[Saved], None]) -> None:
        """Hold what is needed.

        Args:
            app: The app.
            done: Takes what became of the file.
        """
        self._app, self._done = app, done
        self._chosen: Chosen = {}
        self._dates: Order | None = None

    def choose(self, folder: Path | None = None) -> None:
        """Ask for the file."""
        self._app.push_screen(OpenFile(folder or Path.cwd()), self._chosen_path)

    def _chosen_path(self, path: Path | None) -> None:
        if path is not None:
            self.look(path)

    def look(self, path: Path) -> None:
        """Read the file and show how its columns were understood."""
        chosen, dates, services = dict(self._chosen), self._dates, self._app.services
        self._app.notify(f"Opening {path.name} …", timeout=2, markup=False)

        def fetch() -> tuple[Log, Choices]:
            memory, _ = recall()
            choices = Choices(columns=chosen, memory=memory, dates=dates)
            log = read_log(path, choices=choices)
            refuse_again(services.casebook(), log)
            return log, choices

        self._app.in_background(fetch, self._looked, group="reading-in")

    def _looked(self, found: tuple[Log, Choices]) -> None:
        log, choices = found
        if log.mapping is None or not log.mapping.tables:  # notes have no columns to look over
            self._read(log, choices)
            return

        def take(looked: Looked | None) -> None:
            if looked is None:
                return
            self._chosen, self._dates = looked.chosen, looked.dates
            if looked.ready:
                self._read(log, choices)
            elif log.path:
                self.look(log.path)

        self._app.push_screen(ColumnPreviewScreen(log, self._chosen, self._dates), take)

    def _read(self, log: Log, choices: Choices) -> None:
        services, cancel = self._app.services, Cancel()
        shown = ProgressScreen(f"Reading {log.name.rsplit('/', 1)[-1]}", cancel)
        self._app.push_screen(shown)

        def tell(done: int, total: int, words: str) -> None:
            shown.post_message(Progress(done, total, words))

        def compute() -> Saved:
            from tui.heavy_tasks import read_in  # the database, 0.2 s

            watch = Watch(tell, cancel.check)
            return in_own_process(read_in, services.model, services.who, log, choices, watch=watch)

        def then(saved: Saved) -> None:
            if shown.is_current:
                shown.dismiss(None)
            self._done(saved)

        def otherwise(error: BalconyError) -> None:
            if shown.is_current:
                shown.dismiss(None)
            self._app.show_error(error)

        self._app.in_background(compute, then, group="reading-in", otherwise=otherwise)
