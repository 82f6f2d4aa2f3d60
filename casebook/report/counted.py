"""The counts of a report, each table as its audience may see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casebook.label_words import label_word
from casebook.patterns.counts import driver_by_label, label_by_month, level_by_label, months_by_level, unit_by_label
from casebook.patterns.tables import Table
from casebook.records import CaseItem
from casebook.report.blocks import Block, Chart, ChartKind, Grid, Section, Series, Tone, Words
from casebook.report.dates import month_words
from casebook.report.lens import HIDDEN, Lens
from casebook.report.sources import Sources
from casebook.report.standing import standing_blocks
from casebook.small_cells import ShownTable
from codebook.keys import Label
from strategies.schema import Playbook

_ORDER: tuple[Label | None, ...] = (Label.ADAPTIVE, Label.TECHNICAL, Label.NONE, None)
_TONES = {Label.ADAPTIVE: Tone.ADAPTIVE, Label.TECHNICAL: Tone.TECHNICAL, Label.NONE: Tone.NONE, None: Tone.OTHER}


@dataclass(frozen=True, slots=True)
class Counted:
    """The tables of the same items; None where even their totals could point to a person."""

    months: tuple[Table, ShownTable]
    drivers: tuple[Table, ShownTable]
    levels: tuple[Table, ShownTable]

    @property
    def may_be_shown(self) -> bool:
        """Whether no total by label is hidden in any of them: one that shows it would give away the others."""
        shown = [table for _, table in (self.months, self.drivers, self.levels)]
        return not any(total is None for table in shown for total in (*table.column_totals, table.total))


def count_all(items: Sequence[CaseItem], lens: Lens) -> Counted:
    """Count items by month, driver and level."""
    tables = (label_by_month(items), driver_by_label(items), level_by_label(items))
    months, drivers, levels = (_trimmed(table) for table in tables)
    return Counted((months, lens.table(months.cells)), (drivers, lens.table(drivers.cells)), _both(levels, lens))


def counts_section(sources: Sources, counted: Counted, lens: Lens) -> Section:
    """Counts with charts."""
    items = sources.now
    if not items:
        return Section("counts", "In numbers", (Words("Nothing was raised in this time."),))
    if not counted.may_be_shown:
        words = "There are too few items to count them by kind without pointing at those who raised them."
        return Section("counts", "In numbers", (Words(words), *standing_blocks(sources, lens)))
    names = _driver_names(sources.playbook)
    levels = level_names(sources.playbook)
    blocks: list[Block] = [
        Chart(
            ChartKind.COLUMNS,
            "Raised by month",
            "Items by the month in which they were raised, as adaptive, technical or no challenge.",
            _series(counted.months, month_words),
        ),
        Chart(
            ChartKind.BARS,
            "By driver",
            "Technical and adaptive challenges by the part of the system where they sit.",
            _series(counted.drivers, names.get),
        ),
        Chart(
            ChartKind.HEAT,
            "Driver and kind",
            "The same numbers as a heat map: the stronger the colour, the more items.",
            _series(counted.drivers, names.get),
        ),
        Chart(
            ChartKind.BARS,
            "By level",
            "Items by the level at which they stand, from the team outwards.",
            _series(counted.levels, lambda key: levels.get(key or "", key)),
        ),
    ]
    if lens.shows_items:
        blocks += _small_multiples(items, levels)
        blocks += _units(items)
    return Section("counts", "In numbers", (*blocks, *standing_blocks(sources, lens), *_hidden_note(lens)))


def level_names(playbook: Playbook) -> dict[str, str]:
    """The playbook's names of its levels."""
    return {level.key: level.name for level in playbook.levels.levels}


def series_label(label: str | None) -> str:
    """A label as a column's head."""
    return label_word(Label(label) if label else None)


def _both(table: Table, lens: Lens) -> tuple[Table, ShownTable]:
    return table, lens.table(table.cells)


def _trimmed(table: Table) -> Table:
    """Without columns that hold nothing, in the order in which they are stacked."""
    wanted = [key for key in _ORDER if key in table.columns and any(table.cell(row, key) for row in table.rows)]
    cells = tuple(tuple(table.cell(row, key) for key in wanted) for row in table.rows)
    return Table(table.rows, tuple(wanted), cells)


def _series(both: tuple[Table, ShownTable], name: Callable[[str | None], str | None]) -> Series:
    table, shown = both
    return Series(
        rows=tuple(name(key) or "not said" for key in table.rows),
        names=tuple(series_label(key) for key in table.columns),
        tones=tuple(_TONES[Label(key) if key else None] for key in table.columns),
        cells=shown.cells,
        totals=shown.row_totals,
    )


def _driver_names(playbook: Playbook) -> dict[str | None, str]:
    return {str(key): entry.name for key, entry in playbook.drivers.items()}


def _small_multiples(items: Sequence[CaseItem], levels: dict[str, str]) -> list[Block]:
    found = [(key, _trimmed(table)) for key, table in months_by_level(items)]
    if len(found) < 2 or len(found[0][1].rows) < 2:  # noqa: PLR2004 - one is no comparison
        return []
    more = tuple(
        (levels.get(key or "", key or "level not said"), _series((table, _open(table)), month_words))
        for key, table in found
    )
    says = "One small chart for each level, from the team outwards, each on the scale that is printed beside it."
    return [Chart(ChartKind.MULTIPLES, "Month by month at each level", says, more[0][1], more)]


def _open(table: Table) -> ShownTable:
    return ShownTable(table.cells, table.row_totals, table.column_totals, table.total)


def _units(items: Sequence[CaseItem]) -> list[Block]:
    table = _trimmed(unit_by_label(items))
    if len([row for row in table.rows if row]) < 2:  # noqa: PLR2004 - one is no table
        return []
    rows = tuple(
        (row or "not said", *(f"{table.cell(row, column):,}" for column in table.columns), f"{total:,}")
        for row, total in zip(table.rows, table.row_totals, strict=True)
    )
    note = "In alphabetical order, for this is no ranking: many items may mean many barriers, or people who write them."
    return [Grid("By place", ("Place", *map(series_label, table.columns), "All"), rows, numeric=True, note=note)]


def _hidden_note(lens: Lens) -> list[Block]:
    if not lens.hides_small:
        return []
    words = f"“{HIDDEN}” stands for a number that is too small to show, or that would give such a one away."
    return [Words(words, quiet=True)]
