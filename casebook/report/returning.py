"""What keeps coming back, those after a fix first, and what was solved."""

from casebook.patterns.wins import wins
from casebook.records import CaseItem
from casebook.recurrence.recurrences import Recurrence
from casebook.report.blocks import Block, Figures, Grid, Section, Words
from casebook.report.dates import short_day
from casebook.report.lens import Lens
from casebook.report.lists import item_grid, label_words, places_words, where_words
from casebook.report.sources import Sources

_MOST = 15


def returning_section(sources: Sources, lens: Lens) -> Section:
    """Like items that were raised again, of which one at least lies in the period."""
    ids = {item.id for item in sources.now}
    found = [each for each in sources.recurrences if ids & set(each.item_ids)]
    back = [each for each in found if each.after_fix and each.after_fix.again_id in ids]
    others = sorted((each for each in found if each not in back), key=_most_telling)
    if not found:
        return Section("returning", "What keeps coming back", (Words("Nothing was raised a second time."),))
    blocks: list[Block] = [
        Figures(
            (
                lens.figure(len(back), "came back after a fix", "came back after a fix"),
                lens.figure(len(others), "other trouble raised more than once", "other troubles raised more than once"),
            )
        )
    ]
    if back:
        blocks.append(
            Words(
                "What comes back after a fix is worth a second look: the fix may have answered a different question, "
                "and the trouble may not be technical."
            )
        )
    else:
        blocks.append(Words("As far as like words tell, nothing came back after it had been settled.", quiet=True))
    if lens.shows_items:
        items = {item.id: item for item in sources.items}
        blocks += _after_fix(back, items, sources, lens)
        blocks += _others(others, items, lens)
    return Section("returning", "What keeps coming back", tuple(blocks))


def _most_telling(each: Recurrence) -> tuple[bool, int, int, tuple[int, ...]]:
    """What one place raised again comes before what several places raised once each, then the longest first."""
    days = (each.last - each.first).days if each.first and each.last else 0
    return not each.came_back, -each.occasions, -days, each.item_ids


def _after_fix(back: list[Recurrence], items: dict[int, CaseItem], sources: Sources, lens: Lens) -> list[Block]:
    rows = []
    back = sorted(back, key=lambda each: each.after_fix.again if each.after_fix else sources.period.first, reverse=True)
    for each in back[:_MOST]:
        if each.after_fix is None:
            continue
        fix, item = each.after_fix, items[each.after_fix.again_id]
        how = "action done" if fix.by_action else "closed"
        rows.append(
            (
                f"{lens.text(item.text)} (#{item.id})",
                where_words(item, sources.playbook),
                short_day(fix.raised),
                f"{short_day(fix.fixed)} ({how})",
                short_day(fix.again),
                label_words(item.label),
            )
        )
    if not rows:
        return []
    columns = ("Item, as it was raised last", "Where", "First raised", "Fixed", "Raised again", "Read as")
    return [Grid("Came back after a fix", columns, tuple(rows), note=_more(len(back)))]


def _others(others: list[Recurrence], items: dict[int, CaseItem], lens: Lens) -> list[Block]:
    rows = []
    for each in others[:_MOST]:
        members = [items[item_id] for item_id in each.item_ids if item_id in items]
        if not members:
            continue
        last = members[-1]
        rows.append(
            (
                f"{lens.text(last.text)} (#{last.id})",
                f"{each.occasions}×",
                places_words(each.units) or "–",
                short_day(each.first),
                short_day(each.last),
                label_words(last.label),
            )
        )
    if not rows:
        return []
    columns = ("Item, as it was raised last", "Times", "Where", "First", "Last", "Read as")
    return [Grid("Raised more than once, at one place first", columns, tuple(rows), note=_more(len(others)))]


def _more(number: int) -> str:
    return f"{number - _MOST:,} more are in the casebook." if number > _MOST else ""


def solved_section(sources: Sources, lens: Lens) -> Section:
    """Barriers that were closed in the period, the latest first."""
    found = wins(sources.items, sources.period).closed[::-1]
    title = "What was solved"
    if not found:
        return Section("solved", title, (Words("No barrier was closed with a date in this time."),))
    if not lens.shows_items:
        return Section("solved", title, (Words(f"{lens.number(len(found)).capitalize()} barriers were closed."),))
    rows = [
        (
            f"{lens.text(item.text)} (#{item.id})",
            where_words(item, sources.playbook),
            short_day(item.facts.raised),
            short_day(item.facts.closed),
            lens.text(item.facts.resolution) or "–",
        )
        for item in found[:_MOST]
    ]
    grid = item_grid("Closed, the latest first", rows, ("Barrier", "Where", "Raised", "Closed", "What solved it"), 0)
    return Section("solved", title, (Grid(grid.title, grid.columns, grid.rows, note=_more(len(found))),))
