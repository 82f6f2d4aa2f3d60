"""What a person says of the columns."""

from pathlib import Path

import pytest

from casebook.intake.choices import Choices, parse_choices
from casebook.intake.fields import Field
from casebook.intake.preview import preview
from casebook.intake.reading import read_log
from codebook.errors import InputError, UsageError

LOG = "Ref,Barrier,Remark,Owner,Who\n1,The tablets log out,Every day at nine or so,Pat,Sam\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log with two columns that could be the owner."""
    (tmp_path / "log.csv").write_text(LOG)
    return tmp_path / "log.csv"


def test_choices_are_read_as_field_and_header() -> None:
    """A header may hold an equals sign; nothing behind it means no column."""
    assert parse_choices(["owner=Who leads = who acts", "Date-Due=By when", "status="]) == {
        Field.OWNER: "Who leads = who acts",
        Field.DUE: "By when",
        Field.STATUS: None,
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["owner"], r"^--column owner: write FIELD=HEADER, like --column 'owner=Who leads'$"),
        (["ownr=Who"], r"there is no field 'ownr'; the nearest is 'owner'\. Fields: text, id"),
        (["zzz=Who"], r"there is no field 'zzz'\. Fields:"),
        (["owner=A", "owner=B"], r"names the field 'owner' twice"),
        (["owner=Who", "reporter=WHO"], r"names the column 'Who' for two fields"),
        (["text="], r"one column must hold the barriers"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_one_line(words: list[str], message: str) -> None:
    """It says what to write instead."""
    with pytest.raises(UsageError, match=message):
        parse_choices(words)


def test_a_chosen_column_that_is_not_there_is_answered_with_the_nearest(log: Path) -> None:
    """As for the column of texts."""
    with pytest.raises(
        InputError, match=r"log\.csv has no column 'Ownr'; the nearest is 'Owner'\. Its columns are: 'Ref'"
    ):
        read_log(log, choices=Choices({Field.OWNER: "Ownr"}))


def test_the_texts_and_the_ids_can_be_chosen(log: Path) -> None:
    """The items follow."""
    [item] = read_log(log, choices=Choices({Field.TEXT: "remark", Field.ID: "Owner"})).items
    assert (item.id, item.text) == ("Pat", "Every day at nine or so")
    [item] = read_log(log, choices=Choices({Field.ID: None})).items
    assert item.id == "2"


def test_notes_have_no_columns_to_choose(tmp_path: Path) -> None:
    """The option is refused rather than passed over."""
    (tmp_path / "notes.md").write_text("- The tablets log out\n")
    with pytest.raises(UsageError, match=r"^--column is for tables, and .*notes\.md holds notes$"):
        read_log(tmp_path / "notes.md", choices=Choices({Field.OWNER: "Who"}))


def test_the_preview_shows_each_column_with_values(log: Path) -> None:
    """Those in use first, then those that are not."""
    [table] = preview(read_log(log))
    assert [(each.column.header, each.column.field, each.samples) for each in table.used] == [
        ("Ref", Field.ID, ("1",)),
        ("Barrier", Field.TEXT, ("The tablets log out",)),
        ("Owner", Field.OWNER, ("Pat",)),
    ]
    assert [each.column.header for each in table.unused] == ["Remark", "Who"]


def test_a_preview_has_three_different_values_cut_short(tmp_path: Path) -> None:
    """Enough to know a column by."""
    rows = "".join(f"The tablets log out,{value}\n" for value in ["a", "a", "b", "x" * 200, "d"])
    (tmp_path / "log.csv").write_text("Barrier,Mood\n" + rows)
    [table] = preview(read_log(tmp_path / "log.csv"))
    assert table.unused[0].samples == ("a", "b", "x" * 79 + "…")


def test_two_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    """The second has a number behind its name."""
    (tmp_path / "log.csv").write_text("Barrier,Owner,Owner\nThe tablets log out,Pat,Sam\n")
    [item] = read_log(tmp_path / "log.csv").items
    assert item.columns == {"Barrier": "The tablets log out", "Owner": "Pat", "Owner (2)": "Sam"}
