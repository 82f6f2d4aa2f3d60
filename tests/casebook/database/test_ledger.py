"""Every decision can be taken back and brought back, exactly, for ever."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.database import keeping
from casebook.database.casebook import Casebook
from casebook.database.items import change_facts, count_items, get_item
from casebook.database.ledger import history, latest_events, redo, undo
from casebook.database.likenesses import store_likenesses
from casebook.database.logs import all_logs
from casebook.database.opening import open_casebook
from casebook.database.readings import store_readings
from casebook.database.verdicts import clear_verdict, clear_verdicts, set_verdict, set_verdicts, split_item
from casebook.facts import ItemFacts
from casebook.incoming import Part
from casebook.records import NEW, Action, Escalation, Likeness, Verdict, Voice
from codebook.errors import CasebookError, NothingToDoError
from codebook.keys import Label, Strategy


def _decide(casebook: Casebook, ids: tuple[int, ...], which: int, words: str, verdict: Verdict) -> None:
    item = ids[which % len(ids)]
    made = keeping.listed(casebook, Action)
    if which % 8 == 0:
        set_verdict(casebook, item, replace(verdict, note=words))
    elif which % 8 == 1 and get_item(casebook, item).verdict:
        clear_verdict(casebook, "ana", item)
    elif which % 8 == 2:
        split_item(
            casebook, item, [Part(f"a{words}", Label.TECHNICAL), Part("b", Label.ADAPTIVE, Strategy.VOICES)], verdict
        )
    elif which % 8 == 3:
        keeping.add(casebook, "ana", Action(NEW, words, item))
    elif which % 8 == 4 and made:
        keeping.change(casebook, "ana", replace(made[-1], why=words))
    elif which % 8 == 5 and made:
        keeping.remove(casebook, "ana", made[0])
    elif which % 8 == 6:
        change_facts(casebook, "ana", item, ItemFacts(owner=words))
    else:
        set_verdicts(casebook, "ben", dict.fromkeys(ids, verdict))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 63), st.text(max_size=8)), max_size=8), back=st.integers(0, 8))
def test_any_decisions_undone_give_back_the_exact_state_before(
    casebook, fill, state_of, a_verdict, steps, back
) -> None:
    """And redone the exact state after, whatever they were."""
    ids = (1, 2, 3) if count_items(casebook) else fill(casebook)
    states = [state_of(casebook)]
    for which, words in steps:
        _decide(casebook, ids, which, words, a_verdict())
        if (now := state_of(casebook)) != states[-1]:
            states.append(now)
    back = min(back, len(states) - 1)
    for step in range(back):
        undo(casebook, "ana")
        assert state_of(casebook) == states[-2 - step]
    for step in range(back):
        redo(casebook, "ana")
        assert state_of(casebook) == states[len(states) - back + step]
    for _ in states[1:]:
        undo(casebook, "ana")
    assert state_of(casebook) == states[0]


def test_undo_survives_a_restart(database_url, fill, a_verdict) -> None:
    """It is the casebook's, not the program's."""
    with open_casebook(database_url) as opened:
        ids = fill(opened)
        set_verdict(opened, ids[0], a_verdict())
    with open_casebook(database_url) as opened:
        undo(opened, "ana")
        assert get_item(opened, ids[0]).verdict is None
    with open_casebook(database_url) as opened:
        redo(opened, "ana")
        assert get_item(opened, ids[0]).verdict == a_verdict()


def test_history_tells_who_decided_what_and_what_was_taken_back(casebook, fill, a_verdict) -> None:
    """Nothing is ever removed from it."""
    item = fill(casebook)[0]
    set_verdict(casebook, item, a_verdict(Label.TECHNICAL))
    set_verdict(casebook, item, a_verdict(Label.NONE))
    undo(casebook, "ben")
    told = history(casebook, item)
    assert [(event.who, event.what, (event.after or {}).get("label")) for event in told] == [
        ("ana", "verdicts", "technical"),
        ("ana", "verdicts", "none"),
        ("ben", "verdicts", "technical"),
    ]
    assert told[2].undoes == told[1].batch
    assert latest_events(casebook, 1) == (told[2],)


def test_a_new_decision_gives_up_what_could_be_brought_back(casebook, fill, a_verdict) -> None:
    """As in any editor."""
    item = fill(casebook)[0]
    set_verdict(casebook, item, a_verdict())
    undo(casebook, "ana")
    keeping.add(casebook, "ana", Action(NEW, "Call the bus company"))
    with pytest.raises(NothingToDoError, match="nothing to bring back"):
        redo(casebook, "ana")


def test_the_same_decided_again_is_no_step_to_take_back(casebook, fill, a_verdict) -> None:
    """Undo reaches past it."""
    item = fill(casebook)[0]
    set_verdict(casebook, item, a_verdict())
    set_verdict(casebook, item, a_verdict())
    undo(casebook, "ana")
    assert get_item(casebook, item).verdict is None


def test_each_may_take_back_their_own_alone(casebook, fill, a_verdict) -> None:
    """Another person's later decision stays."""
    ids = fill(casebook)
    set_verdict(casebook, ids[0], a_verdict())
    keeping.add(casebook, "ben", Voice(NEW, "The aides were not asked", missing=True, item_id=ids[1]))
    undo(casebook, "ana", own=True)
    assert get_item(casebook, ids[0]).verdict is None
    assert len(keeping.listed(casebook, Voice)) == 1


def test_what_another_person_changed_since_is_not_taken_back(casebook, fill, a_verdict) -> None:
    """Their change would be lost; it says so and changes nothing."""
    item = fill(casebook)[0]
    set_verdict(casebook, item, a_verdict())
    set_verdict(casebook, item, replace(a_verdict(Label.NONE), who="ben"))
    with pytest.raises(CasebookError, match="changed again since"):
        undo(casebook, "ana", own=True)
    assert get_item(casebook, item).label is Label.NONE


def test_an_import_is_taken_back_and_brought_back_with_its_readings(casebook, fill, state_of, a_reading) -> None:
    """Those that came later and the likenesses too."""
    ids = fill(casebook)
    store_readings(casebook, [(ids[0], a_reading(Label.NONE, model="newer"))])
    store_likenesses(casebook, [Likeness(ids[1], ids[0], 0.9)])
    before = state_of(casebook)
    undo(casebook, "ana")
    assert all_logs(casebook) == ()
    assert not any(state_of(casebook).values())
    redo(casebook, "ana")
    assert state_of(casebook) == before


def test_an_import_on_which_something_rests_stays(casebook, fill) -> None:
    """It says what."""
    ids = fill(casebook)
    keeping.add(casebook, "ben", Escalation(NEW, ids[0], "district"))
    with pytest.raises(CasebookError, match="there are escalations that rest on it"):
        undo(casebook, "ana", own=True)
    assert count_items(casebook) == len(ids)


def test_with_nothing_decided_there_is_nothing_to_take_back(casebook) -> None:
    """It says so."""
    with pytest.raises(NothingToDoError, match="no decision left"):
        undo(casebook, "ana")


def test_a_decision_that_fails_leaves_nothing(casebook, fill, state_of, a_verdict) -> None:
    """The first of two verdicts is not kept when the second names no item."""
    ids = fill(casebook)
    before = state_of(casebook)
    with pytest.raises(CasebookError, match="no item 999"):
        set_verdicts(casebook, "ana", {ids[0]: a_verdict(), 999: a_verdict()})
    assert state_of(casebook) == before


def test_several_verdicts_are_withdrawn_and_brought_back_as_one(casebook, fill, a_verdict) -> None:
    """One step back gives all of them again; an item without one is passed over."""
    ids = fill(casebook)[:3]
    set_verdicts(casebook, "ana", dict.fromkeys(ids[:2], a_verdict()))
    assert clear_verdicts(casebook, "ana", ids) == 2
    assert [get_item(casebook, each).verdict for each in ids] == [None, None, None]
    undo(casebook, "ana")
    assert [get_item(casebook, each).verdict is None for each in ids] == [False, False, True]
    with pytest.raises(NothingToDoError, match="has no verdict to take away"):
        clear_verdicts(casebook, "ana", ids[2:])
