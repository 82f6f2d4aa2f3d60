"""What the balcony looks at: times, levels and units, and that a bar opens just what it counts."""

from datetime import date

import pytest

from casebook.database.casebook import Casebook
from casebook.database.items import count_items
from casebook.database.likenesses import store_likenesses
from casebook.patterns.periods import Period
from casebook.records import Likeness
from strategies.loader import load_playbook
from strategies.schema import Playbook
from tui.balcony_data import View, gather, view
from tui.balcony_periods import Look, Span, period_words
from tui.look import DARK
from tui.screens.balcony_parts.pen import Pen
from tui.screens.balcony_parts.sections import SECTIONS

TODAY = date(2026, 3, 20)
LOOKS = [Look(), Look(Span.MONTH), Look(Span.MONTH, 1), Look(Span.SCHOOL_YEAR), Look(unit="Birch"), Look(level="team")]


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The shipped playbook."""
    return load_playbook()


def _pen(playbook: Playbook) -> Pen:
    return Pen.of({"accent": "red", "secondary": "blue", **DARK.variables}, playbook, {})


def _seen(casebook: Casebook, playbook: Playbook, look: Look = Look()) -> View:
    return view(gather(casebook), playbook, look, TODAY)


@pytest.mark.parametrize(
    ("look", "today", "period", "words"),
    [
        (Look(Span.MONTH), TODAY, Period(date(2026, 3, 1), date(2026, 3, 31)), "Mar 2026"),
        (Look(Span.QUARTER), TODAY, Period(date(2026, 1, 1), date(2026, 3, 31)), "Jan 2026 to Mar 2026"),
        (Look(Span.QUARTER, 1), TODAY, Period(date(2025, 10, 1), date(2025, 12, 31)), "Oct 2025 to Dec 2025"),
        (Look(Span.SCHOOL_YEAR), TODAY, Period(date(2025, 8, 1), date(2026, 7, 31)), "School year 2025–26"),
        (Look(Span.SCHOOL_YEAR), date(2026, 8, 1), Period(date(2026, 8, 1), date(2027, 7, 31)), "School year 2026–27"),
        (
            Look(Span.SCHOOL_YEAR, 1),
            date(2026, 7, 31),
            Period(date(2024, 8, 1), date(2025, 7, 31)),
            "School year 2024–25",
        ),
        (Look(), TODAY, None, "All there is"),
    ],
)
def test_a_look_is_a_time_of_whole_months(look: Look, today: date, period: Period | None, words: str) -> None:
    """Both ends are included, and the words say which time it is."""
    assert (look.period(today), period_words(look, today)) == (period, words)


def test_one_never_looks_later_than_today() -> None:
    """Going later from now stays where it is; going back and forth ends where it began."""
    now = Look(Span.MONTH)
    assert now.moved(-1) == now
    assert now.moved(1).moved(-1) == now


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_bar_opens_as_many_items_as_it_says(filled_casebook: Casebook, playbook: Playbook, look: Look) -> None:
    """In the sections that count items, the number beside a spot is the number of items that it opens."""
    shown = _seen(filled_casebook, playbook, look)
    checked = 0
    for _, part in SECTIONS[2:6]:
        picture = part(shown, _pen(playbook), 100)
        for spot in picture.spots:
            said = picture.lines[spot.line].plain[spot.start : spot.end].split()[-1]
            assert count_items(filled_casebook, spot.opens) == int(said)
            checked += 1
    assert checked > 0


def test_what_came_back_after_a_fix_is_found_and_opened(filled_casebook: Casebook, playbook: Playbook) -> None:
    """The two items of the group, with the dates of raising, closing and raising again."""
    store_likenesses(filled_casebook, [Likeness(2, 1, 0.8, after_fix=True)])
    shown = _seen(filled_casebook, playbook)
    picture = SECTIONS[1][1](shown, _pen(playbook), 100)
    assert [spot.opens.ids for spot in picture.spots] == [(1, 2), (1, 2)]
    assert "12 Jan 2026 ────── ✓ closed 20 Jan 2026 ────── ↻ 2 Mar 2026" in picture.lines[-1].plain
    assert _seen(filled_casebook, playbook, Look(Span.MONTH, 1)).back == ()


def test_wins_stand_first_with_what_was_closed(filled_casebook: Casebook, playbook: Playbook) -> None:
    """One success and one barrier closed."""
    assert SECTIONS[0][0] == "What went well"
    lines = [line.plain.split() for line in SECTIONS[0][1](_seen(filled_casebook, playbook), _pen(playbook), 60).lines]
    assert lines[0][:3] == ["✓", "successes", "1"]
    assert lines[1][:4] == ["✓", "barriers", "closed", "1"]


def test_units_are_named_only_when_asked_for_and_never_by_their_number(
    filled_casebook: Casebook, playbook: Playbook
) -> None:
    """Few of a unit's items could point at a person: their number stays out of sight."""
    without = "\n".join(
        line.plain for line in SECTIONS[5][1](_seen(filled_casebook, playbook), _pen(playbook), 90).lines
    )
    shown = _seen(filled_casebook, playbook, Look(with_units=True))
    within = "\n".join(line.plain for line in SECTIONS[5][1](shown, _pen(playbook), 90).lines)
    assert "Birch" not in without
    assert "can point at a person: " in within.replace("\n", " ")
    assert "Birch" in within


def test_a_view_of_a_past_time_stands_at_its_end(filled_casebook: Casebook, playbook: Playbook) -> None:
    """In January the second copier item was not there yet."""
    shown = _seen(filled_casebook, playbook, Look(Span.MONTH, 2))
    assert [item.id for item in shown.items] == [1]
    assert {item.id for item in shown.everything} == {1}


@pytest.mark.parametrize("cells", [10, 30, 74, 118])
def test_no_section_is_wider_than_its_room(filled_casebook: Casebook, playbook: Playbook, cells: int) -> None:
    """At any width, hostile words and all."""
    shown = _seen(filled_casebook, playbook, Look(with_units=True))
    for name, part in SECTIONS:
        assert max(line.cell_len for line in part(shown, _pen(playbook), cells).lines) <= cells, name
