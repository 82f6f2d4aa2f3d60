"""Where challenges sit: drivers by label, levels over the months, and units where they are asked for."""

from casebook.database.item_filter import ItemFilter
from casebook.patterns.counts import by_unit, challenges, driver_by_label, months_by_level
from casebook.patterns.driver_profile import driver_profile
from casebook.patterns.periods import months_of
from casebook.report.dates import month_words
from codebook.keys import Driver, Label
from tui.balcony_data import View
from tui.balcony_periods import Span
from tui.screens.balcony_parts.pen import Pen, bars_and_few, opening, these
from tui.widgets.bars import Bar
from tui.widgets.heat_map import Cell, Column, heat_map
from tui.widgets.picture import NOTHING, Picture, hint, stack, title
from tui.widgets.trend import Multiple, Small, multiples

_KINDS = (Label.TECHNICAL, Label.ADAPTIVE)


def drivers_part(view: View, pen: Pen, cells: int) -> Picture:
    """The heat map of drivers by kind of challenge, and where more piles up than is usual."""
    table = driver_by_label(view.items)
    if not table.total:
        return hint("No item of this time is a challenge.", cells)
    columns = [Column(f"{sign} {word}", style) for word, sign, style in map(pen.label, _KINDS)]
    rows = []
    for driver in table.rows:
        row = []
        for label in _KINDS:
            opens = opening(view, labels=(label,), drivers=(Driver(driver),)) if driver else None
            row.append(Cell(table.cell(driver, label), opens))
        rows.append(row)
    picture = heat_map([pen.driver(driver) for driver in table.rows], columns, rows, cells)
    return stack([picture, _piles(view, pen, cells), hint("The fuller, the more: ░ ▒ ▓ █", cells)])


def _piles(view: View, pen: Pen, cells: int) -> Picture:
    """Only for a time that has a year before it to be held against."""
    if view.look.span is Span.ALL:
        return NOTHING
    links = {driver: [each.driver for each in entry.compensates] for driver, entry in pen.playbook.drivers.items()}
    found = NOTHING
    for each in driver_profile(view.everything, view.period, links).bars:
        if each.piles_up and each.usual is not None:
            words = (
                f"More than usual: {pen.driver(each.driver)}, {each.now} where the year before had {each.usual:.0f}."
            )
            if each.compensating:
                strong = ", ".join(pen.driver(driver) for driver in each.compensating[:2])
                words += f" What may make up for it: {strong}."
            found += hint(words, cells)
    return found


def levels_part(view: View, pen: Pen, cells: int) -> Picture:
    """A row of small charts for each level, then the bars of units where they are asked for."""
    found = months_by_level(view.items)
    rows = []
    for level, table in found:
        series = []
        for label in _KINDS:
            numbers = tuple(table.cell(month, label) for month in table.rows if month)
            summed = sum(table.cell(month, label) for month in table.rows)
            series.append(Small(numbers, summed, _opens_level(view, level, label)))
        rows.append(Multiple(pen.level(level), tuple(series)))
    heads = [(f"{sign} {word}", style) for word, sign, style in map(pen.label, _KINDS)]
    said = any(level for level, _ in found)
    small = multiples(rows, heads, cells) if said else hint("No item says which level it belongs to.", cells)
    note = hint(_months_words(view), cells) if said else NOTHING
    return stack([small, note, _units(view, pen, cells)])


def _opens_level(view: View, level: str | None, label: Label) -> ItemFilter | None:
    if level:
        return opening(view, labels=(label,), levels=(level,))
    return these(item.id for item in view.items if item.facts.level is None and item.label is label)


def _units(view: View, pen: Pen, cells: int) -> Picture:
    counts = by_unit(challenges(view.items))
    if not any(counts.keys):
        return NOTHING
    if not view.look.with_units:
        return hint("Press b for bars of schools, wards or sites. They say who speaks up, not who has the most.", cells)
    rows = []
    for key, number in zip(counts.keys, counts.numbers, strict=True):
        opens = opening(view, labels=_KINDS, units=(key,)) if key else None
        rows.append(Bar(key or "not said", number, pen.plain, opens=opens))
    words = "In alphabetical order: who raises much speaks up, which is not the same as having the most trouble."
    return title("Challenges raised, by unit", cells) + bars_and_few(rows, cells) + hint(words, cells)


def _months_words(view: View) -> str:
    months = months_of(view.items)
    span = f" from {month_words(months[0])} to {month_words(months[-1])}" if months else ""
    return f"Month by month{span}, all on one scale; the numbers are sums."
