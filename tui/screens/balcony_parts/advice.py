"""What the playbook says of the patterns: what may lie behind them, what to do, what to ask aloud."""

from itertools import zip_longest

from rich.text import Text

from strategies.log_advice import LogAdvice
from tui.balcony_data import View
from tui.plain import clean
from tui.screens.balcony_parts.pen import BOLD, Pen
from tui.widgets.picture import NOTHING, Picture, beside, hint, line, stack, words

_TWO_COLUMNS, _GUTTER = 140, 4


def advice_part(view: View, pen: Pen, cells: int) -> Picture:
    """Every pattern that shows, the most telling first."""
    if not view.advice:
        return hint("No pattern stands out enough for the playbook to say something about it.", cells)
    if cells < _TWO_COLUMNS:
        return stack([_advice(each, pen, cells) for each in view.advice])
    half = (cells - _GUTTER) // 2
    pictures = [_advice(each, pen, half) for each in view.advice]
    return stack(
        [beside(*pair, half + _GUTTER) for pair in zip_longest(pictures[::2], pictures[1::2], fillvalue=NOTHING)]
    )


def _advice(each: LogAdvice, pen: Pen, cells: int) -> Picture:
    wide = min(cells, 100)
    picture = line(Text(clean(each.name), style=BOLD), cells) + hint(each.counts, wide) + words(each.means, wide)
    picture += _first("Do", each.do, wide) + _first("Ask", each.ask, wide)
    if each.strategy_name:
        picture += line(Text().append("◆ ", pen.accent).append(clean(each.strategy_name)), cells)
    return picture


def _first(word: str, found: tuple[str, ...], cells: int) -> Picture:
    return words(f"{word}: {found[0]}", cells, indent=2) if found else NOTHING
