"""The columns that a triaged file gets after its own. Scripts rely on their names and order."""

from collections.abc import Mapping

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
        "balcony_why": " … ".join(evidence.text for evidence in reading.evidence) or None,
        "balcony_model": reading.model,
    }


def cell_text(cell: Cell) -> str:
    """A cell as it stands in a text file: yes and no for truth values, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)
