"""What was asked of other levels, what was taken on, and the voices on record."""

from collections.abc import Mapping, Sequence
from datetime import date

from casebook.patterns.awaiting import Wait, awaiting
from casebook.patterns.commitments import commitments
from casebook.patterns.missing_voices import missing_voices
from casebook.records import Action, ActionState, CaseItem
from casebook.report.blocks import Block, Figures, Grid, Points, Section, Words
from casebook.report.counted import level_names
from casebook.report.dates import days_words, short_day
from casebook.report.lens import Lens
from casebook.report.lists import MOST, more_words
from casebook.report.sources import Sources


def escalations_section(sources: Sources, lens: Lens) -> Section:
    """What waits for whom, since when, and when an answer was due."""
    title = "Waiting for another level"
    found = awaiting(sources.escalations, sources.standing)
    if not found.waits:
        return Section("escalations", title, (Words("Nothing waits for an answer from another level."),))
    names = level_names(sources.playbook)
    blocks: list[Block] = [
        Figures(
            (
                lens.figure(len(found.waits), "waits for an answer", "wait for an answer"),
                lens.figure(found.late, "past the day it was due", "past the day it was due"),
            )
        )
    ]
    if lens.shows_items:
        texts = {item.id: item for item in sources.items}
        rows = tuple(_wait_row(wait, texts, names, lens) for wait in found.waits[:MOST])
        columns = ("Request", "Waits for", "Sent", "Waiting", "Answer due")
        blocks.append(Grid("The longest wait first", columns, rows, note=more_words(len(found.waits))))
    return Section("escalations", title, tuple(blocks))


def _wait_row(wait: Wait, items: Mapping[int, CaseItem], names: Mapping[str, str], lens: Lens) -> tuple[str, ...]:
    each = wait.escalation
    item = items.get(each.item_id)
    ask = lens.text(each.ask or each.what or (item.text if item else "")) or "not written down"
    about = f" About: {lens.text(item.text)}" if item and (each.ask or each.what) else ""
    late = f", {days_words(wait.days_late)} late" if wait.days_late else ""
    return (
        f"{ask}.{about} (#{each.item_id})".replace("..", "."),
        names.get(each.to_level) or lens.text(each.to_level),
        short_day(each.sent, "not sent yet"),
        "–" if wait.days is None else days_words(wait.days),
        f"{short_day(each.answer_due, 'no date')}{late}",
    )


def actions_section(sources: Sources, lens: Lens) -> Section:
    """Actions that are open, overdue and done."""
    title = "Actions"
    if not sources.actions:
        return Section("actions", title, (Words("No action is on record."),))
    found = commitments(sources.actions, sources.standing)
    done = [each for each in sources.actions if each.state is ActionState.DONE and _within(each, sources)]
    late = {each.action.id: each.days for each in found.overdue}
    open_ones = [each for each in found.open if each.id not in late]
    blocks: list[Block] = [
        Figures(
            (
                lens.figure(len(late), "overdue", "overdue"),
                lens.figure(len(open_ones), "open and in time", "open and in time"),
                lens.figure(len(done), "done in this time", "done in this time"),
            )
        )
    ]
    if lens.shows_items:
        overdue = [(each.action, f"{days_words(each.days)} late") for each in found.overdue]
        blocks += _grid("Overdue, the longest first", overdue, "Late", lens)
        blocks += _grid("Open", [(each, each.if_then or "–") for each in open_ones], "If, then", lens)
        blocks += _done(done, lens)
        if found.without_owner:
            blocks.append(Words(f"{found.without_owner:,} open actions have no owner.", quiet=True))
    return Section("actions", title, tuple(blocks))


def _within(action: Action, sources: Sources) -> bool:
    return action.closed is not None and sources.period.holds(action.closed.date())


def _grid(title: str, actions: Sequence[tuple[Action, str]], last: str, lens: Lens) -> list[Block]:
    if not actions:
        return []
    rows = tuple(
        (_action_words(each, lens), lens.person(each.owner), short_day(each.due, "no date"), lens.text(words))
        for each, words in actions[:MOST]
    )
    return [Grid(title, ("Action", "Owner", "Due", last), rows, note=more_words(len(actions)))]


def _done(done: Sequence[Action], lens: Lens) -> list[Block]:
    if not done:
        return []
    latest = sorted(done, key=lambda each: (each.closed.date() if each.closed else date.min, each.id), reverse=True)
    rows = tuple(
        (
            _action_words(each, lens),
            lens.person(each.owner),
            short_day(each.closed.date() if each.closed else None),
            lens.text(each.why) or "–",
        )
        for each in latest[: MOST // 2]
    )
    columns = ("Action", "Owner", "Done", "What came of it")
    return [Grid("Done, the latest first", columns, rows, note=more_words(len(latest), MOST // 2))]


def _action_words(action: Action, lens: Lens) -> str:
    about = f" (#{action.item_id})" if action.item_id is not None else ""
    return f"{lens.text(action.text)}{about}"


def voices_section(sources: Sources, lens: Lens) -> Section:
    """Dissents and missing views, and who was not heard this time."""
    title = "Voices"
    dissents = [each for each in sources.voices if not each.missing]
    missing = [each for each in sources.voices if each.missing]
    blocks: list[Block] = []
    if sources.voices:
        blocks.append(
            Figures(
                (
                    lens.figure(len(dissents), "dissent on record", "dissents on record"),
                    lens.figure(len(missing), "view that was missing", "views that were missing"),
                )
            )
        )
    if lens.shows_items:
        blocks += [Points("Dissents", tuple(lens.text(each.text) for each in dissents))] if dissents else []
        blocks += [Points("Missing from the room", tuple(lens.text(each.text) for each in missing))] if missing else []
        gone = missing_voices(sources.items, sources.period)
        if gone.roles:
            blocks.append(Points("Raised something before, and nothing in this time", gone.roles))
        if gone.single_role:
            blocks.append(Words(f"Every item of this time comes from one role: {gone.single_role}."))
    if not blocks:
        blocks = [Words("No dissent and no missing view is on record. Ask who was not in the room.")]
    return Section("voices", title, tuple(blocks))
