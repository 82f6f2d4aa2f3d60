"""Due dates as a calendar file: open actions, and the days by which others are to answer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from casebook.meeting.summary.plain import plain, shortened
from casebook.meeting.summary.structure import Summary
from casebook.records import ActionState

_NINE_THE_DAY_BEFORE = timedelta(hours=-15)
"""Before the midnight with which an all-day event begins."""


def calendar_of(summary: Summary) -> bytes:
    """The calendar; every event has an alarm on the morning of the day before.

    An event keeps its id for as long as its action lives, so that reading a later file in again moves events instead
    of doubling them.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Balcony//Session summary//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for uid, day, title, words in _days(summary):
        calendar.add_component(_event(f"{uid}@balcony", day, title, words, summary.written))
    return bytes(calendar.to_ical())


def has_days(summary: Summary) -> bool:
    """Whether there is anything to put into a calendar."""
    return next(_days(summary), None) is not None


def _days(summary: Summary) -> Iterator[tuple[str, date, str, str]]:
    for kept in summary.actions:
        action = kept.action
        if action.due and action.state is ActionState.OPEN:
            owner = f"{plain(action.owner)}: " if action.owner else ""
            words = [plain(action.text), plain(action.if_then), f"We will know by: {plain(action.measure)}"]
            told = words if action.measure else words[:-1]
            yield (
                _uid("action", action.id, action.made or summary.started),
                action.due,
                owner + shortened(action.text),
                "\n".join(filter(None, told)),
            )
    for each in summary.escalations:
        asked = each.escalation
        if asked.answer_due and not asked.answered:
            title = f"Answer due from {each.to}: {shortened(asked.ask or asked.what)}"
            yield _uid("escalation", asked.id, summary.started), asked.answer_due, title, plain(asked.what)


def _uid(kind: str, number: int, made: datetime) -> str:
    """With the second of its making, for another casebook counts from 1 as well."""
    return f"{kind}-{number}-{made.astimezone(UTC):%Y%m%dT%H%M%S}"


def _event(uid: str, day: date, title: str, words: str, stamp: datetime) -> Any:
    from icalendar import Alarm, Event

    event, alarm = Event(), Alarm()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")  # a due date is no appointment: the day stays free
    if words:
        event.add("description", words)
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _NINE_THE_DAY_BEFORE)
    event.add_component(alarm)
    return event
