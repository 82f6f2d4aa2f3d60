"""What became of the last list: open actions of earlier meetings, and answers from other levels."""

from dataclasses import replace
from datetime import date, datetime

from casebook.database.following_up import list_actions, list_escalations
from casebook.meeting.running import Meeting
from casebook.records import NEW, Action, ActionState, Escalation, Mark
from codebook.errors import UsageError

FOLLOW_UP = "follow_up"
"""The kind of mark that says what this meeting made of something earlier: `action:7:kept`."""


def open_actions(meeting: Meeting) -> tuple[Action, ...]:
    """Open actions that this meeting did not make, by due date, so that the longest overdue come first."""
    found = list_actions(meeting.casebook, states=(ActionState.OPEN,))
    earlier = [action for action in found if action.session_id != meeting.id]
    return tuple(sorted(earlier, key=lambda action: (action.due or date.max, action.id)))


def waiting_escalations(meeting: Meeting) -> tuple[Escalation, ...]:
    """Requests without an answer that this meeting did not make, by the day on which the answer is due."""
    found = list_escalations(meeting.casebook, waiting=True)
    earlier = [each for each in found if each.session_id != meeting.id]
    return tuple(sorted(earlier, key=lambda each: (each.answer_due or date.max, each.id)))


def mark_done(meeting: Meeting, now: datetime, action: Action, what_came: str = "") -> Action:
    """An action is done."""
    closed = replace(action, state=ActionState.DONE, closed=now, why=what_came.strip() or action.why)
    return _follow(meeting, now, closed, "done")


def drop(meeting: Meeting, now: datetime, action: Action, why: str) -> Action:
    """An action is given up, with a reason.

    Raises:
        UsageError: There is no reason.
    """
    if not why.strip():
        raise UsageError("say in a few words why it is dropped, so that nobody has to wonder later")
    return _follow(meeting, now, replace(action, state=ActionState.DROPPED, closed=now, why=why.strip()), "dropped")


def keep_on(meeting: Meeting, now: datetime, action: Action, why: str = "", due: date | None = None) -> Action:
    """An action goes on, perhaps with another date."""
    return _follow(meeting, now, replace(action, why=why.strip() or action.why, due=due or action.due), "kept")


def enter_answer(meeting: Meeting, now: datetime, escalation: Escalation, words: str, on: date) -> Escalation:
    """Another level has answered.

    Raises:
        UsageError: The answer has no words.
    """
    if not words.strip():
        raise UsageError("write what the answer was; a no, or 'not yet', is an answer too")
    answered = replace(escalation, answer=words.strip(), answered=on)
    meeting.keep(now, _mark(meeting, now, f"escalation:{escalation.id}:answered"), changed=[answered])
    return answered


def _follow(meeting: Meeting, now: datetime, action: Action, what: str) -> Action:
    meeting.keep(now, _mark(meeting, now, f"action:{action.id}:{what}"), changed=[action])
    return action


def _mark(meeting: Meeting, now: datetime, value: str) -> Mark:
    return Mark(NEW, meeting.id, FOLLOW_UP, value, now, None, meeting.state.phase.key)
