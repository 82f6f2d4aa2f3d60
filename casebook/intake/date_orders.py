"""Settles whether the day or the month comes first in a table's dates, and what a person should know of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from casebook.intake.choices import Choices, KnownOrder
from casebook.intake.dates import DateStyle, Order, is_ambiguous, parse_date, telling_order
from casebook.intake.fields import DATES
from casebook.intake.mapping import TableMapping

Cells = Mapping[str, Sequence[str]]
"""The filled cells of each column of dates."""


def with_dates(table: TableMapping, own: Cells, choices: Choices) -> TableMapping:
    """Settle how the dates of each column are read.

    What a person says counts most; then the column's own dates, those of the table's other columns, what is remembered
    of a log with the same headers; else the month comes first, and that it was guessed is said.

    Args:
        table: The table, whose columns are known.
        own: The values of its columns.
        choices: What a person said, now and before.
    """
    cells = {c.header: [v for v in own[c.header] if v.strip()] for c in table.columns if c.field in DATES}
    told = {header: {order for v in values if (order := telling_order(v))} for header, values in cells.items()}
    every = set().union(*told.values()) if told else set()
    before = choices.memory.orders.get(table.shape)
    orders = {header: _order(seen, every, before, choices.dates) for header, seen in told.items()}
    span = _span(cells, orders)
    columns = tuple(
        replace(c, dates=DateStyle(orders[c.header], span, serials=True)) if c.header in cells else c
        for c in table.columns
    )
    unclear = {orders[header] for header, values in cells.items() if any(map(is_ambiguous, values))} - {None}
    order = next(iter(unclear)) if len(unclear) == 1 else None
    sure = bool(every) or choices.dates is not None or (before is not None and before.sure)
    found = replace(table, columns=columns, order=order, order_told=bool(every), order_sure=sure)
    doubts = [
        _not_told(found, cells, span),
        _read_otherwise(found, before),
        _not_as_chosen(cells, choices.dates),
        _contradiction({header: values for header, values in cells.items() if orders[header] is None}),
    ]
    return replace(found, doubts=tuple(filter(None, doubts)))


def _order(seen: set[Order], every: set[Order], before: KnownOrder | None, chosen: Order | None) -> Order | None:
    """The order of one column; None where its dates contradict each other."""
    if chosen is not None:
        return chosen
    for known in (seen, every if len(every) == 1 else set()):
        if known:
            return next(iter(known)) if len(known) == 1 else None
    return before.order if before is not None and before.sure else Order.MONTH_FIRST


def _span(cells: Cells, orders: Mapping[str, Order | None]) -> tuple[date, date] | None:
    dates = [
        made
        for header, values in cells.items()
        for value in values
        if (made := parse_date(value, DateStyle(orders[header], serials=True)))
    ]
    return (min(dates), max(dates)) if dates else None


def _not_told(table: TableMapping, cells: Cells, span: tuple[date, date] | None) -> str:
    order = table.order
    if order is None or table.order_sure:
        return ""
    example = next(value.strip() for values in cells.values() for value in values if is_ambiguous(value))
    this, that = (_day(example, each, span) for each in (order, order.other))
    return (
        f"no date tells whether the day or the month comes first, so {example} is read as {this}; "
        f"if it is {that}, add --dates {order.other.first}"
    )


def _read_otherwise(table: TableMapping, before: KnownOrder | None) -> str:
    order = table.order
    if order is None or before is None or before.order is order:
        return ""
    return (
        f"dates are read with the {order.first} first now; those of an earlier log with these columns were read with "
        f"the {before.order.first} first, so one of the two is wrong; --dates {order.first} or --dates "
        f"{before.order.first} settles it"
    )


def _not_as_chosen(cells: Cells, chosen: Order | None) -> str:
    example = _telling(cells, chosen.other) if chosen else None
    if chosen is None or example is None:
        return ""
    return (
        f"{example} can only have the {chosen.other.first} first, though --dates {chosen.first} was given; "
        "dates like it are read in the one way that is possible"
    )


def _contradiction(cells: Cells) -> str:
    """Of columns in which some dates can only have the day first, and some only the month."""
    day, month = (_telling(cells, order) for order in (Order.DAY_FIRST, Order.MONTH_FIRST))
    example = next((value.strip() for values in cells.values() for value in values if is_ambiguous(value)), None)
    if not (day and month and example):
        return ""
    return (
        f"{day} has the day first and {month} the month, so dates that may be either, such as {example}, are not read; "
        "--dates day or --dates month says how to read them"
    )


def _telling(cells: Cells, order: Order) -> str | None:
    every = (value.strip() for values in cells.values() for value in values)
    return next((value for value in every if telling_order(value) is order), None)


def _day(cell: str, order: Order, span: tuple[date, date] | None) -> str:
    found = parse_date(cell, DateStyle(order, span))
    return f"{found.day} {found:%B %Y}" if found else f"{order.value}"
