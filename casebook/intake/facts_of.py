"""What a log's columns and headings say of an item."""

from datetime import date

from casebook.facts import ItemFacts, Status
from casebook.intake.dates import parse_date
from casebook.intake.fields import Field, plain_header
from casebook.intake.levels import known_level, level_of, stage_of
from casebook.intake.mapping import ColumnMapping, TableMapping
from casebook.intake.roles import role_of
from casebook.intake.statuses import status_of, yes_or_no
from casebook.intake.wins import is_win, stands_under_win, tagged_win
from casebook.items import Item

LEVEL_NOT_NAMED = "level not named"
"""Where a log says that an item was escalated, but not to whom."""
_NOTHING = ("", "none", "n/a", "na", "no", "nil", "tbd", "tbc", "nobody", "unknown", "unassigned", "not applicable")


def facts_of(item: Item, mapping: ColumnMapping | None) -> ItemFacts:
    """What the item's own cells, and the heading that it stands under, say.

    Args:
        item: An item of a log or of notes.
        mapping: The mapping of the log that it comes from.
    """
    table = mapping.table_of(item) if mapping else None
    raised = mapping.raised if mapping else None
    under_win = stands_under_win(item.heading) or tagged_win(item.text)
    if table is None:
        return ItemFacts(raised=raised, win=under_win)
    cells = _Cells(item, table)
    closed = cells.date(Field.CLOSED)
    status = status_of(cells.text(Field.STATUS), cells.header(Field.STATUS))
    return ItemFacts(
        raised=cells.date(Field.RAISED) or raised,
        due=cells.date(Field.DUE),
        closed=closed,
        status=status or (Status.CLOSED if closed else None),
        owner=cells.said(Field.OWNER),
        role=role_of(cells.text(Field.REPORTER)),
        level=level_of(cells.said(Field.LEVEL) or ""),
        unit=cells.said(Field.UNIT),
        action=cells.said(Field.ACTION),
        resolution=cells.said(Field.RESOLUTION),
        escalated_to=_escalated_to(cells.text(Field.ESCALATED), cells.header(Field.ESCALATED)),
        stage=stage_of(cells.text(Field.STAGE)) or stage_of(cells.text(Field.CATEGORY)),
        win=under_win
        or is_win(cells.text(Field.CATEGORY))
        or is_win(cells.text(Field.STATUS))
        or yes_or_no(cells.text(Field.WIN)) is True,
    )


class _Cells:
    """An item's cells by field."""

    def __init__(self, item: Item, table: TableMapping) -> None:
        self._item, self._table = item, table

    def header(self, field: Field) -> str:
        column = self._table.column(field)
        return column.header if column else ""

    def text(self, field: Field) -> str:
        return self._item.columns.get(self.header(field), "").strip()

    def said(self, field: Field) -> str | None:
        """The cell, on one line; None where it says that there is nothing."""
        text = " ".join(self.text(field).split())
        return None if plain_header(text) in _NOTHING else text

    def date(self, field: Field) -> date | None:
        column = self._table.column(field)
        return parse_date(self.text(field), column.dates) if column else None


def _escalated_to(cell: str, header: str) -> str | None:
    """The level's key, the log's own word, or that no level is named; None where nothing was escalated."""
    flag = yes_or_no(cell)
    if flag is False or plain_header(cell) in _NOTHING:
        return None
    if flag is True:
        return known_level(header) or LEVEL_NOT_NAMED
    return level_of(cell)
