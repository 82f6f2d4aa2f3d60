"""The app itself: wiring between screens, themes, background work and the one edge where errors are shown."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from casebook.database.item_filter import ItemFilter
from casebook.preferences import save_preferences
from casebook.watching import Stop
from codebook.errors import BalconyError, NothingToDoError
from tui.actions import APP_ACTIONS, Action, bindings
from tui.background import Done, Failed
from tui.history_words import told_of
from tui.look import DARK, THEMES
from tui.plain import sentence
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import ErrorDialog
from tui.screens.home import Home
from tui.screens.main_screens import MAIN_SCREENS, load_all
from tui.services import Services
from tui.session_wanted import ANY_SESSION, SessionWanted

Result = TypeVar("Result")


class BalconyApp(App[None]):
    """Balcony in a terminal."""

    TITLE = "Balcony"
    CSS_PATH = "balcony.tcss"
    ENABLE_COMMAND_PALETTE = True
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual declares it as an instance variable
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(APP_ACTIONS))
    MODES: ClassVar[dict[str, Any]] = dict(MAIN_SCREENS)

    def __init__(
        self,
        services: Services,
        *,
        start: str = "home",
        file: Path | None = None,
        session: SessionWanted = ANY_SESSION,
    ) -> None:
        """Take what the app works with.

        Args:
            services: Casebook, playbook, model and preferences.
            start: The screen to begin with.
            file: A log or notes to read in first.
            session: What the session screen begins with.
        """
        # The first screen is a mode from the start: an empty one before it would have to be laid out too.
        self.DEFAULT_MODE = start  # type: ignore[misc]  # each start has its own
        super().__init__()
        self.session_wanted = session
        self.services = services
        self._file = file
        self._newest: dict[str, int] = {}
        """By group of background tasks: the number of the newest one."""
        for theme in THEMES:
            self.register_theme(theme)
        chosen = services.preferences.theme
        # Before the style sheet is read: set later, all of it is read a second time, and the first screen waits.
        self.theme = chosen if chosen in self.available_themes else DARK.name
        self._colours = self.get_css_variables()
        """What the style sheet was read with."""
        self.stylesheet.set_variables(self._colours)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The labels' colours, for the moment before a theme is chosen."""
        return dict(DARK.variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the style sheet; read it again only where colours changed, not for each screen that is new."""
        colours = self.get_css_variables()
        if colours == self._colours:
            self.stylesheet.update(self, animate=animate)
            return
        self._colours = colours
        super().refresh_css(animate)

    def on_mount(self) -> None:
        """The first screen is there; go on once it stands."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What follows once the first screen stands: the file that was named, or the tour for a newcomer."""
        self.run_worker(load_all, thread=True, group="screens")
        if not isinstance(self.screen, Home):
            return
        if self._file is not None:
            self.screen.read_file(self._file)
        elif not self.services.preferences.tour_seen:
            self.action_tour()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that can be done, for the command palette: this screen's actions, then the app's."""
        actions: list[tuple[Action, Any]] = [(action, self) for action in APP_ACTIONS]
        if isinstance(screen, BalconyScreen):
            actions = [*screen.actions_here(), *actions]
        for action, namespace in actions:
            if action.name != "command_palette":
                yield SystemCommand(action.word, action.sentence, self._runner(action, namespace))

    def attempt(self, do: Callable[..., Result], *args: Any) -> Result | None:
        """Do something that may go wrong in a way that a person can understand; show that, and give None."""
        try:
            return do(*args)
        except BalconyError as error:
            self.show_error(error)
            return None

    async def run_action(self, *args: Any, **kwargs: Any) -> bool:
        """Run a key's action; an error that a person can understand is shown."""
        try:
            return await super().run_action(*args, **kwargs)
        except BalconyError as error:
            self.show_error(error)
            return True

    def action_go(self, mode: str) -> None:
        """Show another main screen."""
        if mode in self.MODES:
            self.switch_mode(mode)

    def action_help(self) -> None:
        """Explain the screen."""
        from tui.screens.help import Help  # Markdown, 0.05 s

        screen = self.screen
        if isinstance(screen, BalconyScreen):
            self.push_screen(Help(screen.HELP or "", [action for action, _ in screen.actions_here()]))

    def action_tour(self) -> None:
        """Show the first-run tour; it was seen then."""
        from tui.screens.tour import Tour

        def seen(_: None) -> None:
            self.services.preferences = replace(self.services.preferences, tour_seen=True)
            self.attempt(save_preferences, self.services.preferences)

        self.push_screen(Tour(), seen)

    def action_undo(self) -> None:
        """Take back the last decision."""
        from casebook.database.ledger import undo

        taken_back = undo(self.services.casebook(), self.services.who)
        self._say_and_reload("Taken back", told_of(taken_back, taken_back=True))

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        from casebook.database.ledger import redo

        self._say_and_reload("Brought back", told_of(redo(self.services.casebook(), self.services.who)))

    async def show_items(self, wanted: ItemFilter) -> None:
        """Show some items on the first main screen."""
        await self.switch_mode("home")
        if isinstance(self.screen, Home):
            self.screen.show_only(wanted)

    def open_session(self, session_id: int) -> None:
        """Go on with a session; one that was closed is exported again."""
        self.session_wanted = SessionWanted(session_id=session_id)
        self.run_worker(self._show_session(session_id), group="session")

    async def _show_session(self, session_id: int) -> None:
        from tui.screens.meeting import MeetingScreen  # the session's own parts, 0.1 s

        await self.switch_mode("session")
        if isinstance(self.screen, MeetingScreen) and self.screen.room is None:
            self.screen.open(session_id)

    def _say_and_reload(self, word: str, what: str) -> None:
        self.notify(f"{word}: {what}", markup=False)
        if isinstance(self.screen, BalconyScreen):
            self.screen.reload()

    def show_error(self, error: BalconyError) -> None:
        """Show an error; what was there stays as it was. That there is nothing to do needs no window."""
        if isinstance(error, NothingToDoError):
            self.notify(sentence(str(error)), severity="warning", markup=False)
        else:
            self.push_screen(ErrorDialog("That did not work", sentence(str(error))))

    def in_background(
        self,
        compute: Callable[[], Result],
        then: Callable[[Result], None],
        *,
        group: str,
        otherwise: Callable[[BalconyError], None] | None = None,
    ) -> None:
        """Compute something in a thread, then take its result here.

        Args:
            compute: Touches no widget. It may raise `Stop` when it was cancelled.
            then: Takes the result.
            group: A newer task of the same group makes the older one's result worthless: it is dropped.
            otherwise: Takes an error instead of the error window.
        """
        ticket = self._newest[group] = self._newest.get(group, 0) + 1

        def run() -> None:
            if self._newest[group] != ticket:  # someone types faster than threads begin
                return
            try:
                self.post_message(Done(group, ticket, then, compute()))
            except Stop:
                pass
            except BalconyError as error:
                self.post_message(Failed(group, ticket, error, otherwise or self.show_error))

        self.run_worker(run, thread=True, group=group, exclusive=False)

    def on_done(self, message: Done) -> None:
        """Hand over a result that is still wanted."""
        if self._newest[message.group] == message.ticket:
            self.attempt(message.then, message.result)

    def on_failed(self, message: Failed) -> None:
        """Hand over an error of a task that is still wanted."""
        if self._newest[message.group] == message.ticket:
            message.otherwise(message.error)

    def _runner(self, action: Action, namespace: Any) -> Callable[[], Any]:
        async def run() -> None:
            await self.run_action(action.name, namespace)

        return run
