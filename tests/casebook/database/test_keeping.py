"""What is taken on, asked, heard, parked, noted, annotated and settled comes back as it was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casebook.database import keeping
from casebook.database.annotating import annotators, list_annotations, list_gold
from casebook.database.following_up import list_actions, list_escalations, list_parked, list_voices
from casebook.database.preferences import get_setting, set_setting
from casebook.database.sessions import end_session, list_sessions, marks_of, phases_of, save_session, start_session
from casebook.records import (
    NEW,
    Action,
    ActionState,
    Annotation,
    Escalation,
    Gold,
    Mark,
    Parked,
    PhaseRecord,
    SessionRecord,
    Verdict,
    Voice,
)
from codebook.errors import CasebookError
from codebook.keys import Driver, Label, Strategy


def _every_kind(item: int, verdict: Verdict) -> list:
    now = verdict.decided
    return [
        Action(NEW, "Call", item, None, "Sam", date(2026, 4, 1), "calls made", "if late, then call", made=now),
        Escalation(NEW, item, "district", "building", "w", "e", "t", "a", date(2026, 3, 1), date(2026, 4, 1)),
        Voice(NEW, "The aides were not asked", missing=True, item_id=item),
        Parked(NEW, "The roof", who="ana", until=date(2026, 5, 1)),
        Annotation(
            NEW, item, "ana", Label.ADAPTIVE, Strategy.VOICES, Driver.DATA, True, "high", "n", (1, 4), now, Label.NONE
        ),
        Annotation(NEW, item, "ben", None, state="skipped", at=now - timedelta(hours=1)),
        Gold(NEW, item, Label.TECHNICAL, None, Driver.DATA, "ana", "a known fix", now),
    ]


def test_every_kind_of_record_comes_back_as_it_was(casebook, fill, a_verdict) -> None:
    """And changes, and goes."""
    item = fill(casebook)[0]
    for record in _every_kind(item, a_verdict()):
        kept = keeping.add(casebook, "ana", record)
        assert kept == replace(record, id=kept.id)
        assert keeping.get(casebook, type(record), kept.id) == kept
        keeping.remove(casebook, "ana", kept)
        with pytest.raises(CasebookError, match="there is no row"):
            keeping.get(casebook, type(record), kept.id)


def test_lists_are_narrowed(casebook, fill, a_verdict) -> None:
    """By state, by item, by what waits."""
    ids = fill(casebook)
    action = keeping.add(casebook, "ana", Action(NEW, "Call", ids[0]))
    done = keeping.change(
        casebook, "ana", replace(keeping.add(casebook, "ana", Action(NEW, "Write")), state=ActionState.DONE)
    )
    waiting = keeping.add(casebook, "ana", Escalation(NEW, ids[0], "district"))
    answered = keeping.add(casebook, "ana", Escalation(NEW, ids[1], "state", answer="no", answered=date(2026, 3, 3)))
    voice = keeping.add(casebook, "ana", Voice(NEW, "No", missing=False))
    parked = keeping.add(casebook, "ana", Parked(NEW, "Roof"))
    labels = [
        keeping.add(casebook, "ana", Annotation(NEW, item, who, Label.NONE)) for who in ("ana", "ben") for item in ids
    ]
    gold = keeping.add(casebook, "ana", Gold(NEW, ids[0], Label.NONE, None, None, "ana", "plain", a_verdict().decided))
    assert list_actions(casebook, states=(ActionState.OPEN,)) == list_actions(casebook, item_id=ids[0]) == (action,)
    assert list_actions(casebook) == (action, done)
    assert list_escalations(casebook, waiting=True) == (waiting,)
    assert list_escalations(casebook, waiting=False) == list_escalations(casebook, item_id=ids[1]) == (answered,)
    assert list_voices(casebook) == (voice,)
    assert list_voices(casebook, item_id=ids[0]) == ()
    assert list_parked(casebook, done=False) == (parked,)
    assert list_annotations(casebook, annotator="ben") == tuple(labels[3:])
    assert annotators(casebook) == {"ana": 3, "ben": 3}
    assert list_gold(casebook, item_id=ids[0]) == (gold,)


def test_a_record_on_what_is_not_there_is_refused(casebook) -> None:
    """In one line."""
    with pytest.raises(CasebookError, match="names what is not there"):
        keeping.add(casebook, "ana", Action(NEW, "Call", item_id=99))


def test_a_meeting_resumes_where_it_stood(casebook, fill, a_verdict) -> None:
    """State, phases and marks; `undo` of a mark leaves the clock alone."""
    item, at = fill(casebook)[0], a_verdict().decided
    plan = [PhaseRecord(NEW, NEW, key, place, 10) for place, key in enumerate(("open", "decide"))]
    session, phases = start_session(casebook, SessionRecord(NEW, "30", at, title="March"), plan)
    mark = keeping.add(casebook, "ana", Mark(NEW, session.id, "heat_up", "1", at, item, "open"))
    save_session(casebook, session.id, {"phase": "open", "second": 42}, [replace(phases[0], seconds=42)])
    assert list_sessions(casebook, unfinished=True) == (replace(session, state={"phase": "open", "second": 42}),)
    assert phases_of(casebook, session.id) == (replace(phases[0], seconds=42), phases[1])
    assert marks_of(casebook, session.id, kind="heat_up", item_id=item) == (mark,)
    assert end_session(casebook, session.id, at).ended == at
    assert list_sessions(casebook, unfinished=True) == ()
    with pytest.raises(CasebookError, match="no session 99"):
        save_session(casebook, 99, {})


def test_a_setting_is_remembered(casebook) -> None:
    """As plain JSON."""
    assert get_setting(casebook, "theme", "light") == "light"
    set_setting(casebook, "theme", {"name": "dark"})
    set_setting(casebook, "theme", {"name": "dark\x00"})
    assert get_setting(casebook, "theme") == {"name": "dark"}
