"""Which kinds of challenge there are, what the adaptive ones call for, and how that changes over the months."""

from casebook.patterns.counts import by_label, by_strategy, label_by_month
from casebook.patterns.tables import Table
from casebook.patterns.trend import Trend, trend
from casebook.report.dates import month_words
from codebook.keys import Label, Strategy
from tui.balcony_data import View
from tui.balcony_periods import Span
from tui.screens.balcony_parts.pen import Pen, opening, these
from tui.widgets.bars import Bar, bars
from tui.widgets.picture import Picture, hint, stack, title
from tui.widgets.trend import Series
from tui.widgets.trend import trend as trend_picture

_TALL, _LOW = 4, 3
_TALL_FROM = 90


def kinds_part(view: View, pen: Pen, cells: int) -> Picture:
    """Bars by label, then by strategy."""
    counts = by_label(view.items)
    then = trend(view.everything, view.period) if view.look.span is not Span.ALL else None
    rows = []
    for key, number in zip(counts.keys, counts.numbers, strict=True):
        word, sign, style = pen.label(key)
        opens = opening(view, labels=(Label(key),)) if key else these(i.id for i in view.items if i.label is None)
        share = f"{number / counts.total:.0%}" if counts.total else ""
        rows.append(Bar(word, number, style, sign, opens, _change(then, key) or share))
    return stack([bars(rows[::-1] if None not in counts.keys else _order(rows), cells), _strategies(view, pen, cells)])


def _order(rows: list[Bar]) -> list[Bar]:
    return [*rows[-2::-1], rows[-1]]


def _change(then: Trend | None, key: str | None) -> str:
    if then is None or not then.has_before:
        return ""
    change = next((each for each in then.labels if each.key == key), None)
    return f"{change.before:,} before" if change else ""


def _strategies(view: View, pen: Pen, cells: int) -> Picture:
    counts = by_strategy(view.items)
    if not counts.total:
        return Picture()
    style = pen.colours[Label.ADAPTIVE]
    rows = []
    for key, number in zip(counts.keys, counts.numbers, strict=True):
        opens = opening(view, strategies=(Strategy(key),)) if key else these(_without_strategy(view))
        rows.append(Bar(pen.strategy(key), number, style, "◆", opens))
    return title("What the adaptive ones call for first", cells) + bars(rows, cells)


def _without_strategy(view: View) -> list[int]:
    return [item.id for item in view.items if item.label is Label.ADAPTIVE and item.strategy is None]


def trend_part(view: View, pen: Pen, cells: int) -> Picture:
    """Columns by month for both kinds of challenge, on one scale."""
    table = label_by_month(view.items)
    months = [key for key in table.rows if key]
    if not months:
        return hint(
            "No item says when it was raised. A column with a date in the log lets you see whether "
            "things get better or worse.",
            cells,
        )
    series = [_series(view, pen, table, label) for label in (Label.TECHNICAL, Label.ADAPTIVE)]
    picture = trend_picture(months, series, cells, height=_TALL if cells >= _TALL_FROM else _LOW)
    first, last = month_words(months[0]), month_words(months[-1])
    words = f"By the month in which they were raised, {first} to {last}; both on one scale."
    if undated := sum(1 for item in view.items if item.facts.raised is None):
        words += f" {undated:,} without a date."
    return stack([picture, hint(words, cells)])


def _series(view: View, pen: Pen, table: Table, label: Label) -> Series:
    word, sign, style = pen.label(label)
    numbers = tuple(table.cell(month, label) for month in table.rows if month)
    return Series(
        f"{sign} {word}",
        numbers,
        style,
        lambda month: opening(view, labels=(label,), month_from=month, month_to=month),
    )
