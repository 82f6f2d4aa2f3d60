"""What an action or a memo still lacks, in words for the people who are about to leave the room."""

from datetime import date

from casebook.records import Action, Escalation
from codebook.keys import Label
from strategies.schema import Playbook


def missing_fields(action: Action, label: Label | None = None, today: date | None = None) -> tuple[str, ...]:
    """What an action lacks, each as a short sentence; none where it is complete.

    Args:
        action: What somebody took on.
        label: Of its item: a plan is measured, an experiment has a trigger. Either will do where it is unknown.
        today: Named, a date before it is pointed out.
    """
    found = []
    if not _said(action.owner):
        found.append("no owner: who will do it?")
    if action.due is None:
        found.append("no date: by when?")
    elif today and action.due < today:
        found.append("its date has passed: which day is meant?")
    if label is Label.ADAPTIVE:
        if not _said(action.if_then):
            found.append("no if-then: what will set it off, and what do we do then?")
    elif not _said(action.measure) and (label is Label.TECHNICAL or not _said(action.if_then)):
        found.append("no measure: how will we know that it worked?")
    return tuple(found)


def missing_memo_fields(escalation: Escalation, playbook: Playbook) -> tuple[str, ...]:
    """The memo's empty fields, by the playbook's names for them."""
    there = {
        "from": _said(escalation.from_level),
        "to": _said(escalation.to_level),
        "what": _said(escalation.what),
        "evidence": _said(escalation.evidence),
        "tried": _said(escalation.tried),
        "ask": _said(escalation.ask),
        "answer_by": escalation.answer_due is not None,
    }
    return tuple(field.name for field in playbook.levels.memo if not there.get(field.key, True))


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
