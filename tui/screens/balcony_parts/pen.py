"""What every section draws with: the width, the theme's colours, the organisation's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rich.style import Style
from rich.text import Text

from casebook.database.item_filter import ItemFilter
from casebook.label_words import label_sign, label_word
from casebook.records import CaseItem
from casebook.small_cells import suppress
from codebook.keys import Driver, Label, Strategy
from strategies.schema import Playbook
from tui.balcony_data import View
from tui.plain import clean
from tui.widgets.bars import Bar, bars
from tui.widgets.picture import NOTHING, Picture, hint, line

UNSAID = "not said"
DIM = Style(dim=True)
BOLD = Style(bold=True)


@dataclass(frozen=True)
class Pen:
    """Colours by label, words by key."""

    colours: Mapping[Label | None, Style]
    accent: Style
    plain: Style
    """Of a bar that stands for no label."""
    playbook: Playbook
    level_names: Mapping[str, str]

    @classmethod
    def of(cls, variables: Mapping[str, str], playbook: Playbook, level_names: Mapping[str, str]) -> "Pen":
        """With a theme's variables."""
        colours: dict[Label | None, Style] = {label: Style(color=variables[label.value]) for label in Label}
        colours[None] = Style(color=variables["unread"])
        accent, plain = Style(color=variables["accent"]), Style(color=variables["secondary"])
        return cls(colours, accent, plain, playbook, level_names)

    def level(self, key: str | None) -> str:
        """What the organisation calls a level."""
        if key is None:
            return UNSAID
        names = {each.key: each.name for each in self.playbook.levels.levels}
        return clean(self.level_names.get(key) or names.get(key, key))

    def driver(self, key: str | None) -> str:
        """A driver's name."""
        return self.playbook.drivers[Driver(key)].name if key else UNSAID

    def strategy(self, key: str | None) -> str:
        """A strategy's name."""
        return self.playbook.strategies[Strategy(key)].name if key else UNSAID

    def label(self, key: str | None) -> tuple[str, str, Style]:
        """A label's word, shape and style."""
        label = Label(key) if key else None
        return label_word(label), label_sign(label), self.colours[label]


def opening(view: View, **more: Any) -> ItemFilter:
    """What asks the casebook for some of the items that are looked at."""
    return replace(view.base, **more)


def these(ids: Iterable[int | None]) -> ItemFilter | None:
    """Exactly these items; None where there are none."""
    found = tuple(dict.fromkeys(each for each in ids if each is not None))
    return ItemFilter(ids=found) if found else None


def item_line(item: CaseItem, cells: int, pen: Pen, *, before: str = "") -> Picture:
    """An item on one line, which opens it."""
    _, sign, style = pen.label(item.label)
    text = Text(f"{before}").append(f"{sign} ", style).append(clean(item.text))
    return line(text, cells, these([item.id]))


def bars_and_few(rows: list[Bar], cells: int, *, fewest: int = 0) -> Picture:
    """Bars of roles or units; those that could point at a person, or would give one away, are only named.

    Args:
        rows: The bars.
        cells: The width.
        fewest: Numbers under it are only named too, where there would be very many bars.
    """
    if not rows:
        return NOTHING
    [numbers] = suppress([[row.number or 0 for row in rows]]).cells
    kept = [number is not None and number >= fewest for number in numbers]
    few = ", ".join(row.word for row, yes in zip(rows, kept, strict=True) if not yes)
    picture = bars([row for row, yes in zip(rows, kept, strict=True) if yes], cells)
    if not few:
        return picture
    return picture + hint(f"Fewer each, not counted out because a small number can point at a person: {few}.", cells)
