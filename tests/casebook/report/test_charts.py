"""Charts are drawn from numbers alone."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from casebook.report.blocks import Chart, ChartKind, Series, Tone
from casebook.report.chart_tables import numbers_of
from casebook.report.charts import draw, legend
from casebook.report.svg import nice_top

SERIES = Series(
    rows=("Aug 2025", "Sep <b>&"),
    names=("adaptive", "technical"),
    tones=(Tone.ADAPTIVE, Tone.TECHNICAL),
    cells=((3, 6), (0, 0)),
    totals=(9, 0),
)
CHART = Chart(
    ChartKind.COLUMNS, "By month <i>", "What it shows & why.", SERIES, (("Building", SERIES), ("State", SERIES))
)


def _shapes(chart: Chart, look: str) -> list[ET.Element]:
    return [each for each in ET.fromstring(draw(chart, "c")).iter() if each.get("class") == look]  # noqa: S314 - our own


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_drawing_is_well_formed_and_says_what_it_is(kind: ChartKind) -> None:
    """A title and a description, named by the drawing, with a person's words escaped."""
    root = ET.fromstring(draw(replace(CHART, kind=kind), "c7"))  # noqa: S314 - our own
    assert root.get("aria-labelledby") == "c7-t c7-d"
    assert [root.findtext("title"), root.findtext("desc")] == ["By month <i>", "What it shows & why."]


def test_heights_are_in_proportion() -> None:
    """Six items stand twice as high as three, but for the hair between them."""
    [adaptive], [technical] = _shapes(CHART, "s-adaptive"), _shapes(CHART, "s-technical")
    assert (float(technical.get("height", "")) + 1) / (float(adaptive.get("height", "")) + 1) == pytest.approx(
        2, abs=0.02
    )


def test_colour_is_never_alone() -> None:
    """A technical bar has its pattern over it; the key has words."""
    assert len(_shapes(CHART, "p-technical")) == len(_shapes(CHART, "s-technical")) == 1
    assert [words for _, words in legend(CHART)] == ["adaptive", "technical"]


def test_a_hidden_number_is_part_of_its_bar_and_named_in_the_key() -> None:
    """The bar is as long as its total, the part without a kind is an outline."""
    hidden = replace(CHART, series=replace(SERIES, cells=((None, None), (0, 0))))
    assert len(_shapes(hidden, "s-hidden")) == 1
    assert legend(hidden)[-1] == (Tone.HIDDEN, "too few to show by kind")
    assert numbers_of(hidden)[0].rows[0] == ("Aug 2025", "hidden", "hidden", "9")


def test_a_chart_of_nothing_is_drawn_too() -> None:
    """No rows, no division by nothing."""
    for kind in ChartKind:
        nothing = Series((), ("a", "b"), (Tone.ADAPTIVE, Tone.NONE), (), ())
        assert draw(Chart(kind, "t", "s", nothing), "c").startswith("<svg")


@pytest.mark.parametrize(("most", "top"), [(0, 1), (4, 4), (7, 8), (11, 15), (226, 300), (1000, 1000), (9001, 10000)])
def test_scales_end_on_round_numbers(most: int, top: int) -> None:
    """At or above the largest."""
    assert nice_top(most) == top
