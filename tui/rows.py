"""What one line of the item list shows."""

from dataclasses import dataclass
from datetime import date

from casebook.facts import Status
from casebook.records import CaseItem
from codebook.keys import Driver, Label


@dataclass(frozen=True, slots=True)
class Row:
    """An item as one line."""

    id: int
    text: str
    label: Label | None
    p: float | None
    """The model's probability of its label; None where a person decided or nobody read it."""
    sure: bool
    decided: bool
    """Whether a person decided."""
    mixed: bool
    driver: Driver | None
    unit: str
    age: int | None
    """Days since it was raised; None where that is not known or it is closed."""
    came_back: bool
    """Whether it is like an earlier item."""
    part: bool
    """Whether it is a part of a mixed item."""

    @property
    def doubt(self) -> str:
        """How sure the label is, in at most four letters."""
        if self.decided:
            return "✓"
        if self.p is None:
            return ""
        return f"{self.p:.0%}" if self.sure else f"{self.p:.0%}?"


def row_of(item: CaseItem, today: date, *, came_back: bool = False) -> Row:
    """The line that shows an item."""
    raised = item.facts.raised
    open_since = raised if raised and item.facts.status is not Status.CLOSED and not item.facts.closed else None
    reading = item.reading
    return Row(
        id=item.id,
        text=item.text,
        label=item.label,
        p=reading.p[reading.label] if reading and not item.verdict else None,
        sure=bool(reading and reading.sure),
        decided=item.verdict is not None,
        mixed=bool(reading and reading.mixed and not item.verdict),
        driver=item.driver,
        unit=item.facts.unit or "",
        age=max((today - open_since).days, 0) if open_since else None,
        came_back=came_back,
        part=item.parent_id is not None,
    )
