"""Which items a meeting might look at, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casebook.database.casebook import Casebook
from casebook.database.items import get_items
from casebook.facts import Status
from casebook.meeting.suggesting import suggest_focus
from casebook.records import CaseItem
from casebook.recurrence.recurrences import recurrences

TODAY = date(2026, 3, 3)


@pytest.fixture
def items(casebook: Casebook, item_ids: tuple[int, ...]) -> tuple[CaseItem, ...]:
    """The three: adaptive, technical, not sure."""
    return get_items(casebook, item_ids)


def test_adaptive_and_doubtful_items_come_before_sure_technical_ones(items: tuple[CaseItem, ...]) -> None:
    """And a technical one with nothing else to it does not come at all."""
    found = suggest_focus(items, (), 3)
    assert [each.item.id for each in found] == [items[2].id, items[0].id]
    assert found[0].reasons == (
        "it seems to hold a technical and an adaptive part",
        "the model is not sure what kind it is",
    )


def test_what_came_back_after_a_fix_comes_first_and_says_so(items: tuple[CaseItem, ...]) -> None:
    """Once, though two items say it."""
    scanner = items[1]
    fixed = replace(scanner, facts=replace(scanner.facts, closed=date(2026, 1, 20), status=Status.CLOSED))
    again = replace(scanner, id=99, facts=replace(scanner.facts, raised=date(2026, 2, 20)))
    group = recurrences([(fixed.id, again.id)], {fixed.id: fixed, again.id: again})
    found = suggest_focus((items[0], fixed, again, items[2]), group, 3)
    assert [each.item.id for each in found] == [99, items[2].id, items[0].id]
    assert found[0].reasons == ("it came back after a fix",)


def test_like_items_take_one_place(items: tuple[CaseItem, ...]) -> None:
    """Several units are a reason, and not several items."""
    other = replace(items[0], id=99, facts=replace(items[0].facts, unit="Elm Street"))
    group = recurrences([(items[0].id, 99)], {items[0].id: items[0], 99: other})
    found = suggest_focus((items[0], other), group, 5)
    assert len(found) == 1
    assert "2 units meet it" in found[0].reasons


def test_age_counts_where_the_day_is_known(items: tuple[CaseItem, ...]) -> None:
    """After two months."""
    late = TODAY + timedelta(days=60)
    assert "it has been open for 3 months" in suggest_focus(items[:1], (), 1, late)[0].reasons
    assert len(suggest_focus(items[:1], (), 1)[0].reasons) == 1


def test_what_is_closed_a_win_or_taken_apart_is_left_out(items: tuple[CaseItem, ...]) -> None:
    """Nobody is stuck in it."""
    item = items[0]
    settled = (
        replace(item, facts=replace(item.facts, status=Status.CLOSED)),
        replace(item, facts=replace(item.facts, win=True)),
        replace(item, split=True),
    )
    assert suggest_focus(settled, (), 3) == ()


def test_no_more_are_suggested_than_there_is_time_for(items: tuple[CaseItem, ...]) -> None:
    """None where none is asked for."""
    assert [len(suggest_focus(items, (), n)) for n in (0, 1, 2)] == [0, 1, 2]
