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

from casebook.intake.fields import Field
from casebook.intake.preview import ColumnPreview, preview
from casebook.items import Log
from tui.plain import one_line
from tui.screens.dialogs import Choice, Choose

Chosen = dict[Field, str | None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at the columns."""

    chosen: Chosen
    """The columns that the person named."""
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
    ]

    def __init__(self, log: Log, chosen: Chosen) -> None:
        super().__init__()
        self._log, self._chosen = log, chosen
        self._columns = [each for table in preview(log) for each in (*table.used, *table.unused)]

    def compose(self) -> ComposeResult:
        """A line for each column."""
        with Vertical(id="columns"):
            name, number = self._log.name.rsplit("/", 1)[-1], len(self._log.items)
            items = "1 item" if number == 1 else f"{number:,} items"
            yield Static(
                Content(f"{one_line(name, 40)}: {items}. Are these columns right?"),
                id="dialog-title",
            )
            heads = f"{'In the file':<{_HEADER_CELLS}} {'What it holds':<{_FIELD_CELLS}} For example"
            yield Static(heads, id="columns-heads", classes="hint")
            yield OptionList(*self._options(), id="choices")
            yield Static("r: read it    enter: say what a column holds    escape: leave it", classes="hint")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(OptionList).highlighted = 0

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
            self.dismiss(Looked(chosen, ready=False))

        title = f"What does “{one_line(column.header, 40)}” hold?"
        self.app.push_screen(Choose(title, choices, current=(column.field or "")), take)

    def action_keep(self) -> None:
        """Close and read."""
        self.dismiss(Looked(self._chosen, ready=True))

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
