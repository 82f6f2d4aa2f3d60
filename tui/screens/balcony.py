"""The balcony: the patterns of the casebook as pictures, each of which opens the items behind it."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from codebook.errors import BalconyError, NothingToDoError
from codebook.many import many
from strategies.schema import Playbook
from tui.actions import BALCONY_ACTIONS, bindings
from tui.balcony_data import Records, View, gather, view
from tui.balcony_periods import Look, Span, period_words
from tui.plain import content
from tui.screens.balcony_parts.pen import Pen
from tui.screens.balcony_parts.sections import SECTIONS
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import Choice, Choose
from tui.widgets.panel import Panel

_ALL = "*"


class BalconyPatterns(BalconyScreen):
    """What shows when one steps back from the single items."""

    MODE = "balcony"
    ACTIONS = BALCONY_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(BALCONY_ACTIONS))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-widest"),
    ]
    HELP = """\
# The balcony

Whoever dances sees the next partner; from the **balcony** one sees the dance. Leave the single items for a moment and
ask what shows over weeks and places: what went well, what keeps coming back although it was fixed, where things pile
up, who is not heard, what was promised.

A trouble that comes back after a fix is the strongest sign of an *adaptive* challenge. Every bar and number opens the
items behind it with `enter`: read a few before you believe a picture. `tab` or a number from 1 to 9 goes to a section.
Numbers here are counts of what was raised, never a score of people or schools.
"""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.records: Records | None = None
        self.view: View | None = None

    def compose_body(self) -> ComposeResult:
        """What is looked at, then the sections; words in their place where there is nothing to see."""
        yield Static("", id="balcony-line", markup=False)
        yield Static("Stepping back …", id="balcony-empty", classes="empty", markup=False)
        with Vertical(id="sections"):
            for number, (name, _) in enumerate(SECTIONS, start=1):
                yield Panel(number, name)

    def on_mount(self) -> None:
        """Fetch everything."""
        self.query_one("#sections").display = False
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())
        self.reload()

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self.records is not None:
            self.reload()

    def reload(self) -> None:
        """Fetch everything again."""
        services, look = self.balcony.services, self.look

        def fetch() -> tuple[Records, View]:
            records = gather(services.casebook())
            return records, view(records, services.playbook(), look, _today())

        self.balcony.in_background(fetch, self._take, group="balcony", otherwise=self._failed)

    def _take(self, found: tuple[Records, View]) -> None:
        self.records, self.view = found
        self._draw()

    def _failed(self, error: BalconyError) -> None:
        self._say(f"The patterns cannot be shown.\n\n{error}")

    def _look(self, look: Look) -> None:
        """Look at something else; the records are there already."""
        self.look = look
        records, services = self.records, self.balcony.services
        if records is None:
            return

        def compute() -> tuple[Records, View]:
            return records, view(records, services.playbook(), look, _today())

        self.balcony.in_background(compute, self._take, group="balcony", otherwise=self._failed)

    def _draw(self) -> None:
        if self.view is None:
            return
        self.query_one("#balcony-line", Static).update(content(self._line(self.view)))
        if not self.view.items:
            self._say(self._why_empty())
            return
        self._say("")
        pen = Pen.of(self.app.theme_variables, self._playbook, self.balcony.services.preferences.level_names)
        for panel, (_, part) in zip(self.query(Panel), SECTIONS, strict=True):
            panel.call_later(panel.show, partial(part, self.view, pen))  # one by one, keys come in between
        if self.focused is None:
            self.query(Panel).first().focus()

    @property
    def _playbook(self) -> Playbook:
        return self.balcony.services.playbook()

    def _line(self, shown: View) -> str:
        look = shown.look
        number = len(shown.items)
        parts = [period_words(look, _today()), many(number, "item")]
        if look.level:
            parts.append(Pen.of(self.app.theme_variables, self._playbook, self._names).level(look.level))
        if look.unit:
            parts.append(look.unit)
        return "  ·  ".join([*parts, *["1–9 goes to a section"] * bool(shown.items)])

    @property
    def _names(self) -> dict[str, str]:
        return self.balcony.services.preferences.level_names

    def _why_empty(self) -> str:
        if self.records and not self.records.items:
            return (
                "There is nothing to step back from yet.\n\nPress F2, then i to read a barrier log, minutes or a "
                "transcript.\nA pattern shows from two or three logs on."
            )
        return (
            "Nothing was raised in this time, at this level and in this unit.\n\n"
            "Press , for an earlier time, p for a longer one, or escape to look at everything."
        )

    def _say(self, words: str) -> None:
        empty = self.query_one("#balcony-empty", Static)
        empty.update(words)
        empty.display = bool(words)
        self.query_one("#sections").display = not words

    @on(Panel.Opened)
    def _opened(self, event: Panel.Opened) -> None:
        event.stop()
        self.app.call_later(self.balcony.show_items, event.wanted)

    @on(Panel.Left)
    def _left(self, event: Panel.Left) -> None:
        event.stop()
        panels = list(self.query(Panel))
        index = next((at for at, panel in enumerate(panels) if panel.has_focus), 0) + event.step
        if 0 <= index < len(panels):
            panels[index].enter_from(event.step)

    def action_open(self) -> None:
        """Show the items behind the cursor."""
        if isinstance(self.focused, Panel):
            self.focused.action_open()

    def action_jump(self, number: int) -> None:
        """Go to a section."""
        self.query_one(f"#section-{number}", Panel).enter_from(1, to_top=True)

    def action_period(self) -> None:
        """A longer or a shorter time."""
        self._look(self.look.longer_or_shorter())

    def action_earlier(self, steps: int) -> None:
        """The time before, or after."""
        if self.look.span is Span.ALL:
            raise NothingToDoError("all there is has no earlier or later; choose a shorter time with p")
        self._look(self.look.moved(steps))

    def action_with_units(self) -> None:
        """Bars of units, or none."""
        self._look(replace(self.look, with_units=not self.look.with_units))

    def action_everything(self) -> None:
        """Look at everything."""
        self._look(Look(with_units=self.look.with_units))

    def action_level(self) -> None:
        """Choose a level."""
        pen = Pen.of(self.app.theme_variables, self._playbook, self._names)
        words = {key: pen.level(key) for key in self.records.levels} if self.records else {}
        self._choose("Look at one level", "every level", words, "level")

    def action_unit(self) -> None:
        """Choose a unit."""
        words = {key: key for key in self.records.units} if self.records else {}
        self._choose("Look at one unit", "every unit", words, "unit")

    def _choose(self, heading: str, every: str, words: dict[str, str], name: str) -> None:
        if not words:
            raise NothingToDoError(f"no item says its {name}; a column for it in the log makes this possible")
        choices = [Choice(_ALL, every), *(Choice(key, word) for key, word in words.items())]

        def take(key: str | None) -> None:
            if key is not None:
                changes = {name: None if key == _ALL else key}
                self._look(replace(self.look, **changes))  # type: ignore[arg-type]

        self.app.push_screen(Choose(heading, choices, current=getattr(self.look, name) or _ALL), take)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall
