"""What comes back, where, and after what."""

from datetime import UTC, date, datetime
from typing import Any

from casebook.facts import ItemFacts
from casebook.records import Action, ActionState, CaseItem, Verdict
from casebook.recurrence.recurrences import recurrences
from codebook.keys import Label


def item(number: int, raised: date | None, log: int = 1, label: Label = Label.TECHNICAL, **facts: Any) -> CaseItem:
    """An item with a verdict."""
    verdict = Verdict(label, None, None, "coach", datetime(2026, 1, 1, tzinfo=UTC), seen_reading=False)
    found = ItemFacts(raised=raised, **{"unit": "Ash", **facts})
    return CaseItem(number, log, "log", number, "No cover.", facts=found, verdict=verdict)


def of(*items: CaseItem, actions: tuple[Action, ...] = ()) -> list[Any]:
    """The recurrences of one group."""
    return recurrences([tuple(each.id for each in items)], {each.id: each for each in items}, actions)


def test_raised_again_in_one_unit_came_back() -> None:
    """The sentence names both ends."""
    [found] = of(item(2, date(2026, 2, 3)), item(1, date(2025, 9, 1)))
    assert (found.item_ids, found.occasions, found.came_back, found.elsewhere) == ((1, 2), 2, True, False)
    assert found.sentence == "Raised 2 times from 1 September 2025 to 3 February 2026."
    assert found.after_fix is None


def test_said_twice_in_one_meeting_is_no_recurrence() -> None:
    """Nor is a row that a later copy of the log holds again, in whatever letters its unit is written."""
    day = date(2026, 2, 3)
    assert of(item(1, day), item(2, day)) == []
    assert of(item(1, day), item(2, day, log=2, unit=" ASH ")) == []
    assert of(item(1, None), item(2, None)) == []
    [found] = of(item(1, None), item(2, None, log=2))
    assert found.sentence == "Raised 2 times."


def test_another_unit_raising_it_has_not_come_back() -> None:
    """It is met elsewhere too, and what Ash settled was not settled in Birch."""
    [found] = of(item(1, date(2026, 1, 1), closed=date(2026, 1, 5)), item(2, date(2026, 2, 1), unit="Birch"))
    assert (found.came_back, found.elsewhere, found.units, found.after_fix) == (False, True, ("Ash", "Birch"), None)


def test_back_after_it_was_closed_is_flagged_with_its_dates() -> None:
    """Closed on the day it was raised again would not be after."""
    first = item(1, date(2025, 9, 3), closed=date(2025, 10, 10))
    [found] = of(first, item(2, date(2025, 11, 5)))
    assert found.after_fix.sentence.startswith(
        "Raised 3 September 2025, it was closed 10 October 2025, raised again 5 November 2025"
    )
    assert found.sentence == found.after_fix.sentence
    [same_day] = of(first, item(2, date(2025, 10, 10)))
    assert same_day.after_fix is None


def test_back_after_an_action_was_done_is_flagged_too() -> None:
    """A dropped action fixes nothing."""
    done = datetime(2025, 10, 1, 9, tzinfo=UTC)
    items = (item(1, date(2025, 9, 3)), item(2, date(2025, 11, 5)))
    [found] = of(*items, actions=(Action(1, "a", item_id=1, state=ActionState.DONE, closed=done),))
    assert (found.after_fix.by_action, found.after_fix.fixed) == (True, date(2025, 10, 1))
    [none] = of(*items, actions=(Action(1, "a", item_id=1, state=ActionState.DROPPED, closed=done),))
    assert none.after_fix is None


def test_what_is_no_challenge_does_not_come_back() -> None:
    """The same friendly update each month is no trouble."""
    assert of(item(1, date(2026, 1, 1)), item(2, date(2026, 2, 1), label=Label.NONE)) == []
    assert of(item(1, date(2026, 1, 1)), item(2, date(2026, 2, 1), win=True)) == []


def test_what_came_back_after_a_fix_stands_first() -> None:
    """It is what calls for a second look."""
    items = [item(1, date(2026, 1, 1)), item(2, date(2026, 2, 1))]
    items += [item(3, date(2026, 1, 1), closed=date(2026, 1, 2)), item(4, date(2026, 2, 1))]
    found = recurrences([(1, 2), (3, 4)], {each.id: each for each in items})
    assert [each.item_ids for each in found] == [(3, 4), (1, 2)]
