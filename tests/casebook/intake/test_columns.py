"""Which column holds what."""

import pytest

from casebook.intake.columns import Field, field_of, find_text, named_column, plain_header
from casebook.intake.text_choice import named_text
from codebook.errors import InputError


def _column(header: list[str], rows: list[list[str]]) -> int | None:
    """The column that is chosen."""
    found = find_text(header, rows)
    return found.column if found else None


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("  Barrier  ", "barrier"),
        ("Level (Building / District / State)", "level"),
        ("Date [mm/dd/yy]", "date"),
        ("School / site", "school / site"),
        ("Status:", "status"),
        ("What is getting in the way?", "what is getting in the way"),
    ],
)
def test_plain_header_drops_case_remarks_and_punctuation(header: str, plain: str) -> None:
    """Two spellings of a header are one."""
    assert plain_header(header) == plain


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Barrier", Field.TEXT),
        ("No.", Field.ID),
        ("Date raised", Field.RAISED),
        ("School / site", Field.UNIT),
        ("Level (Building / District / State)", Field.LEVEL),
        ("Raised by (role)", Field.REPORTER),
        ("Owner", Field.OWNER),
        ("Target date", Field.DUE),
        ("Action taken", Field.ACTION),
        ("Your role", Field.REPORTER),
        ("Days open", None),
        ("", None),
        ("(" * 100_000, None),
    ],
)
def test_field_of_knows_the_headers_of_public_templates(header: str, field: Field | None) -> None:
    """The headers of the examples, and two that name nothing."""
    assert field_of(header) is field


@pytest.mark.parametrize(
    ("header", "column"),
    [
        (["No.", "Barrier", "Notes"], 1),
        (["Notes", "Comments", "Barrier"], 2),
        (["Timestamp", "Site", "What is getting in the way?"], 2),
        (["Date", "What problems do you see at your site?"], 1),
        (["Owner", "Status"], None),
        (["Team", "the lift is stuck again", "and nobody takes notes"], None),
    ],
)
def test_the_text_column_is_found_by_its_header_alone(header: list[str], column: int | None) -> None:
    """The best exact name wins over its place; a telling word in a question comes next."""
    assert named_text(header) == column


def test_the_longest_texts_are_taken_where_no_header_tells() -> None:
    """A column that is known to be something else is never taken, however long its texts."""
    header = ["A", "B", "Action taken"]
    rows = [["x1", "The tablets log out", "We called the help desk twice about this"]] * 3
    assert _column(header, rows) == 1


def test_a_column_of_codes_is_no_column_of_texts() -> None:
    """One word in the median is a code."""
    assert _column(["A", "B"], [["x1", "y2"], ["x3", "y4"]]) is None


SENTENCES = [
    "The tablets log out in the lesson", "Nobody reads the minutes beforehand", "The lift is out of order again",
    "Two teams keep two lists of it",
]  # fmt: skip


def _rows(*columns: list[str]) -> list[list[str]]:
    return [list(row) for row in zip(*columns, strict=True)]


def test_remarks_in_a_few_rows_never_win_over_texts_in_all() -> None:
    """Though `Comments` is a name that is known, and `Fjord` is none."""
    found = find_text(["Fjord", "Comments"], _rows(SENTENCES, ["", "", "", "Pat will ring them again on Monday"]))
    assert found is not None
    assert (found.column, found.doubt) == (0, None)


def test_remarks_win_where_they_are_as_full_and_as_long() -> None:
    """A name that is known counts for more than none."""
    found = find_text(["Fjord", "Comments"], _rows(SENTENCES, SENTENCES[::-1]))
    assert found is not None
    assert found.column == 1


def test_a_choice_that_is_not_clear_is_said_with_the_other_column_and_how_to_read_it() -> None:
    """How many rows each has, and how long its texts are."""
    found = find_text(["Fjord", "Comments"], _rows(SENTENCES, [*SENTENCES[:3], ""]))
    assert found is not None
    assert found.doubt == (
        "it is not certain that column 'Fjord' holds the barriers: it has text in 4 rows (about 7 words each), "
        "'Comments' in 3 rows (about 7 words each); to read that one: --text-column 'Comments'"
    )


@pytest.mark.parametrize("header", ["Barrier", "Barriers/Opportunities", "Safety concern", "What gets in our way?"])
def test_a_name_for_barriers_is_clear_whatever_stands_beside_it(header: str) -> None:
    """Nothing is said where nothing is in doubt."""
    found = find_text([header, "Notes"], _rows(SENTENCES, [f"{text} and again and again" for text in SENTENCES]))
    assert found is not None
    assert (found.column, found.doubt) == (0, None)


@pytest.mark.parametrize("codes", [["High", "Low", "Low", "High"], ["A-1", "A-2", "A-3", "A-4"], ["3", "4", "9", "1"]])
def test_a_name_for_barriers_over_codes_holds_none(codes: list[str]) -> None:
    """`Risk` may be a rank and `Issue` a number; the texts stand elsewhere."""
    for name in ("Risk", "Issue"):
        assert _column([name, "Description"], _rows(codes, SENTENCES)) == 1


@pytest.mark.parametrize(
    "header",
    ["Impact of the problem", "Action to overcome the barrier", "What went well?", "Who can solve the problem?",
     "What have you tried?", "Cause of the issue", "Problem owner"],
)  # fmt: skip
def test_what_is_said_about_a_barrier_is_no_barrier(header: str) -> None:
    """However long it is."""
    longer = [f"{text} because of this and of that" for text in SENTENCES]
    assert _column([header, "Barrier"], _rows(longer, SENTENCES)) == 1
    assert _column([header, "What is in the way?"], _rows(longer, SENTENCES)) == 1


@pytest.mark.parametrize(
    "header",
    ["What is hard for your team?", "barrier_text", "Issues & ideas", "What did not go well?",
     "Please describe any barriers that you are facing as you bring the new reading programme into your school"],
)  # fmt: skip
def test_the_question_of_a_form_is_known_by_what_it_asks_for(header: str) -> None:
    """Whoever it is put to, and however long it is."""
    longer = [f"{text} because of this and of that" for text in SENTENCES]
    assert _column(["Notes", header], _rows(longer, SENTENCES)) == 1


def test_a_named_column_is_found_whatever_its_case() -> None:
    """A person need not type the header exactly."""
    assert named_column(["No.", "Barrier (one per row)"], "BARRIER", "log.csv") == 1


def test_a_missing_column_is_answered_with_the_nearest_and_all_there_are() -> None:
    """The message says where, what is nearest, and what to choose from."""
    with pytest.raises(InputError) as caught:
        named_column(["No.", "Barrier", ""], "Bariers", "log.csv")
    assert (
        str(caught.value)
        == "log.csv has no column 'Bariers'; the nearest is 'Barrier'. Its columns are: 'No.', 'Barrier'"
    )


def test_nothing_is_offered_where_nothing_is_near() -> None:
    """A guess out of the blue would only mislead."""
    with pytest.raises(InputError, match=r"no column 'zzz'\. Its columns"):
        named_column(["No.", "Barrier"], "zzz", "log.csv")
