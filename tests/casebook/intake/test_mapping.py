"""What the columns of a table hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.assigning import map_table
from casebook.intake.choices import Choices, Memory
from casebook.intake.dates import Order
from casebook.intake.fields import Field
from casebook.intake.mapping import Found, TableMapping, shape_of

F = Field


def _mapped(header: list[str], rows: list[list[str]], text: str | None = None, **choices: Any) -> TableMapping:
    columns = {name: [row[n] if n < len(row) else "" for row in rows] for n, name in enumerate(header)}
    return map_table(columns, text, None, Choices(**choices))


def _fields(table: TableMapping) -> dict[str, Field]:
    return {column.header: column.field for column in table.columns if column.field}


# Header, one row (repeated), the text's header, and what each column in use holds.
SHAPES: dict[str, tuple[list[str], list[str], str, dict[str, Field]]] = {
    "google form": (
        ["Timestamp", "Email Address", "What is your role?", "Which school are you from?",
         "What is getting in the way?",
         "What have you tried so far?", "How urgent is this?", "Does this need to go to the district?"],
        ["9/3/2025 7:52:18", "a@b.org", "Teacher", "Alder St", "The tablets log out", "Restarted them", "High", "Yes"],
        "What is getting in the way?",
        {"Timestamp": F.RAISED, "What is your role?": F.REPORTER, "Which school are you from?": F.UNIT,
         "What have you tried so far?": F.ACTION, "How urgent is this?": F.PRIORITY,
         "Does this need to go to the district?": F.ESCALATED},
    ),
    "microsoft form": (
        ["ID", "Start time", "Completion time", "Email", "Name", "Describe the barrier", "Who should own this?"],
        ["1", "2025-03-14 09:00:00", "2025-03-14 09:04:00", "anonymous", "Pat Ellis", "Nobody reads it", "Office"],
        "Describe the barrier",
        {"ID": F.ID, "Start time": F.RAISED, "Who should own this?": F.OWNER},
    ),
    "raidlog book": (
        ["ID", "Title", "State", "Description", "Impact", "Category", "Owner", "Date Raised", "Response Actions",
         "Response Status", "Date Resolved", "Resolution", "Escalations", "Root Cause", "INTERNAL ONLY"],
        ["1", "Tablets", "In action", "The tablets log out", "High", "IT", "Pat", "2025-01-03", "Called", "Amber",
         "2025-02-03", "Replaced", "District", "Old server", "No"],
        "Description",
        {"ID": F.ID, "Title": F.TITLE, "State": F.STATUS, "Impact": F.PRIORITY, "Category": F.CATEGORY,
         "Owner": F.OWNER, "Date Raised": F.RAISED, "Response Actions": F.ACTION, "Date Resolved": F.CLOSED,
         "Resolution": F.RESOLUTION, "Escalations": F.ESCALATED, "Root Cause": F.ROOT_CAUSE,
         "INTERNAL ONLY": F.VISIBILITY},
    ),
    "issue log": (
        ["Issue ID", "Date Raised", "Issue Description", "Category", "Priority", "Status", "Owner", "Date Closed",
         "Resolution"],
        ["I-1", "14 Mar 25", "The tablets log out", "Technical", "P1", "Closed", "Pat", "20 Mar 25", "Replaced"],
        "Issue Description",
        {"Issue ID": F.ID, "Date Raised": F.RAISED, "Category": F.CATEGORY, "Priority": F.PRIORITY,
         "Status": F.STATUS, "Owner": F.OWNER, "Date Closed": F.CLOSED, "Resolution": F.RESOLUTION},
    ),
    "github issue log": (
        ["ID", "Issue Description", "Category", "Priority", "Impact", "Assigned To", "Date Raised",
         "Target Resolution", "Status"],
        ["1", "The tablets log out", "IT", "High", "Some", "Pat", "2025-03-14", "2025-04-14", "Open"],
        "Issue Description",
        {"ID": F.ID, "Category": F.CATEGORY, "Priority": F.PRIORITY, "Assigned To": F.OWNER,
         "Date Raised": F.RAISED, "Target Resolution": F.DUE, "Status": F.STATUS},
    ),
    "predictive issues": (
        ["ID", "Date", "Issue", "Impact", "Severity", "Owner", "Status", "Tech debt?", "Resolution / Notes"],
        ["1", "3/14/2025", "The tablets log out", "All", "High", "Pat", "Resolved", "Yes", "Replaced"],
        "Issue",
        {"ID": F.ID, "Date": F.RAISED, "Impact": F.PRIORITY, "Owner": F.OWNER, "Status": F.STATUS,
         "Resolution / Notes": F.RESOLUTION},
    ),
    "raid minimum": (
        ["Type", "Description", "Owner", "Impact", "Next action", "Due date", "Status"],
        ["Issue", "The tablets log out", "Pat", "High", "Call", "4/14/2025", "Open"],
        "Description",
        {"Type": F.CATEGORY, "Owner": F.OWNER, "Impact": F.PRIORITY, "Next action": F.ACTION, "Due date": F.DUE,
         "Status": F.STATUS},
    ),
    "nirn communication worksheet": (
        ["From", "To", "Rationale", "Information to communicate", "Responsible Individual(s)", "Schedule", "Format",
         "Response timeline", "Response format"],
        ["Building team", "District team", "Needs money", "Successes and challenges", "Pat", "Monthly", "Memo",
         "4/14/2025", "E-mail"],
        "Information to communicate",
        {"From": F.REPORTER, "To": F.ESCALATED, "Responsible Individual(s)": F.OWNER, "Response timeline": F.DUE},
    ),
    "kentucky note tool": (
        ["Precise problem statement", "Action steps", "Who", "By when", "Goal", "Timeline", "Evidence"],
        ["Grade 3 attendance fell", "Call families", "Nurse", "4/14/2025", "95%", "Spring", "Roll"],
        "Precise problem statement",
        {"Action steps": F.ACTION, "Who": F.OWNER, "By when": F.DUE},
    ),
    "state team notes": (
        ["Time", "Agenda Item", "Discussion Points", "Next Steps"],
        ["9:00", "Coaching", "Coaches are pulled to sub", "Ask HR"],
        "Discussion Points",
        {"Agenda Item": F.TITLE, "Next Steps": F.ACTION},
    ),
    "retro export": (
        ["Column", "Card", "Votes", "Author", "Created"],
        ["Went well", "The new rota", "3", "Pat Ellis", "2025-03-14T09:00:00Z"],
        "Card",
        {"Column": F.CATEGORY, "Votes": F.PRIORITY, "Author": F.REPORTER, "Created": F.RAISED},
    ),
    "two rows of headers": (
        ["No.", "Barrier", "Date / Raised", "Date / Due", "Date / Closed", "Person / Owner", "Person / Role"],
        ["1", "The tablets log out", "3/14/2025", "4/1/2025", "", "Pat", "Teacher"],
        "Barrier",
        {"No.": F.ID, "Date / Raised": F.RAISED, "Date / Due": F.DUE, "Date / Closed": F.CLOSED,
         "Person / Owner": F.OWNER, "Person / Role": F.REPORTER},
    ),
    "owner twice": (
        ["Barrier", "Owner", "Owner (2)"],
        ["The tablets log out", "", "Pat"],
        "Barrier",
        {"Owner (2)": F.OWNER},
    ),
    "status holds dates": (
        ["Date", "Barrier", "Status", "Closed?"],
        ["3/14/2025", "The tablets log out", "4/1/2025", "Yes"],
        "Barrier",
        {"Date": F.RAISED, "Closed?": F.STATUS},
    ),
    "two date columns": (
        ["Meeting date", "Date raised", "Barrier"],
        ["3/20/2025", "3/14/2025", "The tablets log out"],
        "Barrier",
        {"Date raised": F.RAISED},
    ),
    "mtss tiers": (
        ["Tier", "Level", "Building", "Concern", "Stage", "Date noticed by you"],
        ["Tier 2", "District", "Alder St", "Screening takes a week", "Initial implementation", "March 14, 2025"],
        "Concern",
        {"Level": F.LEVEL, "Building": F.UNIT, "Stage": F.STAGE, "Date noticed by you": F.RAISED},
    ),
    "coded before": (
        ["text", "label", "coder", "Stage", "Progress"],
        ["The tablets log out", "technical", "Pat", "In progress", "Slow but steady work by all"],
        "text",
        {"label": F.LABEL, "Stage": F.STATUS},
    ),
    "a bare when": (
        ["Ref", "When", "What gets in our way?", "RAG", "Who", "Done?"],
        ["1", "2026-07-03", "The tablets log out", "red", "Pat", "No"],
        "What gets in our way?",
        {"Ref": F.ID, "When": F.RAISED, "RAG": F.STATUS, "Who": F.OWNER},
    ),
    "when beside a due date": (
        ["Due date", "When", "Barrier"],
        ["2026-08-03", "2026-07-03", "The tablets log out"],
        "Barrier",
        {"When": F.RAISED, "Due date": F.DUE},
    ),
    "when beside the day it was raised": (
        ["Date raised", "When", "Barrier"],
        ["2026-07-03", "2026-08-03", "The tablets log out"],
        "Barrier",
        {"Date raised": F.RAISED, "When": F.DUE},
    ),
    "when an action is due": (
        ["Issue", "Action", "Who", "When"],
        ["The tablets log out", "Ring the help desk", "Pat", "2026-08-03"],
        "Issue",
        {"Action": F.ACTION, "Who": F.OWNER, "When": F.DUE},
    ),
    "percent and flags": (
        ["#", "Obstacle", "% complete", "Win?", "Confidential", "Tier"],
        ["1", "The tablets log out", "50%", "No", "Yes", "District"],
        "Obstacle",
        {"#": F.ID, "% complete": F.STATUS, "Win?": F.WIN, "Confidential": F.VISIBILITY, "Tier": F.LEVEL},
    ),
    "headers that tell nothing": (
        ["A", "B", "C", "D", "E"],
        ["3/14/2025", "The tablets log out", "Open", "District", "Yes"],
        "B",
        {"A": F.RAISED, "C": F.STATUS, "D": F.LEVEL},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_columns_of_real_shapes_are_known(name: str) -> None:
    """Forms, RAID logs, worksheets, minutes and retros, as their templates have them."""
    header, row, text, fields = SHAPES[name]
    assert _fields(_mapped(header, [row] * 4, text)) == {**fields, text: F.TEXT}


def test_what_is_not_used_and_why_is_said_in_the_line() -> None:
    """A person sees what was left aside, and the order of dates that could be two."""
    header = ["Barrier", "Date", "Status", "Owner", "Owner (2)", "Mood"]
    table = _mapped(header, [["The tablets log out", "3/4/2025", "5/6/2025", "Pat", "Sam", "blue"]] * 3, "Barrier")
    assert table.said() == (
        "column 'Barrier' holds the barriers; date raised: 'Date'; owner: 'Owner'; "
        "dates read as month/day, which is a guess; "
        "not used: 'Status' (holds dates), 'Owner (2)' ('Owner' holds the owner), 'Mood'"
    )


def test_one_column_tells_the_order_for_all() -> None:
    """A due date of 25/3 says how 3/4 is meant."""
    header = ["Barrier", "Date raised", "Due date"]
    table = _mapped(header, [["a b", "3/4/2025", "25/4/2025"], ["c d", "5/4/2025", "1/6/2025"]], "Barrier")
    assert (table.order, table.order_told) == (Order.DAY_FIRST, True)
    assert "dates read as day/month;" in table.said() + ";"


def test_a_choice_counts_for_more_than_what_was_found() -> None:
    """And a field may be held by no column at all."""
    header, rows = ["Barrier", "Status", "Owner", "Who"], [["The tablets log out", "Open", "Pat", "Sam"]] * 3
    table = _mapped(header, rows, "Barrier", columns={F.OWNER: "who", F.STATUS: None})
    assert _fields(table) == {"Barrier": F.TEXT, "Who": F.OWNER}
    assert table.column(F.OWNER).found is Found.CHOSEN


def test_a_remembered_choice_holds_for_the_same_headers_alone() -> None:
    """Case, punctuation and the columns of a triage make no difference."""
    rows = [["The tablets log out", "Pat", "Sam"]] * 3
    memory = Memory({shape_of(["Barrier", "Owner", "Lead teacher"]): {F.OWNER: "Lead teacher"}})
    same = _mapped(["BARRIER:", "owner", "Lead Teacher", "balcony_label"], rows, "BARRIER:", memory=memory)
    other = _mapped(["Barrier", "Owner", "Lead teachers"], rows, "Barrier", memory=memory)
    assert same.column(F.OWNER).header == "Lead Teacher"
    assert same.column(F.OWNER).found is Found.REMEMBERED
    assert other.column(F.OWNER).header == "Owner"


def test_columns_of_an_earlier_triage_are_not_the_logs_own() -> None:
    """They hold no facts, and are not listed as unused."""
    table = _mapped(["Barrier", "balcony_label"], [["The tablets log out", "technical"]] * 3, "Barrier")
    assert [column.header for column in table.columns] == ["Barrier"]


HEADERS = st.lists(
    st.one_of(st.sampled_from(["Barrier", "Date", "Status", "Owner", "Level", "To", "Tier", "Closed?", "What?", ""]),
              st.text(max_size=20)), min_size=1, max_size=6, unique=True)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(["", "yes", "3/14/2025", "8/21", "Open", "District", "Pat Ellis"]), st.text(max_size=20)
)


@given(header=HEADERS, data=st.data())
def test_no_table_raises_and_no_field_is_held_twice(header: list[str], data) -> None:
    """Whatever stands in it."""
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(header), max_size=len(header)), max_size=6))
    fields = [column.field for column in _mapped(header, rows, header[0]).columns if column.field]
    assert len(fields) == len(set(fields))
