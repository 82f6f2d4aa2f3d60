"""The summary that a team keeps, in each of its forms, with hostile words in it."""

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casebook.database.casebook import Casebook
from casebook.incoming import Part
from casebook.meeting.deciding import answer, decide_label, take_apart
from casebook.meeting.focusing import show_reading
from casebook.meeting.follow_up import keep_on, mark_done
from casebook.meeting.marking import mark_avoidance, mark_heat, mark_move, reveal
from casebook.meeting.moving import advance, jump, skip, start
from casebook.meeting.running import Meeting, begin
from casebook.meeting.state import RoundKind
from casebook.meeting.summary.gathering import gather
from casebook.meeting.summary.writing import save_summary
from casebook.meeting.taking_on import park, raise_to, record_voice, take_on
from casebook.records import NEW, Action, Escalation
from codebook.errors import NothingToDoError, OutputError, UsageError
from codebook.keys import Label, Strategy
from strategies.diagnosis import Answer
from strategies.schema import Playbook

HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> | [/b] **bold** \x1b[31m\u202ered, ☃'
DUE = date(2026, 3, 20)


@pytest.fixture
def held(
    casebook: Casebook,
    playbook: Playbook,
    item_ids: tuple[int, ...],
    clock: Any,
    enter_all: Callable[..., None],
    meeting: Meeting,
) -> Meeting:
    """A whole meeting with something of everything, closed."""
    meeting.do(clock.after(0), start)
    meeting.do(clock.after(120), advance)
    enter_all(RoundKind.TEMPERATURE_IN, "2 4 5")
    reveal(meeting, clock.after(1))
    earlier = begin(casebook, playbook, "15", clock.now - timedelta(days=14), log_id=1)
    for text in ("Ring the firm", "Draw the table"):
        take_on(earlier, clock.now - timedelta(days=14), Action(NEW, text, due=date(2026, 3, 1)))
    earlier.finish(clock.now - timedelta(days=14))
    ring, draw = (
        Action(i, text, session_id=2, due=date(2026, 3, 1)) for i, text in ((1, "Ring the firm"), (2, "Draw"))
    )
    mark_done(meeting, clock.after(1), ring, "it runs")
    keep_on(meeting, clock.after(1), draw, due=DUE)
    meeting.do(clock.after(1), jump, "balcony")
    meeting.do(clock.after(1), skip, "seen last week")
    enter_all(RoundKind.BALLOT, "technical adaptive mixed", item_ids[0])
    reveal(meeting, clock.after(1))
    meeting.do(clock.after(1), show_reading, item_ids[0])
    answer(meeting, clock.after(1), item_ids[0], "came_back", Answer.YES)
    meeting.do(clock.after(60), jump, "work")
    mark_move(meeting, clock.after(60), item_ids[0], playbook.strategies[Strategy.IDENTIFY].moves[0].key)
    mark_heat(meeting, clock.after(1), up=True)
    mark_avoidance(meeting, clock.after(1), "proxy_fight")
    park(meeting, clock.after(1), "The parking rota")
    meeting.do(clock.after(300), advance)
    decide_label(meeting, clock.after(1), item_ids[0], Label.ADAPTIVE, Strategy.IDENTIFY, note="Ours to look at.")
    parts = [Part("No shared hour.", Label.TECHNICAL), Part("What do we give up?", Label.ADAPTIVE, Strategy.IDENTIFY)]
    take_apart(meeting, clock.after(1), item_ids[2], parts)
    take_on(meeting, clock.after(1), Action(NEW, HOSTILE, item_ids[0], owner="Ana", due=DUE, if_then="If so, then so."))
    take_on(meeting, clock.after(1), Action(NEW, "Find an hour", meeting.state.focus[3].item_id))
    memo = Escalation(NEW, item_ids[1], "district", "building", what="No budget line.", ask="One line.", answer_due=DUE)
    raise_to(meeting, clock.after(1), memo)
    record_voice(meeting, clock.after(1), "It is about workload.", missing=False, item_id=item_ids[0])
    record_voice(meeting, clock.after(1), "The aides.", missing=True)
    meeting.finish(clock.after(60))
    return meeting


def _written(held: Meeting, path: Path) -> Path:
    save_summary(held.casebook, held.playbook, held.id, path)
    return path


def test_the_summary_holds_what_happened(held: Meeting) -> None:
    """Counts, decisions, what is missing, and who was not agreed with."""
    found = gather(held.casebook, held.playbook, held.id)
    assert (found.title, found.day, found.room.people) == ("March", date(2026, 3, 3), 3)
    assert found.wins[0] == "Every new teacher now has a coach from the first week."
    assert "Done: Ring the firm" not in found.wins, "it is told with what came of it"
    assert found.followed_up == ("Done: Ring the firm (it runs)", "Goes on: Draw, now due 20 March 2026")
    first, _, whole, part, other = found.items
    assert first.before is not None
    assert dict(first.before.counts)["mixed"] == 1
    assert (first.after, first.model, first.label) == (None, "adaptive, 90%", Label.ADAPTIVE)
    assert re.fullmatch(r"Have we fixed .* come back\? Yes: adaptive from 92% to 98%", first.steps[0])
    assert (whole.parts, part.name, other.name) == (("3a", "3b"), "3a", "3b")
    assert [len(each.missing) for each in found.actions] == [0, 3]
    assert found.escalations[0].missing == ("What we have seen", "What we have tried")
    assert found.dissents == ("It is about workload. (on item 1)",)
    assert found.missing_voices == ("The aides.",)
    assert found.room.avoidance == (("Fighting about something smaller", 1),)
    assert (found.coverage.shown, found.coverage.owned_and_dated, found.fidelity.voices) == (4, 1, 2)


def test_a_model_that_nobody_looked_at_is_not_in_the_summary(held: Meeting) -> None:
    """What the group did not see did not bear on what it decided."""
    assert [item.model for item in gather(held.casebook, held.playbook, held.id).items[1:]] == ["", "", "", ""]


@pytest.mark.parametrize("ending", ["md", "html", "docx", "csv", "ics"])
def test_writing_twice_gives_the_same_and_leaves_no_draft(held: Meeting, tmp_path: Path, ending: str) -> None:
    """Whole or not at all. A docx is a zip, which holds the time at which it was packed."""
    folder = tmp_path / "out"
    folder.mkdir()
    first = _written(held, folder / f"one.{ending}").read_bytes()
    second = _written(held, folder / f"two.{ending}").read_bytes()
    assert len(first) == len(second) if ending == "docx" else first == second
    assert len(list(folder.iterdir())) == 2


def test_markdown_shows_hostile_words_as_words(held: Meeting, tmp_path: Path) -> None:
    """No tag, no table cell, no escape code, no turned reading direction."""
    text = _written(held, tmp_path / "s.md").read_text(encoding="utf-8")
    assert r"\<script\>alert(1)\</script\> \| \[/b\] \*\*bold\*\*" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)
    assert text.startswith("# March\n\n3 March 2026, half an hour, 3 people\n\n## What went well\n")
    assert "skipped: seen last week" in text


def test_the_page_escapes_and_loads_nothing(held: Meeting, tmp_path: Path) -> None:
    """It is one file."""
    page = _written(held, tmp_path / "s.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page.replace("=HYPERLINK", ""))


def test_the_document_opens_and_holds_the_tables(held: Meeting, tmp_path: Path) -> None:
    """With the words that are missing from an action in its row."""
    import docx

    document = docx.Document(str(_written(held, tmp_path / "s.docx")))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings[:3] == ["What went well", "What became of earlier decisions", "Who does what"]
    actions = document.tables[0]
    assert "<script>alert(1)</script>" in actions.cell(1, 0).text
    assert "⚠ no owner: who will do it?" in actions.cell(2, 0).text


def test_no_cell_of_the_table_is_a_formula(held: Meeting, tmp_path: Path) -> None:
    """A spreadsheet that opens it runs nothing."""
    with _written(held, tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["action"].startswith("'=HYPERLINK")
    assert (rows[0]["owner"], rows[0]["due"], rows[1]["item"]) == ("Ana", "2026-03-20", "3a")
    assert rows[1]["missing"].startswith("no owner")


def test_the_calendar_has_every_day_that_something_is_due(held: Meeting, tmp_path: Path) -> None:
    """All day, with an alarm the day before; an action without a day is not in it."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(_written(held, tmp_path / "s.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [DUE, DUE]
    assert str(events[1]["summary"]) == "Answer due from District: One line."
    assert [event.walk("VALARM")[0]["trigger"].dt for event in events] == [timedelta(hours=-15)] * 2
    assert len({str(event["uid"]) for event in events}) == 2


def test_an_unknown_form_is_refused_with_those_there_are(held: Meeting, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError, match=r"\.pdf; use \.md, \.docx, \.html, \.csv, \.ics"):
        _written(held, tmp_path / "s.pdf")
    (tmp_path / "no").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(OutputError):
        _written(held, tmp_path / "no" / "s.md")
    assert not list(tmp_path.glob("s.*"))


def test_a_meeting_without_anything_in_it_still_has_a_summary(
    casebook: Casebook, playbook: Playbook, clock: Any, tmp_path: Path
) -> None:
    """Nobody came."""
    empty = begin(casebook, playbook, "15", clock.now)
    text = _written(empty, tmp_path / "s.md").read_text(encoding="utf-8")
    assert "Nothing was taken on in this meeting." in text
    with pytest.raises(NothingToDoError, match="no open action has a date"):
        _written(empty, tmp_path / "s.ics")
    assert not (tmp_path / "s.ics").exists()
    for ending in ("html", "docx", "csv"):
        assert _written(empty, tmp_path / f"s.{ending}").stat().st_size
