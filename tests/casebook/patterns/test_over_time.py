"""Trends, ages, actions, wins, waits, paths, drivers and voices: known answers."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from casebook.facts import Status
from casebook.patterns.awaiting import awaiting
from casebook.patterns.commitments import commitments
from casebook.patterns.driver_profile import driver_profile
from casebook.patterns.label_changes import Step, label_path
from casebook.patterns.log_counts import log_counts
from casebook.patterns.missing_voices import missing_voices
from casebook.patterns.periods import Period
from casebook.patterns.progress import progress
from casebook.patterns.trend import Change, trend
from casebook.patterns.wins import wins
from casebook.records import Action, ActionState, CaseItem, Escalation
from codebook.keys import Driver, Label

Make = Callable[..., CaseItem]
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
TODAY = date(2026, 3, 31)


def at(day: date) -> datetime:
    """Noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_the_period_before_is_as_long_and_touches(item: Make) -> None:
    """31 days before March begin on 29 January."""
    assert MARCH.before == Period(date(2026, 1, 29), date(2026, 2, 28))
    with pytest.raises(ValueError, match="starts"):
        Period(TODAY, date(2026, 3, 1))
    assert MARCH.items([item(1, raised=TODAY), item(2, raised=date(2026, 4, 1)), item(3)])[0].id == 1


def test_a_trend_is_given_as_counts(item: Make) -> None:
    """Two adaptive items now and one then; nothing says how it was before the records began."""
    items = [item(1, "adaptive", raised=date(2026, 2, 1)), item(2, "adaptive", raised=date(2026, 3, 1))]
    items.append(item(3, "adaptive", raised=TODAY))
    found = trend(items, MARCH)
    assert found.items == Change("items", 1, 2)
    assert Change(Label.ADAPTIVE, 1, 2) in found.labels
    assert found.label_table.column_totals == (1, 2)
    assert not found.has_before
    assert trend([*items, item(4, raised=date(2025, 9, 1))], MARCH).has_before


def test_ages_rest_on_items_that_the_log_calls_open(item: Make) -> None:
    """An item without a status is not an open one."""
    items = [
        item(1, status=Status.OPEN, raised=date(2026, 3, 21)),
        item(2, status=Status.IN_PROGRESS, raised=date(2026, 3, 1), due=date(2026, 3, 30)),
        item(3, status=Status.OPEN, raised=date(2026, 2, 1), closed=date(2026, 2, 11), due=date(2026, 2, 5)),
        item(4, raised=date(2020, 1, 1)),
        item(5, status=Status.OPEN),
    ]
    found = progress(items, TODAY)
    assert [found.statuses.of(key) for key in (*Status, None)] == [2, 1, 1, 1]
    assert (found.waiting.known, found.waiting.median, found.waiting.longest) == (2, 20.0, 30)
    assert (found.to_close.known, found.to_close.median) == (1, 10.0)
    assert [each.id for each in found.oldest] == [2, 1]
    assert [each.id for each in found.overdue] == [2]


def test_actions_are_open_overdue_or_done() -> None:
    """What is due today is not overdue."""
    actions = [
        Action(1, "a", due=date(2026, 3, 30), owner="AP"),
        Action(2, "b", due=TODAY),
        Action(3, "c"),
        Action(4, "d", due=date(2026, 1, 1), state=ActionState.DONE),
    ]
    found = commitments(actions, TODAY)
    assert (found.states.of("open"), found.states.of("done"), found.states.of("dropped")) == (3, 1, 0)
    assert [each.id for each in found.open] == [1, 2, 3]
    assert [(each.action.id, each.days) for each in found.overdue] == [(1, 1)]
    assert (found.without_owner, found.without_due) == (2, 1)


def test_wins_gather_all_that_went_well_in_a_period(item: Make) -> None:
    """Successes, closed barriers, actions done and answers that came."""
    items = [item(1, "none", win=True), item(2, closed=TODAY), item(3, closed=date(2026, 4, 1))]
    actions = [Action(1, "a", state=ActionState.DONE, closed=at(TODAY)), Action(2, "b", closed=at(TODAY))]
    escalations = [Escalation(1, 2, "district", answered=TODAY), Escalation(2, 2, "district")]
    found = wins(items, MARCH, actions, escalations)
    assert [each.id for each in (*found.marked, *found.closed, *found.done, *found.answered)] == [1, 2, 1, 1]
    assert found.number == 4


def test_what_waits_for_an_answer_comes_with_its_days() -> None:
    """The longest wait first, and one without a date last."""
    escalations = [
        Escalation(1, 1, "state"),
        Escalation(2, 1, "district", sent=date(2026, 3, 21), answer_due=date(2026, 3, 29)),
        Escalation(3, 1, "district", sent=date(2026, 3, 1)),
        Escalation(4, 1, "state", sent=date(2026, 1, 1), answer="Yes."),
    ]
    found = awaiting(escalations, TODAY)
    assert [(wait.escalation.id, wait.days, wait.days_late) for wait in found.waits] == [
        (3, 30, 0),
        (2, 10, 2),
        (1, None, 0),
    ]
    assert (found.by_level.keys, found.by_level.numbers, found.late) == (("district", "state"), (2, 1), 1)


def test_a_path_goes_from_adaptive_to_a_shared_plan(item: Make) -> None:
    """A step that only repeats the one before is left out; a dropped action is no plan."""
    items = {1: item(1, "technical", raised=date(2026, 1, 1)), 2: item(2, "adaptive", raised=date(2026, 2, 1))}
    items[3] = item(3, "adaptive", raised=date(2026, 3, 1), closed=date(2026, 3, 20))
    actions = [Action(1, "a", item_id=3, owner="team", made=at(date(2026, 3, 10)))]
    actions.append(Action(2, "b", item_id=1, owner="team", made=at(date(2026, 1, 2)), state=ActionState.DROPPED))
    found = label_path((1, 2, 3), items, actions)
    assert [seen.step for seen in found.steps] == [Step.TECHNICAL, Step.ADAPTIVE, Step.SHARED_PLAN, Step.CLOSED]
    assert found.changed


def test_a_pile_is_measured_against_the_year_and_names_what_may_help(item: Make) -> None:
    """Six coaching barriers where about one is usual; training has links and does not pile up."""
    earlier = [item(n, "technical", "coaching", raised=date(2025, n, 15)) for n in range(4, 13)]
    now = [item(100 + n, "adaptive", "coaching", raised=date(2026, 3, n)) for n in range(1, 7)]
    links = {Driver.TRAINING: (Driver.COACHING,), Driver.SELECTION: (Driver.TRAINING,)}
    bars = {bar.driver: bar for bar in driver_profile([*earlier, *now], MARCH, links).bars}
    assert (bars[Driver.COACHING].now, bars[Driver.COACHING].adaptive, bars[Driver.COACHING].piles_up) == (6, 6, True)
    assert bars[Driver.COACHING].usual == pytest.approx(9 * 31 / 320)
    assert bars[Driver.COACHING].compensating == (Driver.TRAINING,)
    assert not bars[Driver.TRAINING].piles_up
    assert all(bar.usual is None and not bar.piles_up for bar in driver_profile(now, MARCH, links).bars)


def test_missing_voices_are_roles_and_units_heard_before(item: Make) -> None:
    """Three items of teachers alone: nurses and Birch are not heard any more."""
    items = [item(1, role="Nurse", unit="Birch", raised=date(2026, 2, 1))]
    items += [item(n, role="teacher", unit="Ash", raised=date(2026, 3, n)) for n in (2, 3, 4)]
    found = missing_voices(items, MARCH)
    assert (found.roles, found.units, found.single_role, found.without_role) == (("Nurse",), ("Birch",), "teacher", 0)
    assert missing_voices(items[:1], MARCH).roles == ()


def test_counts_for_the_playbooks_advice(item: Make) -> None:
    """Overdue and unanswered are told by the day."""
    items = [item(1, "adaptive", "coaching", level="team", role="nurse"), item(2, "none", win=True)]
    actions = [Action(1, "a", due=date(2026, 3, 1)), Action(2, "b")]
    escalations = [Escalation(1, 1, "state", answer_due=date(2026, 3, 1)), Escalation(2, 1, "state")]
    found = log_counts(items, TODAY, actions=actions, escalations=escalations)
    assert (found.items, found.wins, found.by_label[Label.ADAPTIVE], found.by_driver[Driver.COACHING]) == (2, 1, 1, 1)
    assert (found.by_level, found.by_reporter_role) == ({"team": 1}, {"nurse": 1})
    assert (found.open_actions, found.overdue_actions, found.escalations, found.unanswered) == (2, 1, 2, 1)
