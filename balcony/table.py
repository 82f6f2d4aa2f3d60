"""The triage table in the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from balcony.terminal import plain
from casebook.explaining import Shown
from casebook.items import Log
from casebook.triage import Triaged
from codebook.keys import Label
from strategies.indicator_schema import Direction

_STYLES = {Label.NONE: "dim", Label.TECHNICAL: "cyan", Label.ADAPTIVE: "bold magenta"}
_SIGNS = {Label.NONE: "·", Label.TECHNICAL: "■", Label.ADAPTIVE: "◆"}
_WORDS = {Label.NONE: "no challenge", Label.TECHNICAL: "technical", Label.ADAPTIVE: "adaptive"}
_ARROWS = {Direction.TECHNICAL: _SIGNS[Label.TECHNICAL], Direction.ADAPTIVE: _SIGNS[Label.ADAPTIVE]}
_NARROW = 100
_ITEM_CHARACTERS = {True: 70, False: 160}
"""How much of an item is shown on a narrow and on a wide terminal."""
_PIPED_WIDTH = 120


def print_table(
    log: Log,
    triaged: Sequence[Triaged],
    console: Console | None = None,
    *,
    shown: Sequence[Sequence[Shown]] | None = None,
) -> None:
    """Print one row for each item: where, what, label, how sure, driver, approach and first move.

    Args:
        log: The log that the items come from.
        triaged: The items.
        console: Where to print; standard output otherwise.
        shown: What indicators show in each item; they come below its text.
    """
    console = console or Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPED_WIDTH, no_color=True)
    narrow = console.width < _NARROW
    table = Table(title=Text(plain(log.name)), title_justify="left", expand=True)
    table.add_column("row", justify="right", no_wrap=True)
    table.add_column("item", ratio=5, overflow="fold")
    table.add_column("label", min_width=11 if narrow else 14)
    if not narrow:
        table.add_column("driver", no_wrap=True)
    table.add_column("approach → first move", ratio=5, overflow="fold")
    for each, indicators in zip(triaged, shown or [()] * len(triaged), strict=True):
        table.add_row(*_cells(each, indicators, narrow=narrow))
    console.print(table)


def _cells(triaged: Triaged, indicators: Sequence[Shown], *, narrow: bool) -> list[Text]:
    reading, advice = triaged.reading, triaged.advice
    style = _STYLES[reading.label]
    p = f"{reading.p[reading.label]:.0%}"
    label = Text(f"{_SIGNS[reading.label]} {_WORDS[reading.label]}{', mixed' if reading.mixed else ''}\n", style=style)
    label.append(f"{p} sure" if reading.sure else f"{p}, look", style="" if reading.sure else "yellow")
    driver = reading.driver[0][0].value if reading.label is not Label.NONE else ""
    move = Text()
    if advice:
        move.append(advice.approach, style=style)
        if narrow:
            move.append(f" ({driver})", style="dim")
        move.append(f"\n→ {advice.first_move}")
    item = Text(_shortened(plain(triaged.item.text), _ITEM_CHARACTERS[narrow]), style="" if advice else "dim")
    for each in indicators:
        item.append(f"\n{_ARROWS[each.direction]} {each.name}: “{plain(each.text)}”", style="italic")
    cells = [Text(str(triaged.item.row)), item, label, Text(driver), move]
    return cells[:3] + cells[4:] if narrow else cells


def _shortened(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
