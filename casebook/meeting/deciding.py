"""What a meeting decides about items: the diagnosis in the open, the verdict, the parts."""

from collections.abc import Sequence
from datetime import datetime

from casebook.database.items import get_item
from casebook.database.sessions import marks_of
from casebook.database.verdicts import set_verdict, split_item
from casebook.incoming import Part
from casebook.meeting.focusing import add_after
from casebook.meeting.marking import spreads_of
from casebook.meeting.running import Meeting
from casebook.meeting.state import RoundKind
from casebook.meeting.words_of_the_group import GroupWord, group_word
from casebook.records import NEW, CaseItem, Mark, Verdict
from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy
from strategies.checked_yaml import nearest
from strategies.diagnosis import EVEN, Answer, Diagnosis, diagnose, prior_from
from strategies.schema import Playbook


def answer(meeting: Meeting, now: datetime, item_id: int, question: str, given: Answer | None) -> Diagnosis:
    """Note the group's answer to a diagnostic question; the last one counts, and None takes it back.

    Returns:
        The arithmetic with all answers so far, step by step.

    Raises:
        UsageError: The playbook has no such question.
    """
    known = [each.key for each in meeting.playbook.diagnosis.questions]
    if question not in known:
        raise UsageError(f"the playbook has no question {question!r}{nearest(question, known)}")
    value = f"{question}={given.value if given else ''}"
    meeting.keep(now, Mark(NEW, meeting.id, "diagnosis", value, now, item_id, meeting.state.phase.key))
    return diagnosis_of(meeting, item_id)


def diagnosis_of(meeting: Meeting, item_id: int) -> Diagnosis:
    """Where an item's reading stood, and what the group's answers made of it."""
    marks = marks_of(meeting.casebook, meeting.id, kind="diagnosis", item_id=item_id)
    return worked_out(meeting.playbook, get_item(meeting.casebook, item_id), marks)


def worked_out(playbook: Playbook, item: CaseItem, marks: Sequence[Mark]) -> Diagnosis:
    """The arithmetic for an item from its diagnosis marks; questions that the playbook no longer has are left out."""
    reading = item.reading
    prior = prior_from(reading.p[Label.TECHNICAL], reading.p[Label.ADAPTIVE]) if reading else EVEN
    known = {each.key for each in playbook.diagnosis.questions}
    answers: dict[str, Answer] = {}
    for mark in marks:
        question, _, given = mark.value.partition("=")
        answers.pop(question, None)  # one that is answered again comes last, as it did in the room
        if given in list(Answer) and question in known:
            answers[question] = Answer(given)
    return diagnose(playbook, prior, answers)


def decide_label(  # noqa: PLR0913 - one parameter for each part of a verdict
    meeting: Meeting,
    now: datetime,
    item_id: int,
    label: Label,
    strategy: Strategy | None = None,
    driver: Driver | None = None,
    *,
    note: str = "",
) -> CaseItem:
    """Give an item the group's verdict.

    Raises:
        CasebookError: There is no such item.
    """
    return set_verdict(
        meeting.casebook, item_id, Verdict(label, strategy, driver, meeting.who, now, _seen(meeting, item_id), note)
    )


def settle(meeting: Meeting, now: datetime, item_id: int, label: Label) -> CaseItem:
    """Give an item the group's word, with strategy and driver as they are known.

    Raises:
        CasebookError: There is no such item.
    """
    item = get_item(meeting.casebook, item_id)
    chosen = next((each.strategy for each in meeting.state.focus if each.item_id == item_id), None)
    strategy = (chosen or item.strategy) if label is Label.ADAPTIVE else None
    return decide_label(meeting, now, item_id, label, strategy, item.driver if label is not Label.NONE else None)


def word_of(meeting: Meeting, item: CaseItem) -> GroupWord:
    """What the group says that an item is, as far as the meeting has come."""
    marks = marks_of(meeting.casebook, meeting.id, kind=RoundKind.BALLOT.value, item_id=item.id)
    return group_word(item, spreads_of(marks, RoundKind.BALLOT, item.id), meeting.session.started)


def take_apart(
    meeting: Meeting, now: datetime, item_id: int, parts: Sequence[Part], note: str = ""
) -> tuple[CaseItem, ...]:
    """Split an item, and bring its parts into focus behind it.

    Raises:
        UsageError: There are fewer than two parts, or one without words.
    """
    verdict = Verdict(
        parts[0].label if parts else Label.NONE, None, None, meeting.who, now, _seen(meeting, item_id), note
    )
    made = split_item(meeting.casebook, item_id, parts, verdict)
    meeting.do(now, add_after, item_id, tuple(each.id for each in made))
    return made


def _seen(meeting: Meeting, item_id: int) -> bool:
    return any(each.item_id == item_id and each.reading_shown for each in meeting.state.focus)
