"""Hides small counts in a table, and enough others that no hidden one can be worked out from what is shown.

A table of counts is shown with its row totals, column totals and grand total. Cells from 1 to 4 could identify a person
and are hidden first; so are totals as small as that. A zero stays: nobody is in it. Then every hidden cell gets
company, as D. Gusfield describes in "A graph theoretic approach to statistical data security" (SIAM Journal on
Computing 17(3), 1988): rows and columns are the nodes of a graph, hidden cells its edges. A hidden cell can be worked
out if and only if no closed path of hidden cells goes through it along which one count can be moved; so for each cell
the cheapest such path is found and hidden whole, cheapest in counts, totals last. We are a little stricter than the
paper: the reader is taken to know that no hidden cell is a zero. Totals are edges like all others, to one more row and
one more column.

What this does not do: it protects one table. Two tables of the same items, or the same table a month later, can give
away together what neither does alone; and the reader may still learn between which bounds a hidden count lies.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALL = 5
"""Counts under this are hidden."""
_Cell = tuple[int, int]
_TOTAL_COST = 10**9


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of counts as it may be shown; None where a count is hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def suppress(counts: Sequence[Sequence[int]], *, small: int = SMALL) -> ShownTable:
    """Hide the small cells of a table and those that would give them away.

    Args:
        counts: Rows of counts, all of one length, none negative; a list of counts is a table of one row.
        small: Counts from 1 to below this are hidden.
    """
    full = _with_totals(counts)
    hidden = {(r, c) for r, row in enumerate(full) for c, count in enumerate(row) if 0 < count < small}
    for cell in sorted(hidden, key=lambda each: (full[each[0]][each[1]], each)):
        hidden |= _company(full, hidden, cell)
    shown = [tuple(None if (r, c) in hidden else count for c, count in enumerate(row)) for r, row in enumerate(full)]
    *rows, last = shown
    return ShownTable(tuple(row[:-1] for row in rows), tuple(row[-1] for row in rows), last[:-1], last[-1])


def _with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in counts]
    width = len(rows[0]) if rows else 1
    return [*rows, [sum(row[column] for row in rows) for column in range(width)]]


def _company(full: list[list[int]], hidden: set[_Cell], cell: _Cell) -> set[_Cell]:
    """The cheapest cells that, hidden beside one cell, leave it open whether it is higher or lower."""
    paths = [_path(full, hidden, cell, sign) for sign in (1, -1) if _can_move(full, cell, sign)]
    return set(min(paths)[1])  # there always is one: the cell, its two totals and the grand total can all be higher


def _path(full: list[list[int]], hidden: set[_Cell], cell: _Cell, sign: int) -> tuple[int, list[_Cell]]:
    """The cheapest path from a cell's column back to its row; cells change by turns the other way and the same way."""
    row, column = cell
    goal = (True, row)
    queue: list[tuple[int, tuple[bool, int], list[_Cell]]] = [(0, (False, column), [])]
    done: set[tuple[bool, int]] = set()
    while queue:
        cost, node, path = heapq.heappop(queue)
        if node == goal:
            return cost, path
        if node in done:
            continue
        done.add(node)
        is_row, at = node
        for other in _neighbours(full, is_row=is_row):
            step = (at, other) if is_row else (other, at)
            if step != cell and _can_move(full, step, sign if is_row else -sign):
                heapq.heappush(queue, (cost + _cost(full, hidden, step), (not is_row, other), [*path, step]))
    return 10**18, []


def _neighbours(full: list[list[int]], *, is_row: bool) -> Iterator[int]:
    yield from range(len(full[0]) if is_row else len(full))


def _is_total(full: list[list[int]], cell: _Cell) -> bool:
    return cell[0] == len(full) - 1 or cell[1] == len(full[0]) - 1


def _can_move(full: list[list[int]], cell: _Cell, sign: int) -> bool:
    """Whether a count can be one higher or lower and still be no zero; a row or column total moves the other way."""
    count = full[cell[0]][cell[1]]
    turned = (cell[0] == len(full) - 1) != (cell[1] == len(full[0]) - 1)
    return count > 1 or (count == 1 and (sign > 0) != turned)


def _cost(full: list[list[int]], hidden: set[_Cell], cell: _Cell) -> int:
    if cell in hidden:
        return 0
    return full[cell[0]][cell[1]] + (_TOTAL_COST if _is_total(full, cell) else 0)
