"""Whether the day or the month comes first, and what is said of it."""

from pathlib import Path

import pytest

from casebook.intake.assigning import map_table
from casebook.intake.choices import Choices, KnownOrder, Memory
from casebook.intake.dates import Order
from casebook.intake.fields import Field
from casebook.intake.mapping import TableMapping, shape_of
from casebook.intake.reading import read_log
from casebook.intake.remembered import load_memory, memory_file, remember_orders
from codebook.errors import UsageError

DAY, MONTH = Order.DAY_FIRST, Order.MONTH_FIRST
SHAPE = shape_of(["Barrier", "Date"])


def _table(*dates: str, chosen: Order | None = None, before: KnownOrder | None = None) -> TableMapping:
    columns = {"Barrier": ["The tablets log out"] * len(dates), "Date": list(dates)}
    return map_table(
        columns, "Barrier", None, Choices(memory=Memory(orders={SHAPE: before} if before else {}), dates=chosen)
    )


def _order(table: TableMapping) -> Order | None:
    column = table.column(Field.RAISED)
    assert column is not None
    assert column.dates is not None
    return column.dates.order


def test_a_guess_is_said_in_a_sentence_of_its_own_with_what_to_do() -> None:
    """Both days that it may be, so that a person sees which is meant."""
    table = _table("01/09/2026", "02/09/2026")
    assert _order(table) is MONTH
    assert table.doubts == (
        "no date tells whether the day or the month comes first, so 01/09/2026 is read as 9 January 2026; "
        "if it is 1 September 2026, add --dates day",
    )
    assert "dates read as month/day, which is a guess" in table.said()


@pytest.mark.parametrize("dates", [("28/08/2026", "01/09/2026"), ("2026-09-01",), ("11.07.2026",), ("4/4/2026",)])
def test_dates_that_tell_or_need_no_order_raise_no_doubt(dates: tuple[str, ...]) -> None:
    """Nothing is asked that the log answers."""
    assert _table(*dates).doubts == ()


def test_what_a_person_says_settles_what_no_date_tells() -> None:
    """And it is a guess no more."""
    table = _table("01/09/2026", chosen=DAY)
    assert (_order(table), table.doubts, table.order_sure) == (DAY, (), True)
    assert "guess" not in table.said()


def test_what_a_person_says_against_a_date_is_followed_and_said() -> None:
    """A date that can be read in one way only is read in that way."""
    table = _table("28/08/2026", "01/09/2026", chosen=MONTH)
    assert _order(table) is MONTH
    [doubt] = table.doubts
    assert doubt.startswith("28/08/2026 can only have the day first, though --dates month was given")


def test_dates_that_contradict_each_other_are_not_read_and_that_is_said() -> None:
    """Until a person says how."""
    mixed = ("28/08/2026", "8/28/2026", "01/09/2026")
    [doubt] = _table(*mixed).doubts
    assert _order(_table(*mixed)) is None
    assert "such as 01/09/2026, are not read; --dates day or --dates month says how" in doubt
    assert _order(_table(*mixed, chosen=DAY)) is DAY


def test_an_order_that_was_known_before_holds_until_the_dates_tell_another() -> None:
    """That is said as well, since one of the two logs is wrong."""
    before = KnownOrder(DAY, sure=True)
    assert _order(_table("01/09/2026", before=before)) is DAY
    assert _table("01/09/2026", before=before).doubts == ()
    table = _table("8/28/2026", "01/09/2026", before=before)
    assert _order(table) is MONTH
    [doubt] = table.doubts
    assert doubt.startswith("dates are read with the month first now; those of an earlier log")


def test_a_guess_from_before_binds_nobody_but_is_compared() -> None:
    """The earlier log was read month first by a guess; this one tells."""
    [doubt] = _table("28/08/2026", "01/09/2026", before=KnownOrder(MONTH, sure=False)).doubts
    assert "read with the day first now" in doubt
    [guess] = _table("01/09/2026", before=KnownOrder(MONTH, sure=False)).doubts
    assert "add --dates day" in guess


@pytest.mark.parametrize(("date", "kept"), [("01/09/2026", KnownOrder(MONTH, False)), ("28/08/2026,", None)])
def test_the_order_of_a_saved_log_is_kept_where_it_made_a_difference(
    date: str, kept: KnownOrder | None, tmp_path: Path
) -> None:
    """With whether it was a guess; a log in which nothing may be two dates leaves nothing."""
    (tmp_path / "log.csv").write_text(f"Barrier,Date\nThe tablets log out,{date}\n")
    remember_orders(read_log(tmp_path / "log.csv").mapping)
    assert load_memory().orders.get(SHAPE) == kept
    assert memory_file().exists() is (kept is not None)


def test_notes_have_no_columns_of_dates(tmp_path: Path) -> None:
    """The option is refused rather than passed over."""
    (tmp_path / "notes.md").write_text("- The tablets log out\n")
    with pytest.raises(UsageError, match=r"^--dates is for tables, and .*notes\.md holds notes$"):
        read_log(tmp_path / "notes.md", choices=Choices(dates=DAY))
