"""Known answers for every count, and what holds for any items."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casebook.facts import ItemFacts
from casebook.patterns import counts
from casebook.patterns.periods import months_between
from casebook.records import CaseItem
from codebook.keys import Driver, Label, Strategy

Make = Callable[..., CaseItem]


def test_labels_are_counted_with_what_nobody_has_read(item: Make) -> None:
    """None comes last, and a label without items stands at zero."""
    found = counts.by_label([item(1, "adaptive"), item(2, "adaptive"), item(3, "none"), item(4, None)])
    assert found.keys == (Label.NONE, Label.TECHNICAL, Label.ADAPTIVE, None)
    assert found.numbers == (1, 0, 2, 1)


def test_strategies_and_drivers_count_challenges_alone(item: Make) -> None:
    """A mere update has neither."""
    items = [item(1, "adaptive", "coaching"), item(2, "technical", "data"), item(3, "none", "data")]
    assert (counts.by_strategy(items).of(Strategy.VOICES), counts.by_strategy(items).total) == (1, 1)
    assert (counts.by_driver(items).of(Driver.DATA), counts.by_driver(items).total) == (1, 2)


def test_levels_go_outwards_and_units_by_alphabet_whatever_their_numbers(item: Make) -> None:
    """No list is ordered by its counts: that would rank schools."""
    items = [item(1, level="district", unit="Zeta"), item(2, level="hub", unit="alder"), item(3, level="building")]
    items += [item(4, level="district", unit="Zeta", role="nurse"), item(5, role="Aide")]
    assert counts.by_level(items).keys == ("building", "district", "hub", None)
    assert counts.by_level(items).numbers == (1, 2, 1, 1)
    assert (counts.by_unit(items).keys, counts.by_unit(items).numbers) == (("alder", "Zeta", None), (1, 2, 2))
    assert (counts.by_role(items).keys, counts.by_role(items).numbers) == (("Aide", "nurse", None), (1, 1, 3))


def test_a_month_without_items_counts_zero(item: Make) -> None:
    """December and January lie between, and an undated item is not lost."""
    items = [item(1, raised=date(2025, 11, 30)), item(2, raised=date(2026, 2, 1)), item(3)]
    found = counts.by_month(items)
    assert found.keys == ("2025-11", "2025-12", "2026-01", "2026-02", None)
    assert found.numbers == (1, 0, 0, 1, 1)


def test_tables_hold_drivers_and_levels_by_label(item: Make) -> None:
    """Rows and columns carry the codebook's keys."""
    items = [item(1, "adaptive", "coaching", level="team"), item(2, "technical", "coaching", level="team")]
    items.append(item(3, "none", level="state"))
    drivers, levels, units = (
        make(items) for make in (counts.driver_by_label, counts.level_by_label, counts.unit_by_label)
    )
    assert (drivers.cell("coaching", "technical"), drivers.cell("coaching", "adaptive"), drivers.total) == (1, 1, 2)
    assert (levels.rows, levels.columns) == (("team", "state"), ("none", "technical", "adaptive"))
    assert levels.cells == ((0, 1, 1), (1, 0, 0))
    assert units.cells == ((1, 1, 1),)


def test_small_multiples_share_their_months_and_columns(item: Make) -> None:
    """A level that was silent for months can be seen to have been."""
    items = [item(1, "adaptive", level="team", raised=date(2026, 1, 5))]
    items.append(item(2, "technical", level="state", raised=date(2026, 3, 5)))
    (first, team), (second, state) = counts.months_by_level(items)
    assert (first, second) == ("team", "state")
    assert team.rows == state.rows == ("2026-01", "2026-02", "2026-03")
    assert team.cells == ((0, 0, 1), (0, 0, 0), (0, 0, 0))
    assert state.column_totals == (0, 1, 0)


def test_an_item_that_was_split_gives_way_to_its_parts(item: Make) -> None:
    """Nothing is counted twice."""
    assert [each.id for each in counts.countable([item(1), item(2, parent_id=1), item(3, parent_id=1)])] == [2, 3]


_FACTS = st.builds(
    ItemFacts,
    raised=st.none() | st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    level=st.sampled_from([None, "team", "state", "hub"]),
    unit=st.sampled_from([None, "A", "b"]),
)
_ITEMS = st.lists(
    st.builds(CaseItem, st.integers(), st.just(1), st.just("log"), st.just(1), st.just("x"), facts=_FACTS)
)


@given(_ITEMS)
def test_every_count_sums_to_the_number_of_items(items: list[CaseItem]) -> None:
    """By whatever they are counted."""
    for found in (counts.by_label, counts.by_level, counts.by_unit, counts.by_role, counts.by_month):
        assert found(items).total == len(items)
    for table in (counts.label_by_month(items), counts.level_by_label(items), counts.unit_by_label(items)):
        assert table.total == sum(table.column_totals) == len(items)
    assert sum(table.total for _, table in counts.months_by_level(items)) == len(items)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 2000))
def test_months_are_contiguous(first: date, days: int) -> None:
    """Each is the one after the one before, from the first day's to the last's."""
    last = first + timedelta(days=days)
    numbers = [int(key[:4]) * 12 + int(key[5:]) for key in months_between(first, last)]
    assert numbers == list(range(first.year * 12 + first.month, last.year * 12 + last.month + 1))
