"""The report says what the records say, in its order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from casebook.facts import Status
from casebook.records import Action, ActionState, CaseItem
from casebook.report.blocks import Block, Card, Figures, Grid, Report, Words
from casebook.report.building import build_report
from casebook.report.copies import merge_copies
from casebook.report.opening import difference_words
from casebook.report.sources import Sources, actions_as_of, as_of


def _blocks(report: Report, key: str) -> tuple[Block, ...]:
    return next(section.blocks for section in report.sections if section.key == key)


def _grid(report: Report, key: str, title: str) -> Grid:
    return next(block for block in _blocks(report, key) if isinstance(block, Grid) and block.title == title)


def _numbers(report: Report, key: str) -> dict[str, str]:
    return {f.words: f.number for b in _blocks(report, key) if isinstance(b, Figures) for f in b.figures}


def test_wins_come_first_and_limits_last(sources: Sources) -> None:
    """The order of the sections is the one that people were promised."""
    keys = [section.key for section in build_report(sources).sections]
    assert keys == [
        *("wins", "change", "counts", "returning", "solved", "person", "adaptive", "technical", "escalations"),
        *("actions", "advice", "voices", "limits"),
    ]  # fmt: skip


def test_wins_count_what_went_well_in_the_period(sources: Sources) -> None:
    """Closed barriers, done actions and marked successes."""
    assert _numbers(build_report(sources), "wins") == {
        "barriers solved": "2",
        "action done": "1",
        "success on record": "1",
    }


def test_change_is_in_counts_beside_the_period_before(sources: Sources) -> None:
    """One item lies in the half year before; the kinds are counted, not rated."""
    report = build_report(sources)
    assert list(_numbers(report, "change").values()) == ["7", "1"]
    assert ("technical", "1", "5", "+4") in _grid(report, "change", "By kind").rows
    assert any(isinstance(block, Words) and "begin within" in block.text for block in _blocks(report, "change"))


def test_without_an_earlier_time_the_halves_are_compared(sources: Sources) -> None:
    """Nothing before the period: its second half stands beside its first."""
    found = build_report(replace(sources, items=sources.items[:-1]))
    assert [section.title for section in found.sections][1] == "What changed within this time"
    assert list(_numbers(found, "change").values()) == ["6", "1"]


def test_differences_are_words_with_a_real_minus() -> None:
    """More, fewer, the same, and hidden where either is."""
    assert [difference_words(*pair) for pair in ((1, 3), (3, 1), (2, 2), (None, 2))] == ["+2", "−2", "same", "hidden"]


def test_what_came_back_after_a_fix_has_its_three_dates(sources: Sources) -> None:
    """Raised, closed, raised again."""
    [row] = _grid(build_report(sources), "returning", "Came back after a fix").rows
    assert row[0].startswith("The carts are slow again.")
    assert row[2:5] == ("3 Sep 2025", "20 Sep 2025 (closed)", "2 Dec 2025")


def test_the_unsure_wait_for_a_person_and_for_no_card(sources: Sources) -> None:
    """An undecided, unsure item stands in one list only."""
    report = build_report(sources)
    [row] = _grid(report, "person", "Decide together what these are").rows
    assert "(#5)" in row[0]
    assert row[-1].startswith("technical 60%")
    assert not any("(#5)" in row[0] for row in _grid(report, "technical", "Who does what by when").rows)


def test_an_adaptive_item_stands_on_its_strategys_card(sources: Sources) -> None:
    """Purpose, words to say and a question come from the playbook."""
    [card] = [block for block in _blocks(build_report(sources), "adaptive") if isinstance(block, Card)]
    entry = sources.playbook.strategies["voices"]  # type: ignore[index]
    assert (card.title, card.say, card.question) == (entry.name, entry.moves[0].say, entry.questions[0])
    assert card.items is not None
    assert card.items.rows[0][0] == "Nobody says why the plan fails. (#3)"


def test_a_technical_item_has_owner_and_due_date(sources: Sources) -> None:
    """And says when that is past."""
    rows = _grid(build_report(sources), "technical", "Who does what by when").rows
    printer = next(row for row in rows if "(#6)" in row[0])
    assert printer[3:] == ("Maria Alvarez", "20 Jan 2026, overdue", "Order a part")


def test_escalations_say_what_waits_for_whom_since_when(sources: Sources) -> None:
    """With the days it is late."""
    [row] = _grid(build_report(sources), "escalations", "The longest wait first").rows
    assert row[1:] == ("District", "12 Jan 2026", "19 days", "20 Jan 2026, 11 days late")
    assert row[0] == "Free the hour. About: Nobody says why the plan fails. (#3)"


def test_actions_are_overdue_open_and_done(sources: Sources) -> None:
    """One of each."""
    report = build_report(sources)
    assert _numbers(report, "actions") == {"overdue": "1", "open and in time": "1", "done in this time": "1"}
    assert _grid(report, "actions", "Overdue, the longest first").rows[0][3] == "11 days late"


def test_an_empty_period_still_makes_a_report(sources: Sources) -> None:
    """Every section says that there is nothing, and none is empty."""
    report = build_report(replace(sources, items=(), actions=(), escalations=(), voices=(), recurrences=()))
    assert all(section.blocks for section in report.sections)


def test_a_row_that_a_later_log_holds_again_counts_once(an_item: Callable[..., CaseItem]) -> None:
    """The latest row says how far it is; the verdict of the first is kept, and actions follow."""
    first = an_item(1, text="Slow  carts", status=Status.OPEN)
    later = replace(an_item(9, text="slow carts", sure=True, status=Status.CLOSED), log_id=2)
    elsewhere = an_item(3, text="Slow carts", unit="Birch School")
    merged = merge_copies([first, elsewhere, later])
    assert [item.id for item in merged.items] == [3, 9]
    assert merged.items[1].verdict == first.verdict
    assert merged.items[1].facts.status is Status.CLOSED
    assert [each.item_id for each in merged.actions([Action(1, "x", 1), Action(2, "y")])] == [9, None]


def test_the_past_is_told_as_it_stood(an_item: Callable[..., CaseItem]) -> None:
    """What was closed after the day was open on it; what came later was not there."""
    day = date(2026, 1, 31)
    late = an_item(1, closed=date(2026, 2, 2), status=Status.CLOSED, resolution="x")
    [item] = as_of([late, an_item(2, raised=date(2026, 2, 3))], day)
    assert (item.facts.closed, item.facts.status, item.facts.resolution) == (None, Status.OPEN, None)
    closed = datetime(2026, 2, 1, tzinfo=UTC)
    [action] = actions_as_of([Action(1, "x", state=ActionState.DONE, closed=closed)], day)
    assert action.state is ActionState.OPEN
