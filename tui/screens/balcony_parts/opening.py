"""What went well, which stands first, and what came back, those after a fix first."""

from rich.text import Text

from casebook.database.item_filter import ItemFilter
from casebook.facts import Status
from casebook.patterns.wins import Wins, wins
from casebook.records import CaseItem
from casebook.recurrence.recurrences import AfterFix, Recurrence
from casebook.report.dates import short_day
from tui.balcony_data import View
from tui.balcony_periods import Span
from tui.plain import clean
from tui.screens.balcony_parts.pen import DIM, Pen, item_line, these
from tui.widgets.bars import Bar, bars
from tui.widgets.picture import NOTHING, Picture, hint, line, stack, title

_SHOWN = 4
_ROOMY = 90


def wins_part(view: View, pen: Pen, cells: int) -> Picture:
    """Successes, barriers closed, actions done, questions answered; then the latest of them."""
    found = wins(view.everything, view.period, view.actions, view.escalations)
    undated: list[int | None] = [item.id for item in view.items if _closed_undated(item) and view.look.span is Span.ALL]
    if not found.number and not undated:
        return hint(
            "Nothing is on record as a success, as closed or as done in this time. "
            "Begin a meeting by asking what went well: it is seldom nothing.",
            cells,
        )
    return stack([bars(_win_bars(found, undated, pen), cells), _latest(found, pen, cells)])


def _closed_undated(item: CaseItem) -> bool:
    return item.facts.status is Status.CLOSED and item.facts.closed is None and not item.facts.win


def _win_bars(found: Wins, undated: list[int | None], pen: Pen) -> list[Bar]:
    marked: list[int | None] = [item.id for item in found.marked]
    closed: list[int | None] = [item.id for item in found.closed]
    done = [each.item_id for each in found.done]
    answered: list[int | None] = [each.item_id for each in found.answered]
    rows: list[tuple[str, int, list[int | None]]] = [
        ("successes", len(marked), marked),
        ("barriers closed", len(closed), closed),
        ("closed, no date said", len(undated), undated),
        ("actions done", len(done), done),
        ("questions answered", len(answered), answered),
    ]
    return [Bar(word, number, pen.accent, "✓", these(ids)) for word, number, ids in rows if number]


def _latest(found: Wins, pen: Pen, cells: int) -> Picture:
    marked = found.marked[::-1][:_SHOWN]
    chosen = [*marked, *found.closed[::-1][: _SHOWN - len(marked)]]
    picture = title("The latest", cells) if chosen or found.done else NOTHING
    for item in chosen:
        day = item.facts.raised if item.facts.win else item.facts.closed
        picture += item_line(item, cells, pen, before=f"{short_day(day, absent=''):>11}  ")
    done = found.done[::-1][: _SHOWN - len(chosen)]
    for action in done:
        day = action.closed.date() if action.closed else None
        text = Text(f"{short_day(day, absent=''):>11}  ").append("✓ ", pen.accent).append(clean(action.text))
        picture += line(text, cells, these([action.item_id]))
    return picture


def returning_part(view: View, pen: Pen, cells: int) -> Picture:
    """Troubles that came back after a fix as lines of time, then those that were raised more than once."""
    if not view.back and not view.again:
        return hint("Nothing was said a second time, as far as the words tell.", cells)
    everything = (
        Bar("troubles back after a fix", len(view.back), pen.accent, "↻", _of(view.back)),
        Bar("others said more than once", len(view.again), pen.plain, "=", _of(view.again)),
    )
    parts = [bars(everything, cells)]
    if view.back:
        parts.append(
            hint("What comes back after a fix is worth a second look: it may not be technical after all.", cells)
        )
    shown = NOTHING
    for each in view.back[:_SHOWN]:
        shown += _after_fix(each, view, pen, cells)
    for each in view.again[: max(_SHOWN - len(view.back), 1)]:
        shown += _told_again(each, view, pen, cells)
    return stack([*parts, shown])


def _of(found: tuple[Recurrence, ...]) -> ItemFilter | None:
    return these(item_id for each in found for item_id in each.item_ids)


def _after_fix(each: Recurrence, view: View, pen: Pen, cells: int) -> Picture:
    fix = each.after_fix
    if fix is None:
        return NOTHING
    picture = _told(each, fix.again_id, view, pen, cells)
    return picture + line(Text("  ").append(path_of(fix, roomy=cells >= _ROOMY), DIM), cells)


def path_of(fix: AfterFix, *, roomy: bool = False) -> str:
    """Raised, fixed and raised again, as a line of time."""
    gap = "──────" if roomy else "──"
    how = "action done" if fix.by_action else "closed"
    raised, fixed, again = short_day(fix.raised), short_day(fix.fixed), short_day(fix.again)
    return f"○ {raised} {gap} ✓ {how} {fixed} {gap} ↻ {again}"


def _told_again(each: Recurrence, view: View, pen: Pen, cells: int) -> Picture:
    picture = _told(each, each.item_ids[-1], view, pen, cells)
    times = Text("  ").append(clean(each.sentence), DIM)
    return picture + line(times, cells)


def _told(each: Recurrence, item_id: int, view: View, pen: Pen, cells: int) -> Picture:
    item = view.by_id[item_id]
    _, sign, style = pen.label(item.label)
    text = Text().append(f"{sign} ", style).append(clean(item.text))
    return line(text, cells, these(each.item_ids))
