"""Who reads a report decides what stands in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casebook.patterns.periods import Period
from casebook.records import CaseItem
from casebook.report.blocks import Audience, Chart
from casebook.report.building import build_report
from casebook.report.lens import Lens
from casebook.report.markdown import markdown_of
from casebook.report.sources import Sources
from casebook.report.web import html_of


def test_leadership_sees_roles_and_short_texts_without_names() -> None:
    """A name becomes a role where it is one, and else nobody in particular."""
    lens = Lens(Audience.LEADERSHIP)
    assert [lens.person(who) for who in ("Maria Alvarez", "Grade 3 teacher", None)] == [
        *("a named person", "grade 3 teacher", "nobody yet"),
    ]  # fmt: skip
    assert lens.text("Ask Mrs. Okafor, maria@example.org") == "Ask Mrs. [person], [email]"
    long = lens.text("word " * 60)
    assert len(long) < 120
    assert long.endswith(" …")


@pytest.mark.parametrize("secret", ["Alvarez", "Okafor", "maria@example.org"])
def test_no_name_reaches_leadership(sources: Sources, secret: str) -> None:
    """Neither out of a text nor out of an owner's cell; the team sees it."""
    assert secret in markdown_of(build_report(sources))
    assert secret not in markdown_of(build_report(sources, Audience.LEADERSHIP))


def test_nothing_that_was_written_reaches_the_public(sources: Sources) -> None:
    """Every text, name, place, role and file name of the records is looked for."""
    marked = replace(
        sources,
        items=tuple(
            replace(
                item,
                text="SECRET text",
                facts=replace(
                    item.facts,
                    unit="SECRET unit",
                    owner="SECRET owner",
                    role="SECRET role",
                    level="SECRET level",
                    action="SECRET",
                    resolution="SECRET",
                ),
            )
            for item in sources.items
        ),
        actions=tuple(
            replace(a, text="SECRET", owner="SECRET", why="SECRET", if_then="SECRET") for a in sources.actions
        ),
        escalations=tuple(
            replace(e, ask="SECRET", what="SECRET", answer="SECRET", to_level="SECRET") for e in sources.escalations
        ),
        voices=tuple(replace(each, text="SECRET") for each in sources.voices),
        log_name="SECRET.csv",
        last_log=sources.items[:2],
        last_log_name="SECRET0.csv",
    )
    report = build_report(marked, Audience.PUBLIC)
    assert "SECRET" in repr(build_report(marked))
    assert "SECRET" not in repr(report)
    assert "SECRET" not in html_of(report)


def test_few_items_give_the_public_no_counts_by_kind(sources: Sources) -> None:
    """Where totals are small, tables are left out whole; no number from 1 to 4 stands by itself."""
    report = build_report(sources, Audience.PUBLIC)
    by_kind = ("Raised by month", "By driver", "By level")
    assert not any(isinstance(b, Chart) and b.title in by_kind for s in report.sections for b in s.blocks)
    assert "**fewer than 5** barriers solved" in markdown_of(report)


def test_public_tables_hide_small_cells_and_what_gives_them_away(
    sources: Sources, an_item: Callable[..., CaseItem]
) -> None:
    """No row or column with its total shown has just one hidden cell."""
    months = {1: (20, 3), 2: (30, 12), 3: (25, 9)}
    items, number = [], 100
    for month, counts in months.items():
        for label, count in zip(("technical", "adaptive"), counts, strict=True):
            for _ in range(count):
                number += 1
                items.append(an_item(number, label, raised=date(2026, month, 5)))
    wide = replace(sources, items=tuple(items), recurrences=(), standing=date(2026, 3, 31))
    wide = replace(wide, period=Period(date(2026, 1, 1), date(2026, 3, 31)))
    report = build_report(wide, Audience.PUBLIC)
    [chart] = [b for s in report.sections for b in s.blocks if isinstance(b, Chart) and b.title == "Raised by month"]
    cells = chart.series.cells
    assert cells[0] == (None, None)
    for line in (*cells, *zip(*cells, strict=True)):
        assert sum(cell is None for cell in line) != 1
    assert not any(cell is not None and 0 < cell < 5 for line in cells for cell in line)


def test_units_come_in_alphabetical_order_whatever_their_numbers(
    sources: Sources, an_item: Callable[..., CaseItem]
) -> None:
    """No ranking, for anybody."""
    items = (*[an_item(n, unit="Zeta") for n in range(20, 29)], an_item(30, unit="Alpha"))
    for audience in (Audience.TEAM, Audience.LEADERSHIP):
        report = build_report(replace(sources, items=items), audience)
        [grid] = [b for s in report.sections for b in s.blocks if getattr(b, "title", "") == "By place"]
        assert [row[0] for row in grid.rows] == ["Alpha", "Zeta"]  # type: ignore[union-attr]
