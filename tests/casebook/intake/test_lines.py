"""Telling a wrapped paragraph from entries typed a line each."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.lines import MAX_CHARACTERS, entries, own_lines

PROSE = (
    "The counter has been moved to the back of the hall and the signs still point to the front. People queue at the "
    "wrong desk and leave. Barnaby has asked Property Services twice for new signs. We heard from Friday's volunteers "
    "as well. They were told by the caretaker, Mr. Olsen, in March. Two of them say that they will not come back."
)


def _grouped(text: str) -> list[str]:
    lines = text.split("\n")
    return [" ".join(lines[place] for place in group) for group in entries(lines)]


@pytest.mark.parametrize("width", [50, 60, 66, 72, 76, 80, 100])
def test_a_wrapped_paragraph_stays_one(width: int) -> None:
    """At whatever width a mail program wraps."""
    assert _grouped(textwrap.fill(PROSE, width)) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "Linen short\nPhones cut out by bay 3\nNo parking\nNobody knows who orders the packs",
        "linen short\nphones cut out by bay 3\nno parking",
        "The rota is late.\nParents hear of it afterwards.\nWe do not write things down.",
        "Linen short,\nPhones down,\nNo parking",
        "Linen short\nPhones down",
        "Dear all,\nThe lift is out.",
        "NO STAFF ON NIGHTS\nPRINTER BROKEN",
    ],
)
def test_lines_of_a_list_are_entries(text: str) -> None:
    """By their capitals, their lengths and the room behind them."""
    assert _grouped(text) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody reads\nthe minutes.",
        "We talked about\nMonday and Piet\nwas upset",
        "The lift is out.\nIt has been since May.",
        "we tried it again\nand then the lift\nwas out",
    ],
)
def test_where_in_doubt_it_is_a_paragraph(text: str) -> None:
    """A line that leans on the one before, or goes on in small letters."""
    assert len(_grouped(text)) == 1


def test_capitals_throughout_tell_nothing() -> None:
    """A wrapped paragraph in capitals stays one, and a list in capitals is one."""
    assert _grouped(textwrap.fill(PROSE.upper(), 72)) == [PROSE.upper()]
    assert len(_grouped("NO STAFF ON NIGHTS\nPRINTER BROKEN\nPARKING FULL BY SEVEN")) == 3


def test_a_typed_heading_is_cut_off_the_wrapped_paragraph_below_it() -> None:
    """Its writer left room behind it."""
    assert _grouped(f"Signs\n{textwrap.fill(PROSE, 72)}") == ["Signs", PROSE]


def test_a_line_below_a_bullet_is_its_own_if_it_would_have_fitted_behind() -> None:
    """Indented or small, it goes on with the bullet."""
    assert own_lines(["Phones", "Phones on the ward ring out"]) == 1
    assert own_lines(["Phones", "  Kasimir: we know"]) == own_lines(["Phones", "on the ward"]) == 2


def test_lines_without_end_are_cut_at_a_line() -> None:
    """Twenty megabytes of small letters made one item once."""
    line = "and so the printer is out of toner again"
    lengths = [sum(len(line) + 1 for _ in group) for group in entries([line] * 2000)]
    assert len(lengths) > 1
    assert max(lengths) <= MAX_CHARACTERS + 1


@given(lines=st.lists(st.text("abC Dé.,-", min_size=1).filter(str.strip), max_size=30))
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    """However they are grouped."""
    assert [place for group in entries(lines) for place in group] == list(range(len(lines)))
