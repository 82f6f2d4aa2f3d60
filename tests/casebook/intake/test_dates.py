"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.dates import FIRST, LAST, DateStyle, Order, find_date, is_ambiguous, order_of, parse_date, turned

DAY_FIRST = DateStyle(Order.DAY_FIRST)
SCHOOL_YEAR = DateStyle(span=(date(2024, 8, 14), date(2025, 6, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-14", "2025-03-14 09:30:00", "2025-03-14T09:30:00Z", "2025-03-14T09:30:00.123+02:00", "2025/03/14",
        "2025/03/14 9:12:33 AM EST", "2025/03/14 9:12:33 AM GMT-5", "3/14/2025", "03/14/25", "3/14/2025 9:12:33",
        "3/14/2025 9:12 AM", "3-14-2025", "14.3.2025", "14/3/2025", "14 Mar 25", "14 March 2025", "14th of March, 2025",
        "14-Mar-25", "14-Mar-2025", "March 14, 2025", "Mar. 14 2025", "Fri 14 March 2025", "Friday, March 14th, 2025",
        "MARCH 14 2025", "20250314", "  14 Mar '25 ", "March 14, 2025 at 9:30 am", "3/14/2025 9 am",
    ],
)  # fmt: skip
def test_every_usual_form_is_the_same_day(text: str) -> None:
    """Whatever a person, a form or a program writes."""
    assert parse_date(text) == date(2025, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "ASAP", "TBD", "Q3", "2/30/2025", "14/14/2025", "2.5", "3-4", "1/2 day", "March", "March 2025",
        "Mar-25 and later", "2025", "13", "1/1/1889", "2101-01-01", "3/14/2025 - 3/21/2025", "room 3/4", "0/0/2025",
        "45730", "8/21", "March 14", "9:30", "x" * 1000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    """Nothing is made up, not even a year."""
    assert parse_date(text) is None


def test_two_numbers_are_read_in_the_order_of_their_column() -> None:
    """And a number above 12 is a day in any."""
    assert parse_date("3/4/2025") == date(2025, 3, 4)
    assert parse_date("3/4/2025", DAY_FIRST) == date(2025, 4, 3)
    assert parse_date("3/14/2025", DAY_FIRST) == date(2025, 3, 14)


@pytest.mark.parametrize("order", [*Order, None])
def test_dates_with_dots_have_the_day_first_always(order: Order | None) -> None:
    """Nobody writes 11.07. for November; only where it can be no other date is a month first."""
    style = DateStyle(order)
    assert parse_date("11.07.2026", style) == parse_date("11.7.26", style) == date(2026, 7, 11)
    assert parse_date("3.14.2025", style) == date(2025, 3, 14)
    assert find_date("Minutes 11.07.2026", style) == date(2026, 7, 11)
    assert not is_ambiguous("11.07.2026")


def test_a_date_is_turned_where_there_is_another_such_date() -> None:
    """Day and month change places."""
    assert turned(date(2026, 9, 1)) == date(2026, 1, 9)
    assert turned(date(2026, 3, 14)) is None
    assert turned(date(2026, 4, 4)) is None


def test_where_a_column_contradicts_itself_only_what_is_clear_is_read() -> None:
    """One of its dates fits only the one order, one only the other."""
    order = order_of(["3/14/2025", "14/3/2025", "3/4/2025"])
    assert order is None
    assert parse_date("3/4/2025", DateStyle(order)) is None
    assert parse_date("4/4/2025", DateStyle(order)) == date(2025, 4, 4)
    assert parse_date("14/3/2025", DateStyle(order)) == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2025", "13/4/2025"], Order.DAY_FIRST),
        (["3/4/2025", "4/13/2025"], Order.MONTH_FIRST),
        (["3/4/2025"], Order.MONTH_FIRST),
        (["", "soon"], Order.MONTH_FIRST),
    ],
)
def test_the_order_is_that_of_the_dates_that_fit_only_one(cells: list[str], order: Order) -> None:
    """Month first where none tells."""
    assert order_of(cells) is order


def test_only_dates_that_may_be_two_are_ambiguous() -> None:
    """The same number twice is one date in either order."""
    assert [is_ambiguous(cell) for cell in ("3/4/2025", "4/4/2025", "3/14/2025", "2025-03-04", "3-4")] == [
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [("8/21", date(2024, 8, 21)), ("March 14", date(2025, 3, 14)), ("14 Mar", date(2025, 3, 14)), ("7/15", None)],
)
def test_a_date_without_a_year_takes_the_one_that_fits_the_file(text: str, found: date | None) -> None:
    """Between the file's first date and its last there is one such day, or none."""
    assert parse_date(text, SCHOOL_YEAR) == found


def test_a_day_that_comes_twice_within_the_file_is_none() -> None:
    """Two school years: August 21 may be either."""
    assert parse_date("8/21", DateStyle(span=(date(2023, 8, 1), date(2025, 6, 1)))) is None


def test_the_only_year_of_a_file_is_the_year_of_all_its_dates() -> None:
    """Even of those outside its other dates."""
    assert parse_date("8/21", DateStyle(span=(date(2025, 3, 1), date(2025, 3, 1)))) == date(2025, 8, 21)


def test_a_number_is_a_day_only_where_numbers_are_days() -> None:
    """A spreadsheet's count, with and without a time; not an id."""
    serials = DateStyle(serials=True)
    assert parse_date("45730", serials) == parse_date("45730.75", serials) == date(2025, 3, 14)
    assert parse_date("99999", serials) is None
    assert parse_date("12345", serials) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-03-14_leadership minutes", date(2025, 3, 14)),
        ("Building team minutes, March 14, 2025", date(2025, 3, 14)),
        ("minutes_14Mar2025", date(2025, 3, 14)),
        ("GMT20250314-140000_Recording.transcript", date(2025, 3, 14)),
        ("minutes 3-14-25 final", date(2025, 3, 14)),
        ("Minutes 14.03.2025", date(2025, 3, 14)),
        ("School plan 2024-2025", None),
        ("room 20259914", None),
        ("Minutes of March 14", None),
        ("version 1.2.3", None),
    ],
)
def test_a_date_is_found_within_a_title_only_with_its_year(text: str, found: date | None) -> None:
    """Wherever it stands."""
    assert find_date(text) == found


@given(
    text=st.one_of(st.text(max_size=40), st.text("0123456789/-. :apmMarchJneT", max_size=25), st.dates().map(str)),
    order=st.sampled_from([*Order, None]),
    span=st.none() | st.tuples(st.dates(FIRST, LAST), st.dates(FIRST, LAST)).map(lambda pair: tuple(sorted(pair))),
)
def test_whatever_stands_there_is_a_date_within_bounds_or_none(text: str, order, span) -> None:
    """Nothing raises; nothing lies before 1990 or after 2100."""
    style = DateStyle(order, span, serials=True)
    for found in (parse_date(text, style), find_date(text, style)):
        assert found is None or FIRST <= found <= LAST


@given(st.dates(FIRST, LAST), st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d"]))
def test_a_date_that_was_written_is_read_back(day: date, form: str) -> None:
    """Every day of 110 years, in every form (eight digits in a row from 2000 on)."""
    if form == "%Y%m%d" and day.year < 2000:
        return
    assert parse_date(day.strftime(form), DAY_FIRST) == (None if form == "%Y%m%d" and day.year >= 2100 else day)
