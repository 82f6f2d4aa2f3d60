"""Rosters as people have them."""

from pathlib import Path

import pytest

from casebook.redaction.finding import find
from casebook.redaction.roster_file import read_roster
from codebook.errors import InputError


@pytest.mark.parametrize(
    "content",
    [
        "# staff\nMaria Alvarez\n\nBo Chen\n",
        "Alvarez, Maria\r\nChen, Bo\r\n",
        "First name,Last name,Grade\nMaria,Alvarez,5\nBo,Chen,6\n",
        "id;Surname;Forename\n1;Alvarez;Maria\n2;Chen;Bo\n",
        "Name\nMrs Maria Alvarez\nDr. Bo Chen, PhD\n",
    ],
)
def test_a_roster_is_read_in_each_of_its_forms(tmp_path: Path, content: str) -> None:
    """One name a line, or a table with columns for names."""
    file = tmp_path / "names.csv"
    file.write_text(content, encoding="utf-8")
    assert [each.text for each in find("Maria Alvarez and Chen", read_roster(file))] == ["Maria Alvarez", "Chen"]


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "holds no name"), ("We met on Tuesday and talked about all of the plans\n", "line 1"), ("PK\x03\x04", "csv")],
)
def test_what_is_no_roster_is_refused(tmp_path: Path, content: str, said: str) -> None:
    """The message says what to do."""
    file = tmp_path / "names.txt"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_roster(file)
