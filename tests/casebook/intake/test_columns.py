"""Which column holds what."""

import pytest

from casebook.intake.columns import Field, field_of, find_text_column, named_column, plain_header
from codebook.errors import InputError


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
    ],
)
def test_the_text_column_is_found_by_its_header_alone(header: list[str], column: int | None) -> None:
    """The best exact name wins over its place; a telling word in a question comes next."""
    assert find_text_column(header, [], guess=False) == column


def test_the_longest_texts_are_taken_where_no_header_tells() -> None:
    """A column that is known to be something else is never taken, however long its texts."""
    header = ["A", "B", "Action taken"]
    rows = [["x1", "The tablets log out", "We called the help desk twice about this"]] * 3
    assert find_text_column(header, rows) == 1


def test_a_column_of_codes_is_no_column_of_texts() -> None:
    """One word in the median is a code."""
    assert find_text_column(["A", "B"], [["x1", "y2"], ["x3", "y4"]]) is None


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
