"""What a log's own columns and headings say of its items."""

from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.facts import NO_FACTS, ItemFacts, Status
from casebook.intake.facts_of import LEVEL_NOT_NAMED, facts_of
from casebook.intake.levels import level_of, stage_of
from casebook.intake.reading import read_log
from casebook.intake.roles import role_of
from casebook.intake.statuses import status_of
from casebook.intake.wins import stands_under_win


def _facts(tmp_path: Path, text: str, name: str = "log.csv") -> list[ItemFacts]:
    (tmp_path / name).write_text(text, "utf-8")
    log = read_log(tmp_path / name)
    return [facts_of(item, log.mapping) for item in log.items]


def test_every_column_of_a_log_becomes_a_fact(tmp_path: Path) -> None:
    """Dates without a year take the file's, a name is no role, a word of doubt is no action."""
    first, second = _facts(
        tmp_path,
        "Date raised,Barrier,School,Level,Reported by,Owner,Status,Due,Date closed,Action,Resolution,"
        "Escalated to,Stage\n"
        "8/21/2024,The tablets log out,Alder St,Building,Grade 3 teacher,Pat Ellis,On hold,9/25,,Call IT,,"
        "Central office,Installation\n"
        "3/14/2025,Nobody reads the minutes,Corliss,Cluster,Maria Lopez,TBD,,,3/20/2025,N/A,Stopped them,No,\n",
    )
    assert first == ItemFacts(
        raised=date(2024, 8, 21), due=date(2024, 9, 25), status=Status.IN_PROGRESS, owner="Pat Ellis",
        role="grade 3 teacher", level="building", unit="Alder St", action="Call IT", escalated_to="district",
        stage="installation",
    )  # fmt: skip
    assert second == ItemFacts(
        raised=date(2025, 3, 14), closed=date(2025, 3, 20), status=Status.CLOSED, level="Cluster", unit="Corliss",
        resolution="Stopped them",
    )  # fmt: skip


def test_the_example_log_says_what_it_says(examples: Path) -> None:
    """Every item has its date, and most a level of the playbook."""
    log = read_log(examples / "barrier_log.xlsx")
    facts = [facts_of(item, log.mapping) for item in log.items]
    assert all(each.raised for each in facts)
    assert {each.level for each in facts} <= {"team", "building", "district", "state", None}
    assert sum(each.role is not None for each in facts) > 40
    assert {each.status for each in facts} == {*Status, None}


def test_a_type_or_a_flag_marks_a_win(tmp_path: Path) -> None:
    """A retro's column name does, and so does a yes under Win."""
    assert [f.win for f in _facts(tmp_path, "Type,Card\nWhat went well,The new rota\nTo improve,The old one\n")] == [
        True,
        False,
    ]
    assert [f.win for f in _facts(tmp_path, "Barrier,Win\nThe rota works now,Yes\nThe bus is late,No\n")] == [
        True,
        False,
    ]


def test_escalated_without_a_level_is_told_as_such(tmp_path: Path) -> None:
    """Unless the header names it."""
    rows = "The tablets log out,Yes\nNobody reads it,No\n"
    plain = _facts(tmp_path, "Barrier,Escalated\n" + rows)
    named = _facts(tmp_path, "Barrier,Does this need to go to the district?\n" + rows)
    assert [each.escalated_to for each in plain] == [LEVEL_NOT_NAMED, None]
    assert [each.escalated_to for each in named] == ["district", None]


def test_notes_give_their_date_and_the_headings_of_wins(tmp_path: Path) -> None:
    """The title bears the date; a bullet under Celebrations is a win, one under Issues is not."""
    text = (
        "# Team minutes, March 14, 2025\n\n## Celebrations\n\n- Grade 3 is at 91%.\n\n## Issues\n\n- The bus is late.\n"
    )
    facts = _facts(tmp_path, text, "minutes.md")
    assert facts == [ItemFacts(raised=date(2025, 3, 14), win=True), ItemFacts(raised=date(2025, 3, 14))]


def test_the_date_of_the_next_meeting_is_not_that_of_the_notes(tmp_path: Path) -> None:
    """It stands at the top just as often; the file's name tells then."""
    text = "# Team notes\nNext meeting: April 2, 2025\n\nThe bus is late on every Monday.\n"
    assert [f.raised for f in _facts(tmp_path, text, "notes_2025-03-14.txt")] == [date(2025, 3, 14)]
    assert [f.raised for f in _facts(tmp_path, text, "notes.txt")] == [None]


def test_a_document_and_a_transcript_are_dated_too(tmp_path: Path) -> None:
    """By the table at its top, or by the recorder's name; a table of actions takes its year from it."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Date", "14 March 2025"
    document.add_heading("Wins")
    document.add_paragraph("Grade 3 is at 91% this month.")
    actions = document.add_table(rows=2, cols=3)
    for place, words in enumerate(["Issue", "Who", "By when", "The bus is late every Monday", "Pat", "4/2"]):
        actions.cell(place // 3, place % 3).text = words
    document.save(tmp_path / "minutes.docx")
    log = read_log(tmp_path / "minutes.docx")
    facts = [facts_of(item, log.mapping) for item in log.items]
    assert (facts[0].raised, facts[0].win) == (date(2025, 3, 14), True)
    assert (facts[-1].raised, facts[-1].due, facts[-1].owner) == (date(2025, 3, 14), date(2025, 4, 2), "Pat")
    vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAna: The tablets log out every day.\n"
    assert _facts(tmp_path, vtt, "GMT20250314-140000_Recording.vtt") == [ItemFacts(raised=date(2025, 3, 14))]


def test_an_item_without_a_mapping_has_no_facts_but_its_heading(tmp_path: Path) -> None:
    """Nothing is needed to ask."""
    (tmp_path / "notes.md").write_text("The bus is late on every Monday.\n")
    [item] = read_log(tmp_path / "notes.md").items
    assert facts_of(item, None) == NO_FACTS


@pytest.mark.parametrize(
    ("cell", "header", "status"),
    [
        ("Open", "", Status.OPEN), ("NEW", "", Status.OPEN), ("Not started", "", Status.OPEN),
        ("In progress", "", Status.IN_PROGRESS), ("In-Progress", "", Status.IN_PROGRESS),
        ("On hold - waiting for HR", "", Status.IN_PROGRESS), ("Done", "", Status.CLOSED),
        ("Closed 3/4", "", Status.CLOSED), ("Resolved.", "", Status.CLOSED), ("Red", "RAG", Status.OPEN),
        ("Amber", "RAG", Status.IN_PROGRESS), ("Green", "RAG", Status.IN_PROGRESS), ("100%", "", Status.CLOSED),
        ("40 %", "", Status.IN_PROGRESS), ("0%", "", Status.OPEN), ("0.5", "% complete", Status.IN_PROGRESS),
        ("1", "Percent complete", Status.CLOSED), ("Yes", "Closed?", Status.CLOSED), ("No", "Resolved", Status.OPEN),
        ("yes", "Still open?", Status.OPEN), ("no", "Open", Status.CLOSED), ("✓", "Done", Status.CLOSED),
        ("yes", "Status", None), ("see notes", "Status", None), ("", "Status", None), ("2", "Status", None),
    ],
)  # fmt: skip
def test_the_words_of_a_status(cell: str, header: str, status: Status | None) -> None:
    """Yes, no and numbers by what the header asks; what is unknown says nothing."""
    assert status_of(cell, header) is status


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("School", "building"), ("Building leadership team", "building"), ("campus", "building"),
        ("Central Office", "district"), ("County", "district"), ("NHS Trust", "district"), ("State dept", "state"),
        ("Department of Education", "state"), ("Grade 3 team", "team"), ("PLC", "team"), ("Cluster", "Cluster"),
        ("Building / District", "Building / District"), ("", None), ("Statement", "Statement"),
    ],
)  # fmt: skip
def test_levels_become_those_of_the_playbook_or_stay_the_logs_own(cell: str, level: str | None) -> None:
    """Two levels at once are neither."""
    assert level_of(cell) == level


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Teacher", "teacher"), ("Instructional Coach", "instructional coach"), ("Nurses", "nurses"),
        ("5th grade teachers", "5th grade teachers"), ("Maria Lopez, coach", "coach"), ("Teacher (Pat)", "teacher"),
        ("Maria Lopez", None), ("p.ellis@alder.org", None), ("JS", None), ("J. S.", None), ("Dean Smith", None),
        ("Pat Cook", None), ("Dean of students", "dean of students"), ("OT", "ot"), ("", None), ("Lopez, M.", None),
        ("Principal Okafor", "principal"), ("x" * 500, None),
    ],
)  # fmt: skip
def test_a_role_is_kept_and_a_name_never_is(cell: str, role: str | None) -> None:
    """Even where both stand in one cell."""
    assert role_of(cell) == role


@pytest.mark.parametrize(
    ("cell", "stage"),
    [("Exploration", "exploration"), ("installing", "installation"), ("Initial Implementation", "initial"),
     ("Full", "full"), ("Sustainability", "full"), ("Exploration / Installation", None), ("Year 2", None), ("", None)],
)  # fmt: skip
def test_stages_are_those_of_the_codebook(cell: str, stage: str | None) -> None:
    """Two at once, or none, are None."""
    assert stage_of(cell) == stage


@pytest.mark.parametrize(
    ("heading", "win"),
    [("Wins", True), ("Celebrations 🎉", True), ("What's working?", True), ("What went well", True), ("Glows", True),
     ("Alder Street: Successes", True), ("Wins: Attendance", True), ("Wins and hiccups", False),
     ("What didn't go well", False), ("What's not working", False), ("Successes and challenges", False),
     ("Wins: Barriers", False), ("Window repairs", False), ("Next steps", False), ("Speaker 1", False), (None, False)],
)  # fmt: skip
def test_headings_of_wins(heading: str | None, win: bool) -> None:
    """One that speaks of barriers too is none."""
    assert stands_under_win(heading) is win


@given(cell=st.text(max_size=200), header=st.text(max_size=40))
def test_no_cell_raises(cell: str, header: str) -> None:
    """Whatever stands in it."""
    assert status_of(cell, header) in (*Status, None)
    assert stage_of(cell) in (None, "exploration", "installation", "initial", "full")
    assert level_of(cell) is None or level_of(cell).strip()
    assert role_of(cell) is None or "@" not in role_of(cell)


def test_a_tag_in_front_marks_a_success(tmp_path: Path) -> None:
    """A tag, and not a text that tells of winning or has a colon later on."""
    texts = "Barrier\nWIN: the team ran the April meeting on its own\nWe win nothing by this: it takes an hour\n"
    assert [each.win for each in _facts(tmp_path, texts, "log.csv")] == [True, False]
