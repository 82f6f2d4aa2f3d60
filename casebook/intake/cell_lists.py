"""Takes a cell apart that plainly holds a list: several barriers, each on a line behind a bullet or a number."""

from dataclasses import dataclass

from casebook.intake.bullets import bullet_of

_MAX_LEAD_WORDS = 12


@dataclass(frozen=True, slots=True)
class CellList:
    """The entries of a cell, and the line that stands over them."""

    lead: str | None
    entries: tuple[str, ...]


def list_in(cell: str) -> CellList | None:
    """The list that a cell holds; None where any of its lines could be something else.

    Every line must begin with a bullet, or every one with a number, counted from 1. A line above them that ends with
    a colon is what stands over the list.
    """
    lines = [line for line in cell.splitlines() if line.strip()]
    lead = None
    if lines and _leads(lines[0]):
        lead, lines = lines[0].strip().rstrip(":").strip(), lines[1:]
    if len(lines) < 2:  # noqa: PLR2004 - one entry is no list
        return None
    bullets = [bullet_of(line) for line in lines]
    entries = tuple(bullet.text.strip() for bullet in bullets if bullet is not None)
    numbers = [bullet.number.strip("().") for bullet in bullets if bullet is not None]
    counted = numbers == [str(number) for number in range(1, len(lines) + 1)]
    if len(entries) < len(lines) or not all(entries) or not (counted or not any(numbers)):
        return None
    return CellList(lead, entries)


def _leads(line: str) -> bool:
    return line.rstrip().endswith(":") and bullet_of(line) is None and len(line.split()) <= _MAX_LEAD_WORDS
