"""How a report opens: what went well, and what changed since last time."""

from collections.abc import Callable, Sequence

from casebook.patterns.counts import by_driver, by_label, by_level
from casebook.patterns.tables import Counts, Table
from casebook.patterns.wins import Wins, wins
from casebook.records import CaseItem
from casebook.report.blocks import Block, Figures, Grid, Points, Section, Words
from casebook.report.counted import Counted, level_names, series_label
from casebook.report.dates import short_day
from casebook.report.lens import HIDDEN, Lens
from casebook.report.lists import where_words
from casebook.report.sources import Comparison, Sources
from casebook.small_cells import ShownTable
from codebook.keys import Driver

_FEW = 10


def wins_section(sources: Sources, lens: Lens) -> Section:
    """What went well: first in every report."""
    found = wins(sources.items, sources.period, sources.actions, sources.escalations)
    if not found.number:
        words = (
            "The records of this time hold no success yet. Ask at the next meeting what went well, and write it down."
        )
        return Section("wins", "What went well", (Words(words),))
    figures = (
        lens.figure(len(found.closed), "barrier solved", "barriers solved"),
        lens.figure(len(found.done), "action done", "actions done"),
        lens.figure(len(found.answered), "answer from another level", "answers from another level"),
        lens.figure(len(found.marked), "success on record", "successes on record"),
    )
    shown = tuple(each for each in figures if each.number != "0")
    return Section("wins", "What went well", (Figures(shown), *_successes(found, sources, lens)))


def _successes(found: Wins, sources: Sources, lens: Lens) -> list[Block]:
    if not lens.shows_items:
        return []
    blocks: list[Block] = []
    if found.marked:
        latest = found.marked[::-1][:_FEW]
        words = tuple(
            f"{lens.text(item.text)} ({where_words(item, sources.playbook)}, {short_day(item.facts.raised, 'no date')})"
            for item in latest
        )
        blocks.append(Points("Successes that were written down, the latest first", words))
    if found.answered:
        answers = tuple(
            f"{short_day(each.answered)}: {lens.text(each.ask or each.what) or 'a request'}. "
            f"Answer: {lens.text(each.answer) or 'not written down'}"
            for each in found.answered[::-1][:_FEW]
        )
        blocks.append(Points("Answers that came, the latest first", answers))
    return blocks


def change_section(sources: Sources, counted: Counted, lens: Lens) -> Section:
    """This time beside the last, as counts: with few items a rate would say more than is known."""
    found = sources.comparison
    if found is None or (lens.hides_small and (found.halves or not counted.may_be_shown)):
        words = "There is no earlier time on record to compare with, or too little of it."
        return Section("change", "What changed", (Words(words),))
    title = "What changed within this time" if found.halves else "What changed since last time"
    blocks: list[Block] = [_opening(found, lens)]
    if found.halves:
        blocks.append(
            Words("There is nothing earlier on record, so the two halves stand beside each other.", quiet=True)
        )
    if found.incomplete:
        blocks.append(Words("The records begin within the earlier time: a rise may only be a beginning.", quiet=True))
    names = level_names(sources.playbook)
    drivers = sources.playbook.drivers
    tables = (
        ("By kind", by_label, series_label, _shown_columns(counted)),
        (
            "By driver",
            by_driver,
            lambda key: drivers[Driver(key)].name if key else "not said",
            _shown_rows(counted.drivers),
        ),
        ("By level", by_level, lambda key: names.get(key or "", key or "not said"), _shown_rows(counted.levels)),
    )
    for name, counting, worded, shown in tables:
        grid = _change_grid(name, found, counting, worded, shown if lens.hides_small else None, lens)
        blocks += [grid] if grid.rows else []
    return Section("change", title, tuple(blocks))


Shown = dict[str | None, int | None]


def _shown_columns(counted: Counted) -> Shown:
    table, shown = counted.months
    return dict(zip(table.columns, shown.column_totals, strict=True))


def _shown_rows(both: tuple[Table, ShownTable]) -> Shown:
    table, shown = both
    return dict(zip(table.rows, shown.row_totals, strict=True))


def _change_grid(
    name: str,
    found: Comparison,
    counting: Callable[[Sequence[CaseItem]], Counts],
    words: Callable[[str | None], str],
    shown: Shown | None,
    lens: Lens,
) -> Grid:
    here, there, either = counting(found.now), counting(found.before), counting([*found.before, *found.now])
    keys = [key for key in either.keys if either.of(key)]
    before = lens.table((tuple(there.of(key) for key in keys),)).cells[0] if keys else ()
    now = [shown.get(key, 0) if shown is not None else here.of(key) for key in keys]
    rows = tuple(
        (words(key), _number(then), _number(this), difference_words(then, this))
        for key, then, this in zip(keys, before, now, strict=True)
    )
    return Grid(name, ("", "Before", "Now", "Change"), rows, numeric=True)


def difference_words(before: int | None, now: int | None) -> str:
    """How many more or fewer; a real minus sign, so that figures stand below each other."""
    if before is None or now is None:
        return HIDDEN
    if before == now:
        return "same"
    return f"+{now - before:,}" if now > before else f"−{before - now:,}"


def _number(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"


def _opening(found: Comparison, lens: Lens) -> Figures:
    return Figures(
        (
            lens.figure(len(found.now), f"item now: {found.now_words}", f"items now: {found.now_words}"),
            lens.figure(len(found.before), f"item before: {found.before_words}", f"items before: {found.before_words}"),
        )
    )
