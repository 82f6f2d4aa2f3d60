"""Small counts are hidden, and nothing that is shown gives them away."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.small_cells import ShownTable, suppress

_COUNTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 30]), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


def _grid(shown: ShownTable) -> list[list[int | None]]:
    rows = [[*row, total] for row, total in zip(shown.cells, shown.row_totals, strict=True)]
    return [*rows, [*shown.column_totals, shown.total]]


def _full(counts: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def test_a_table_of_large_counts_is_shown_whole() -> None:
    """Nothing to hide, nothing hidden."""
    assert suppress([[10, 20], [5, 0]]) == ShownTable(((10, 20), (5, 0)), (30, 5), (15, 20), 35)


def test_one_small_cell_takes_three_others_with_it() -> None:
    """The 2 could be had from its row, from its column, and from the cell across: the cheapest rectangle is hidden."""
    assert suppress([[2, 10, 40], [20, 12, 50], [60, 70, 80]]) == ShownTable(
        ((None, None, 40), (None, None, 50), (60, 70, 80)), (52, 82, 210), (82, 92, 170), 344
    )


def test_a_rectangle_of_small_cells_needs_no_other() -> None:
    """Four small cells protect each other; the totals stay."""
    assert suppress([[2, 3, 40], [4, 2, 50], [60, 70, 80]]).cells == ((None, None, 40), (None, None, 50), (60, 70, 80))


def test_four_ones_alone_do_not_protect_each_other() -> None:
    """Who knows that no hidden cell is zero reads 1, 1, 1, 1 out of totals of 2: more is hidden."""
    shown = suppress([[1, 1, 40], [1, 1, 50], [60, 70, 80]])
    assert sum(cell is None for row in _grid(shown) for cell in row) > 4


def test_in_a_list_the_small_count_takes_its_neighbour_along() -> None:
    """A list of counts is one row: with the total shown, two of its counts are hidden."""
    shown = suppress([[3, 8, 30]])
    assert shown.cells == ((None, None, 30),)
    assert shown.total == 41


def test_a_zero_stays_and_hides_nothing() -> None:
    """Nobody is in it, and it gives no cover."""
    shown = suppress([[0, 3, 9], [7, 8, 9]])
    assert shown.cells[0][0] == 0
    assert shown.cells[0][1] is None


def test_a_small_total_is_hidden_too() -> None:
    """A group of three is small wherever it stands."""
    shown = suppress([[3, 0], [10, 20]])
    assert shown.row_totals[0] is None


@pytest.mark.parametrize("counts", [[], [[]], [[0]], [[0, 0], [0, 0]]])
def test_an_empty_table_is_shown_as_it_is(counts: list[list[int]]) -> None:
    """No count, no trouble."""
    assert all(cell == 0 for row in _grid(suppress(counts)) for cell in row)


@given(_COUNTS)
def test_every_small_count_is_hidden_and_every_other_cell_is_true(counts: list[list[int]]) -> None:
    """What is shown is the truth, and none of it is small."""
    for row, true_row in zip(_grid(suppress(counts)), _full(counts), strict=True):
        for cell, true in zip(row, true_row, strict=True):
            assert cell in (None, true)
            assert (cell is None) or not 0 < true < 5


@given(_COUNTS)
def test_no_hidden_cell_follows_from_the_sums_alone(counts: list[list[int]]) -> None:
    """Linear algebra: no unit vector lies in the row space of the equations over hidden cells."""
    grid = _grid(suppress(counts))
    hidden = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell is None]
    height, width = len(grid), len(grid[0])
    equations = [[(r == i) * (-1 if c == width - 1 else 1) for r, c in hidden] for i in range(height)]
    equations += [[(c == j) * (-1 if r == height - 1 else 1) for r, c in hidden] for j in range(width)]
    matrix = np.array(equations, dtype=float).reshape(height + width, len(hidden))
    rank = np.linalg.matrix_rank(matrix) if hidden else 0
    for index in range(len(hidden)):
        assert np.linalg.matrix_rank(np.vstack([matrix, np.eye(len(hidden))[index]])) > rank


@given(st.lists(st.lists(st.sampled_from([0, 1, 1, 2, 4, 6]), min_size=3, max_size=3), min_size=1, max_size=2))
def test_another_table_without_hidden_zeros_looks_the_same(counts: list[list[int]]) -> None:
    """Every hidden cell has two values or more among all tables that fit what is shown: found by trying them."""
    grid, full = _grid(suppress(counts)), _full(counts)
    inner = [(r, c) for r in range(len(counts)) for c in range(3) if grid[r][c] is None]
    seen: dict[tuple[int, int], set[int]] = {}
    for moves in itertools.product((-1, 0, 1), repeat=len(inner)):
        tried = [list(row) for row in counts]
        for (r, c), move in zip(inner, moves, strict=True):
            tried[r][c] += move
        other = _full(tried)
        cells = [(r, c) for r in range(len(grid)) for c in range(4)]
        if all(other[r][c] == grid[r][c] if grid[r][c] is not None else other[r][c] > 0 for r, c in cells):
            for r, c in cells:
                seen.setdefault((r, c), set()).add(other[r][c])
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            assert (cell is None) == (len(seen[r, c]) > 1), full
