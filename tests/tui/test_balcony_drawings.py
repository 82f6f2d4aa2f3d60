"""The balcony's drawings: known numbers in, known lines out."""

from casebook.database.item_filter import ItemFilter
from tui.widgets.bars import Bar, bars
from tui.widgets.heat_map import Cell, Column, heat_map
from tui.widgets.picture import Picture, beside, stack, words
from tui.widgets.trend import Multiple, Series, Small, multiples, trend

SOME = ItemFilter(ids=(1,))


def _plain(picture: Picture) -> list[str]:
    return [line.plain.rstrip() for line in picture.lines]


def test_bars_share_one_scale_and_carry_their_numbers() -> None:
    """The longest fills the room, half of it is half as long, and a zero has no bar but its number."""
    drawn = bars([Bar("one", 10), Bar("two", 5), Bar("none", 0)], 20)
    assert _plain(drawn) == ["one  10  " + "█" * 11, "two   5  " + "█" * 5 + "▌", "none  0"]


def test_a_bar_opens_only_what_it_counts() -> None:
    """A bar of nothing has no spot."""
    drawn = bars([Bar("one", 3, opens=SOME), Bar("none", 0, opens=SOME)], 30)
    assert [(spot.line, spot.opens) for spot in drawn.spots] == [(0, SOME)]


def test_a_hidden_bar_shows_neither_number_nor_length() -> None:
    """What could point at a person is a word, and opens nothing."""
    drawn = bars([Bar("one", 8), Bar("two", None, opens=SOME)], 30)
    assert _plain(drawn)[1] == "two few"
    assert drawn.spots == ()


def test_no_drawing_is_wider_than_its_room() -> None:
    """Long words are cut, wide characters count double."""
    rows = [Bar("長い" * 30, 12_345, note="a long note"), Bar("x" * 90, 1)]
    for cells in (12, 20, 40, 80):
        drawn = bars(rows, cells)
        assert max(line.cell_len for line in drawn.lines) <= cells


def test_a_heat_map_tells_more_from_less_without_colour() -> None:
    """The most is solid, a quarter of it is half as dark, nothing is blank; each row has its sum."""
    cells = [[Cell(16, SOME), Cell(0, SOME)], [Cell(4), Cell(1)]]
    drawn = heat_map(["first", "second"], [Column("a"), Column("b")], cells, 40)
    head, first, second = _plain(drawn)
    assert head.split() == ["a", "b", "all"]
    assert (first[8], first.split()[-3:]) == ("█", ["16", "0", "16"])
    assert ("▓" in second, "▒" in second, second.split()[-1]) == (True, True, "5")
    assert [spot.line for spot in drawn.spots] == [1]


def test_a_trend_has_its_numbers_under_each_month() -> None:
    """Two series on one scale: the smaller one does not reach the top."""
    drawn = trend(["2026-01", "2026-02"], [Series("up", (1, 4)), Series("down", (2, 0))], 14, height=2)
    lines = _plain(drawn)
    assert lines[0].split() == ["Jan", "Feb"]
    assert [line.split() for line in lines[1:3]] == [["███"], ["▄▄▄", "███"]]
    assert lines[3].split() == ["up", "1", "4"]
    assert lines[4].strip() == ""
    assert lines[6].split() == ["down", "2", "0"]


def test_a_trend_that_does_not_fit_says_which_months_it_leaves_out() -> None:
    """The last months are kept."""
    months = [f"2026-{month:02d}" for month in range(1, 13)]
    drawn = trend(months, [Series("n", tuple(range(12)))], 22)
    assert _plain(drawn)[0].split() == ["Aug", "Sep", "Oct", "Nov", "Dec"]
    assert _plain(drawn)[-2:] == ["The last 5 of 12", "months."]


def test_small_multiples_are_on_one_scale() -> None:
    """A level with few stays low beside one with many, and still shows where there was something."""
    rows = [Multiple("many", (Small((8, 4), 12, SOME),)), Multiple("few", (Small((0, 1), 1),))]
    drawn = multiples(rows, [("all", "")], 12)
    head, above, many, _, few = _plain(drawn)
    assert head.split() == ["all"]
    assert set(above.strip()) == {"█"}
    assert many.split()[-1] == "12"
    assert few.split()[1][0] == "·"
    assert few.split()[1][-1] == "▂"
    assert [spot.opens for spot in drawn.spots] == [SOME]


def test_stacked_pictures_keep_their_spots_on_their_lines() -> None:
    """An empty line stands between, and nothing is put in for an empty picture."""
    one = bars([Bar("a", 1, opens=SOME)], 20)
    both = stack([one, Picture(), one])
    assert [spot.line for spot in both.spots] == [0, 2]
    assert len(both.lines) == 3


def test_pictures_beside_each_other_keep_their_spots() -> None:
    """The right one begins at its column, and spots come in reading order."""
    one = bars([Bar("a", 1, opens=SOME), Bar("b", 1, opens=SOME)], 10)
    both = beside(one, one, 12)
    assert [(spot.line, spot.start) for spot in both.spots] == [(0, 0), (0, 12), (1, 0), (1, 12)]
    assert _plain(both)[0] == "a 1         a 1"


def test_words_wrap_within_their_room() -> None:
    """No word is lost, and markup stays as it is."""
    drawn = words("a [/foo] word and [b] more", 12)
    assert " ".join(_plain(drawn)) == "a [/foo] word and [b] more"
    assert all(line.cell_len <= 12 for line in drawn.lines)
