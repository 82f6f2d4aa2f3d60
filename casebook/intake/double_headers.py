"""Headers of two rows: `Date` merged over `Raised` and `Closed` becomes `Date / Raised` and `Date / Closed`."""

from collections.abc import Sequence

from casebook.intake.columns import Field, field_of, known_headers
from casebook.intake.mapping import OWN_COLUMNS

_MAX_WORDS = 8
Row = Sequence[str]


def joined_header(grid: Sequence[Row], index: int) -> tuple[int, tuple[str, ...]]:
    """The row in which a header ends, and the header, joined where it has two rows.

    Args:
        grid: All rows as text.
        index: The row that looks most like a header, from 0.
    """
    single = tuple(cell.strip() for cell in grid[index])
    for top, more in ((index, 1), (index - 1, 0)):
        if top < 0 or top + 1 >= len(grid):
            continue
        joined = _join(grid[top], grid[top + 1])
        if joined is not None and known_headers(joined) >= known_headers(single) + more:
            return top + 1, joined
    return index, single


def _join(upper: Row, lower: Row) -> tuple[str, ...] | None:
    """Both rows as one; None where the lower one is an item or nothing stands over two columns of it."""
    width = max(len(upper), len(lower))
    above = [*(cell.strip() for cell in upper), *[""] * (width - len(upper))]
    below = [*(cell.strip() for cell in lower), *[""] * (width - len(lower))]
    # A cell that is merged over both rows holds the same in both.
    below = ["" if cell == over else cell for over, cell in zip(above, below, strict=True)]
    if any(len(cell.split()) > _MAX_WORDS for cell in (*above, *below)) or _is_item(above, below):
        return None
    groups = _groups(above, below)
    alone = any(over and not cell and field_of(over) for over, cell in zip(above, below, strict=True))
    if not alone or not any(group and not over for over, group in zip(above, groups, strict=True)):
        return None
    return tuple(" / ".join(part for part in pair if part) for pair in zip(groups, below, strict=True))


def _groups(above: Row, below: Row) -> list[str]:
    """What stands over each column: a name over one that has no other, else the last name to the left."""
    groups, group = [], ""
    for over, cell in zip(above, below, strict=True):
        group = (over if cell else "") if over else (group if cell else "")
        groups.append("" if cell.startswith(OWN_COLUMNS) else over or group)
    return groups


def _is_item(above: Row, below: Row) -> bool:
    """Whether the lower row has something under the header of the texts."""
    return any(cell and under and field_of(cell) is Field.TEXT for cell, under in zip(above, below, strict=True))
