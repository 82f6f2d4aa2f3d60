"""The columns that a triaged file gets after its own. Scripts rely on their names and order."""

from collections.abc import Iterable, Mapping, Sequence

from casebook.triage import Triaged
from codebook.keys import Label

ADDED_COLUMNS = (
    "balcony_label",
    "balcony_p",
    "balcony_sure",
    "balcony_mixed",
    "balcony_strategy",
    "balcony_driver",
    "balcony_approach",
    "balcony_first_move",
    "balcony_why",
    "balcony_model",
)

Cell = str | int | float | bool | None


WHOLE = "the whole of it"
"""The reason where no clause carries a label by itself: without any of them the reading stays as it is."""


def added_cells(triaged: Triaged) -> Mapping[str, Cell]:
    """The values of the added columns for one item; None where a column does not apply."""
    reading, advice = triaged.reading, triaged.advice
    challenge = reading.label is not Label.NONE
    return {
        "balcony_label": reading.label.value,
        "balcony_p": round(reading.p[reading.label], 2),
        "balcony_sure": reading.sure,
        "balcony_mixed": reading.mixed,
        "balcony_strategy": reading.strategy[0][0].value if reading.label is Label.ADAPTIVE else None,
        "balcony_driver": reading.driver[0][0].value if challenge else None,
        "balcony_approach": advice.approach if advice else None,
        "balcony_first_move": advice.first_move if advice else None,
        "balcony_why": " … ".join(evidence.text for evidence in reading.evidence) or WHOLE,
        "balcony_model": reading.model,
    }


def cells_by_row(triaged: Iterable[Triaged]) -> dict[int, Mapping[str, Cell]]:
    """The values of the added columns for each row; a row of several items holds what is said of all of them."""
    rows: dict[int, list[Triaged]] = {}
    for each in triaged:
        rows.setdefault(each.item.row, []).append(each)
    return {row: _joined([added_cells(each) for each in parts]) for row, parts in rows.items()}


def _joined(parts: Sequence[Mapping[str, Cell]]) -> Mapping[str, Cell]:
    """One cell for each column: what all items share, else the value of each on a line with its number.

    The row is mixed where its items' labels differ, and sure where all of them are.
    """
    if len(parts) == 1:
        return parts[0]
    joined: dict[str, Cell] = {name: _together([part[name] for part in parts]) for name in ADDED_COLUMNS}
    differ = len({part["balcony_label"] for part in parts}) > 1
    joined["balcony_mixed"] = differ or any(part["balcony_mixed"] for part in parts)
    joined["balcony_sure"] = all(part["balcony_sure"] for part in parts)
    return joined


def _together(values: Sequence[Cell]) -> Cell:
    if all(value == values[0] for value in values):
        return values[0]
    return "\n".join(f"{number}. {cell_text(value) or '–'}" for number, value in enumerate(values, start=1))


def cell_text(cell: Cell) -> str:
    """A cell as it stands in a text file: yes and no for truth values, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)
