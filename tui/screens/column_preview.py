"""How the columns of a log were understood, to look over and to put right before it is read."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.intake.dates import Order
from casebook.intake.fields import Field
from casebook.intake.preview import ColumnPreview, preview
from casebook.items import Log
from codebook.errors import NothingToDoError
from codebook.many import many
from tui.plain import one_line, sentence
from tui.screens.dialogs import Choice, Choose

Chosen = dict[Field, str | None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at the columns."""

    chosen: Chosen
    """The columns that the person named."""
    dates: Order | None
    """Whether they said that the day or the month comes first."""
    ready: bool
    """Whether to read it now; else to look again with what was changed."""


FIELD_WORDS = {
    Field.TEXT: "the barrier itself",
    Field.ID: "its number or id",
    Field.TITLE: "a title",
    Field.RAISED: "when it was raised",
    Field.DUE: "when it is due",
    Field.CLOSED: "when it was closed",
    Field.STATUS: "how far it is",
    Field.OWNER: "who owns it",
    Field.REPORTER: "the role of who raised it",
    Field.LEVEL: "the level",
    Field.UNIT: "the school, site or team",
    Field.CATEGORY: "a type or category",
    Field.PRIORITY: "how urgent it is",
    Field.ACTION: "what is done about it",
    Field.RESOLUTION: "how it ended",
    Field.ESCALATED: "to whom it was raised",
    Field.STAGE: "the stage",
    Field.WIN: "whether it is a success",
    Field.ROOT_CAUSE: "the cause",
    Field.VISIBILITY: "who may see it",
    Field.LABEL: "a label from before",
}
_HEADER_CELLS, _FIELD_CELLS = 24, 26


class ColumnPreviewScreen(ModalScreen[Looked]):
    """Gives what the person chose, or None to leave the file unread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("ctrl+s,r", "keep", "Read it", priority=True),
        Binding("d", "dates", "Dates the other way round"),
    ]

    def __init__(self, log: Log, chosen: Chosen, dates: Order | None = None) -> None:
        super().__init__()
        self._log, self._chosen, self._dates = log, chosen, dates
        self._columns = [each for table in preview(log) for each in (*table.used, *table.unused)]

    def compose(self) -> ComposeResult:
        """A line for each column."""
        with Vertical(id="columns"):
            name, number = self._log.name.rsplit("/", 1)[-1], len(self._log.items)
            yield Static(
                Content(f"{one_line(name, 40)}: {many(number, 'item')}. Are these columns right?"),
                id="dialog-title",
            )
            # What is behind the semicolon is for the command line; here keys put it right.
            doubts = [f"{sentence(doubt.partition('; ')[0])}." for doubt in self._log.doubts]
            yield Static(Content("\n".join(doubts)), id="columns-doubts")
            heads = f"{'In the file':<{_HEADER_CELLS}} {'What it holds':<{_FIELD_CELLS}} For example"
            yield Static(heads, id="columns-heads", classes="hint")
            yield OptionList(*self._options(), id="choices")
            dates = "   d: turn dates" if self._other_order else ""
            yield Static(f"r: read it   enter: say what a column holds{dates}   escape: leave it", classes="hint")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(OptionList).highlighted = 0
        self.query_one("#columns-doubts").display = bool(self._log.doubts)

    def _options(self) -> list[Option]:
        return [Option(_line(each), id=str(place)) for place, each in enumerate(self._columns)]

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        column = self._columns[int(event.option.id or 0)].column
        choices = [Choice("", "not used")] + [Choice(field.value, words) for field, words in FIELD_WORDS.items()]

        def take(key: str | None) -> None:
            if key is None or key == (column.field or ""):
                return
            chosen = {field: header for field, header in self._chosen.items() if header != column.header}
            if key:
                chosen[Field(key)] = column.header
            elif column.field and column.field is not Field.TEXT:
                chosen[column.field] = None
            self.dismiss(Looked(chosen, self._dates, ready=False))

        title = f"What does “{one_line(column.header, 40)}” hold?"
        self.app.push_screen(Choose(title, choices, current=(column.field or "")), take)

    def action_keep(self) -> None:
        """Close and read."""
        self.dismiss(Looked(self._chosen, self._dates, ready=True))

    @property
    def _other_order(self) -> Order | None:
        """How dates could be read otherwise; None where every date can be read in one way only."""
        tables = self._log.mapping.tables if self._log.mapping else ()
        orders = [each.order for each in tables if each.order is not None]
        if orders:
            return orders[0].other
        return Order.DAY_FIRST if any(each.doubts for each in tables) else None

    def action_dates(self) -> None:
        """Read dates with the day and the month the other way round.

        Raises:
            NothingToDoError: They can be read in one way only.
        """
        if self._other_order is None:
            raise NothingToDoError("no date in this log could be read in another way")
        self.dismiss(Looked(self._chosen, self._other_order, ready=False))

    def action_cancel(self) -> None:
        """Close and leave the file unread."""
        self.dismiss(None)


def _line(each: ColumnPreview) -> Content:
    column = each.column
    words = FIELD_WORDS[column.field] if column.field else "not used"
    samples = " | ".join(one_line(sample, 24) for sample in each.samples)
    return Content.assemble(
        (f"{one_line(column.header, _HEADER_CELLS):<{_HEADER_CELLS}} ", "bold" if column.field else "dim"),
        (f"{words:<{_FIELD_CELLS}} ", "$accent" if column.field else "dim"),
        (one_line(samples, 44), "dim"),
    )
