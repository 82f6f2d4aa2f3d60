"""What leaves the room: actions, requests to another level, voices on record, and what was parked."""

from dataclasses import replace
from datetime import date, datetime
from typing import cast

from casebook.database.following_up import list_parked
from casebook.meeting.running import Meeting
from casebook.records import NEW, Action, Escalation, Parked, Voice
from codebook.errors import UsageError


def take_on(meeting: Meeting, now: datetime, action: Action) -> Action:
    """Note an action, whatever it still lacks.

    Raises:
        UsageError: It does not say what is to be done.
    """
    _needs_words(action.text, "an action says what is to be done")
    kept = meeting.keep(now, replace(action, session_id=meeting.id, made=action.made or now))
    return cast(Action, kept[0])


def raise_to(meeting: Meeting, now: datetime, escalation: Escalation) -> Escalation:
    """Note a request to another level.

    Raises:
        UsageError: It does not say to which level.
    """
    _needs_words(escalation.to_level, "a request names the level that it goes to")
    return cast(Escalation, meeting.keep(now, replace(escalation, session_id=meeting.id))[0])


def record_voice(meeting: Meeting, now: datetime, text: str, *, missing: bool, item_id: int | None = None) -> Voice:
    """Put a dissent on record, or a view that was not in the room; without a name.

    Raises:
        UsageError: It has no words.
    """
    _needs_words(text, "a voice on record has words")
    return cast(Voice, meeting.keep(now, Voice(NEW, text.strip(), missing, item_id, meeting.id))[0])


def park(meeting: Meeting, now: datetime, text: str, *, who: str | None = None, until: date | None = None) -> Parked:
    """Put something aside to come back to; it comes up again in later meetings until it is done with.

    Raises:
        UsageError: It has no words.
    """
    _needs_words(text, "what is parked has words")
    return cast(Parked, meeting.keep(now, Parked(NEW, text.strip(), meeting.id, who, until))[0])


def parked_so_far(meeting: Meeting) -> tuple[Parked, ...]:
    """The parking lot: what earlier meetings left in it first, then this meeting's."""
    return tuple(sorted(list_parked(meeting.casebook, done=False), key=lambda each: each.session_id == meeting.id))


def take_out(meeting: Meeting, now: datetime, parked: Parked) -> Parked:
    """Be done with something that was parked."""
    done = replace(parked, done=True)
    meeting.keep(now, changed=[done])
    return done


def _needs_words(text: str, what: str) -> None:
    if not text.strip():
        raise UsageError(f"{what}; write a few words")
