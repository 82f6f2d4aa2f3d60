"""Who is heard and who is not, what was promised, what waits for an answer. Counts of things, never of people."""

from rich.text import Text

from casebook.database.item_filter import ItemFilter
from casebook.facts import Status
from casebook.patterns.awaiting import awaiting
from casebook.patterns.commitments import Commitments, commitments
from casebook.patterns.counts import by_role
from casebook.patterns.missing_voices import missing_voices
from casebook.patterns.progress import progress, status_on
from casebook.records import ActionState
from casebook.report.dates import days_words
from tui.balcony_data import View
from tui.balcony_periods import Span
from tui.plain import clean
from tui.screens.balcony_parts.pen import DIM, Pen, bars_and_few, opening, these
from tui.widgets.bars import Bar, bars
from tui.widgets.picture import NOTHING, Picture, hint, line, stack, title, words

_SHOWN = 3
_MANY = 20
"""Roles from which on those with less than one item in fifty are only named."""


def voices_part(view: View, pen: Pen, cells: int) -> Picture:
    """Who raised things, whom one no longer hears, and what is on record as a dissent or a missing view."""
    counts = by_role(view.items)
    if any(counts.keys):
        rows = []
        for key, number in zip(counts.keys, counts.numbers, strict=True):
            opens = opening(view, roles=(key,)) if key else these(i.id for i in view.items if i.facts.role is None)
            rows.append(Bar(key or "not said", number, pen.plain, opens=opens))
        heard = title("Who raised it", cells) + bars_and_few(
            rows, cells, fewest=counts.total // 50 if len(rows) > _MANY else 0
        )
    else:
        heard = hint("No item says what the person is who raised it (teacher, coach, nurse …).", cells)
    return stack([heard, _missing(view, cells), _on_record(view, cells)])


def _missing(view: View, cells: int) -> Picture:
    found = missing_voices(view.everything, view.period)
    said = []
    if found.single_role:
        said.append(f"All of it comes from one role: {found.single_role}. Whose view is missing?")
    if found.roles:
        said.append(f"Heard before, and not in this time: {', '.join(found.roles)}.")
    if found.units:
        names = ", ".join(found.units) if view.look.with_units else f"{len(found.units)} (press b for their names)"
        said.append(f"Units heard before, and not in this time: {names}.")
    if view.look.span is Span.ALL:
        said.append("Choose a shorter time with p to see who was heard before and is no longer.")
    picture = title("Who is not heard", cells) if said else NOTHING
    for each in said:
        picture += words(each, cells)
    return picture


def _on_record(view: View, cells: int) -> Picture:
    if not view.voices:
        return NOTHING
    missing = sum(voice.missing for voice in view.voices)
    count = f"On record: {missing:,} missing views, {len(view.voices) - missing:,} dissents"
    picture = title(count, cells)
    for voice in view.voices[::-1][:_SHOWN]:
        text = Text().append("missing  " if voice.missing else "dissent  ", DIM).append(f"“{clean(voice.text)}”")
        picture += line(text, cells, these([voice.item_id]))
    return picture


def waiting_part(view: View, pen: Pen, cells: int) -> Picture:
    """Actions open, overdue and done; items open and closed; questions that nobody has answered."""
    parts = [_actions(view, pen, cells), _statuses(view, pen, cells), _escalations(view, pen, cells)]
    found = stack(parts)
    if found.lines:
        return found
    return hint(
        "Nothing was taken on, and nothing asked of another level. On Items, c notes an action, e raises.", cells
    )


def _actions(view: View, pen: Pen, cells: int) -> Picture:
    if not view.actions:
        return NOTHING
    found = commitments(view.actions, view.standing)
    late = {each.action.id for each in found.overdue}
    rows = [
        Bar("open, in time", len(found.open) - len(late), pen.plain, "○", _behind(view, late, late=False)),
        Bar("overdue", len(late), pen.accent, "!", _behind(view, late, late=True)),
        Bar("done", found.states.of(ActionState.DONE), pen.plain, "✓", _in_state(view, ActionState.DONE)),
        Bar("dropped", found.states.of(ActionState.DROPPED), pen.plain, "–", _in_state(view, ActionState.DROPPED)),
    ]
    return title("Actions", cells) + bars(rows, cells) + _overdue(found, cells)


def _behind(view: View, late_ids: set[int], *, late: bool) -> ItemFilter | None:
    still_open = [each for each in view.actions if each.state is ActionState.OPEN]
    return these(each.item_id for each in still_open if (each.id in late_ids) is late)


def _in_state(view: View, state: ActionState) -> ItemFilter | None:
    return these(each.item_id for each in view.actions if each.state is state)


def _overdue(found: Commitments, cells: int) -> Picture:
    picture = NOTHING
    for each in found.overdue[:_SHOWN]:
        text = Text().append(f"{days_words(each.days)} late  ", DIM).append(clean(each.action.text))
        picture += line(text, cells, these([each.action.item_id]))
    gaps = [(found.without_owner, "nobody has taken on"), (found.without_due, "have no date")]
    said = " and ".join(f"{number:,} {what}" for number, what in gaps if number)
    return picture + (hint(f"Of the open ones {said}.", cells) if said else NOTHING)


def _statuses(view: View, pen: Pen, cells: int) -> Picture:
    found = progress(view.items, view.standing)
    if not any(found.statuses.of(status) for status in Status):
        return NOTHING
    rows = []
    for status, word, sign in (
        (Status.OPEN, "open", "○"),
        (Status.IN_PROGRESS, "in progress", "◐"),
        (Status.CLOSED, "closed", "✓"),
    ):
        ids = [item.id for item in view.items if status_on(item, view.standing) is status]
        rows.append(Bar(word, len(ids), pen.plain, sign, these(ids)))
    late = [item.id for item in found.overdue]
    if late:
        rows.append(Bar("past its date", len(late), pen.accent, "!", these(late)))
    picture = title("Items", cells) + bars(rows, cells)
    if found.waiting.median is not None and found.waiting.longest is not None:
        picture += hint(
            f"Half of the open ones are older than {days_words(round(found.waiting.median))}, "
            f"the oldest {days_words(found.waiting.longest)}.",
            cells,
        )
    return picture


def _escalations(view: View, pen: Pen, cells: int) -> Picture:
    if not view.escalations:
        return NOTHING
    found = awaiting(view.escalations, view.standing)
    if not found.waits:
        number = len(view.escalations)
        told = "It has its answer." if number == 1 else f"All {number:,} have their answer."
        return title("Asked of another level", cells) + hint(told, cells)
    rows = []
    for key, number in zip(found.by_level.keys, found.by_level.numbers, strict=True):
        opens = these(each.escalation.item_id for each in found.waits if each.escalation.to_level == key)
        rows.append(Bar(pen.level(key), number, pen.plain, "↑", opens))
    picture = title("Waiting for an answer from", cells) + bars(rows, cells)
    for wait in found.waits[:_SHOWN]:
        days = "not sent " if wait.days is None else f"{days_words(wait.days)}  "
        item = view.by_id.get(wait.escalation.item_id)
        asked = wait.escalation.ask or wait.escalation.what or (item.text if item else "")
        picture += line(Text().append(days + " ", DIM).append(clean(asked)), cells, these([wait.escalation.item_id]))
    return picture + (
        hint(f"{found.late:,} past the day on which the answer was due.", cells) if found.late else NOTHING
    )
