"""Gathers a meeting's summary from the casebook, while it is held or long after."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions, list_escalations, list_parked, list_voices
from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items, get_items
from casebook.database.keeping import get
from casebook.database.sessions import list_sessions, marks_of, phases_of
from casebook.facts import Status
from casebook.meeting.coverage import coverage
from casebook.meeting.covering import covered_in
from casebook.meeting.fidelity import Fidelity, fidelity
from casebook.meeting.follow_up import FOLLOW_UP
from casebook.meeting.marking import Spread, spreads_of
from casebook.meeting.missing import missing_fields, missing_memo_fields
from casebook.meeting.state import RoundKind, SessionState
from casebook.meeting.state_json import from_json
from casebook.meeting.summary.of_items import Held, kept_item
from casebook.meeting.summary.plain import day_words, plain, shortened
from casebook.meeting.summary.structure import KeptAction, KeptEscalation, Room, Summary
from casebook.patterns.periods import Period
from casebook.patterns.wins import wins
from casebook.records import Action, Escalation, Mark, PhaseRecord, SessionRecord, Voice
from strategies.schema import Playbook

_WITHOUT_EARLIER = timedelta(days=31)
"""How far back a first meeting looks for what went well."""


def gather(casebook: Casebook, playbook: Playbook, session_id: int, today: date | None = None) -> Summary:
    """The summary of a meeting.

    Args:
        casebook: Where it is kept.
        playbook: Gives names for keys.
        session_id: The meeting.
        today: The day of the summary; the day of the meeting where it is not given.

    Raises:
        CasebookError: There is no such session, or it cannot be read.
    """
    session = get(casebook, SessionRecord, session_id)
    state = from_json(session.state)
    day = today or session.started.date()
    marks = marks_of(casebook, session_id)
    actions = list_actions(casebook, session_id=session_id)
    escalations = list_escalations(casebook, session_id=session_id)
    voices = list_voices(casebook, session_id=session_id)
    about = [*(each.item_id for each in state.focus), *(a.item_id for a in actions), *(e.item_id for e in escalations)]
    items = {item.id: item for item in get_items(casebook, tuple(dict.fromkeys(i for i in about if i is not None)))}
    held = Held(playbook, session.started, marks, items)
    names = held.names
    covered = coverage(state.focus, items, session.started, actions, escalations, marks)
    preset = playbook.session.preset(session.preset)
    return Summary(
        session_id=session_id,
        started=session.started.astimezone(UTC),
        written=(session.ended or session.started).astimezone(UTC),
        title=plain(state.title or session.title) or "Our meeting",
        day=day,
        preset=preset.name if preset else plain(session.preset),
        wins=_wins(casebook, session, day, marks),
        followed_up=_followed_up(casebook, marks),
        room=_room(state, marks, playbook),
        items=tuple(kept_item(items[each.item_id], each, held) for each in state.focus if each.item_id in items),
        actions=tuple(_action(each, held, day) for each in actions),
        escalations=tuple(_escalation(each, names, playbook) for each in escalations),
        dissents=tuple(_voice(each, names) for each in voices if not each.missing),
        missing_voices=tuple(_voice(each, names) for each in voices if each.missing),
        parked=tuple(plain(each.text) for each in list_parked(casebook, done=False, session_id=session_id)),
        coverage=covered,
        fidelity=fidelity(_as_held(phases_of(casebook, session_id), state.at), covered, len(voices)),
        phase_names=tuple((phase.key, phase.name) for phase in playbook.session.phases),
        model=plain(", ".join(sorted({item.reading.model for item in items.values() if item.reading}))) or "none",
        playbook=playbook_version(playbook),
    )


def fidelity_of(casebook: Casebook, session_id: int) -> Fidelity:
    """What was planned and what happened in a meeting, without the rest of its summary.

    Raises:
        CasebookError: There is no such session, or it cannot be read.
    """
    session = get(casebook, SessionRecord, session_id)
    state = from_json(session.state)
    covered, _ = covered_in(casebook, session_id, state.focus, session.started)
    voices = list_voices(casebook, session_id=session_id)
    return fidelity(_as_held(phases_of(casebook, session_id), state.at), covered, len(voices))


def playbook_version(playbook: Playbook) -> str:
    """A short mark that changes with any word of the playbook, a team's own included."""
    return hashlib.sha256(playbook.model_dump_json().encode()).hexdigest()[:8]


def _as_held(phases: Sequence[PhaseRecord], at: int) -> list[PhaseRecord]:
    """The phases with the one that is going on as done: a summary is written before the last one ends."""
    return [replace(each, done=True) if each.position == at and each.seconds else each for each in phases]


def _wins(casebook: Casebook, session: SessionRecord, day: date, marks: Sequence[Mark]) -> tuple[str, ...]:
    """What went well since the meeting before this one, and what is undated only in a first meeting.

    What this meeting itself followed up is told there, with what came of it.
    """
    before = [s for s in list_sessions(casebook) if s.started < session.started and s.log_id == session.log_id]
    since = before[0].started.date() if before else session.started.date() - _WITHOUT_EARLIER
    logs = (session.log_id,) if session.log_id else ()
    marked = all_items(casebook, ItemFilter(logs=logs, wins=True))
    closed = all_items(casebook, ItemFilter(logs=logs, wins=False, statuses=(Status.CLOSED,)))
    told = [item for item in (*marked, *closed) if item.facts.raised or item.facts.closed or not before]
    spoken_of = {mark.value.rpartition(":")[0] for mark in marks if mark.kind == FOLLOW_UP}
    found = wins(told, Period(min(since, day), day), list_actions(casebook), list_escalations(casebook))
    done = [each for each in found.done if f"action:{each.id}" not in spoken_of]
    answered = [each for each in found.answered if f"escalation:{each.id}" not in spoken_of]
    return (
        *(plain(item.text) for item in found.marked),
        *(f"Closed: {shortened(item.text)}" for item in found.closed),
        *(f"Done: {shortened(action.text)}" for action in done),
        *(f"Answered: {shortened(each.what or each.ask)}" for each in answered),
    )


def _followed_up(casebook: Casebook, marks: Sequence[Mark]) -> tuple[str, ...]:
    actions = {action.id: action for action in list_actions(casebook)}
    escalations = {each.id: each for each in list_escalations(casebook)}
    last = {mark.value.rpartition(":")[0]: mark.value for mark in marks if mark.kind == FOLLOW_UP}
    lines = []
    for value in last.values():
        kind, number, what = value.split(":")
        if kind == "action" and (action := actions.get(int(number))):
            reason = f" ({plain(action.why)})" if action.why else ""
            due = f", now due {day_words(action.due)}" if what == "kept" and action.due else ""
            lines.append(f"{'Goes on' if what == 'kept' else what.capitalize()}: {shortened(action.text)}{due}{reason}")
        elif kind == "escalation" and (asked := escalations.get(int(number))):
            lines.append(
                f"Answered: {shortened(asked.ask or asked.what)}. They said: {plain(asked.answer)}".replace(".. ", ". ")
            )
    return tuple(lines)


def _room(state: SessionState, marks: Sequence[Mark], playbook: Playbook) -> Room:
    turned = Counter(mark.value for mark in marks if mark.kind == "avoidance")
    names = {key: marker.name for key, marker in playbook.avoidance.items()}
    return Room(
        people=state.people,
        temperature_in=_last(spreads_of(marks, RoundKind.TEMPERATURE_IN)),
        temperature_out=_last(spreads_of(marks, RoundKind.TEMPERATURE_OUT)),
        heat_up=sum(mark.kind == "heat_up" for mark in marks),
        heat_down=sum(mark.kind == "heat_down" for mark in marks),
        avoidance=tuple((names.get(key, key), number) for key, number in turned.most_common()),
    )


def _last(spreads: Sequence[Spread]) -> Spread | None:
    return spreads[-1] if spreads else None


def _action(action: Action, held: Held, day: date) -> KeptAction:
    item = held.items.get(action.item_id) if action.item_id is not None else None
    missing = missing_fields(action, held.label(item) if item else None, day)
    return KeptAction(action, held.names[item.id] if item else "", missing)


def _escalation(escalation: Escalation, names: Mapping[int, str], playbook: Playbook) -> KeptEscalation:
    levels = {level.key: level.name for level in playbook.levels.levels}
    return KeptEscalation(
        escalation,
        to=levels.get(escalation.to_level, plain(escalation.to_level)),
        sender=levels.get(escalation.from_level or "", plain(escalation.from_level)),
        about=names.get(escalation.item_id, ""),
        missing=missing_memo_fields(escalation, playbook),
    )


def _voice(voice: Voice, names: Mapping[int, str]) -> str:
    name = names.get(voice.item_id) if voice.item_id is not None else None
    return f"{plain(voice.text)} (on item {name})" if name else plain(voice.text)
