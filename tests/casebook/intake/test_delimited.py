"""Reading csv and tsv files."""

from pathlib import Path

import pytest

from casebook.intake.delimited import guess_delimiter
from casebook.intake.reading import read_log
from casebook.items import DelimitedLayout
from codebook.errors import InputError, NothingToDoError


def _log(folder: Path, content: str | bytes, name: str = "log.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_guessed(delimiter: str, tmp_path: Path) -> None:
    """Excel writes semicolons where a comma stands in numbers."""
    text = "id;barrier;owner\n1;The tablets log out;Pat\n".replace(";", delimiter)
    assert guess_delimiter(text) == delimiter
    [item] = read_log(_log(tmp_path, text)).items
    assert (item.id, item.text, item.row) == ("1", "The tablets log out", 2)


@pytest.mark.parametrize(
    "text",
    [
        'id,barrier\n1,"a; b; c"\n2,"d; e"\n3,f\n',
        'id;barrier\n1;"a, b, c"\n2;"d, e, f"\n',
        'id,barrier\n1,"a;\nb;\nc;\nd;"\n',
        "id;barrier\r1;The tablets, all of them, log out\r",
    ],
)
def test_the_delimiter_is_not_taken_from_within_cells(text: str) -> None:
    """Texts hold commas and semicolons of their own; old files end lines with a bare CR."""
    assert guess_delimiter(text) == text[2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_in_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    """The encoding is kept for the way back, and told where it had to be guessed."""
    log = read_log(_log(tmp_path, "id,barrier\n1,Le café est fermé\n".encode(encoding)))
    assert log.items[0].text == "Le café est fermé"
    assert isinstance(log.layout, DelimitedLayout)
    assert log.layout.encoding == encoding
    assert (f"read as {encoding}" in log.notes) is (not encoding.startswith("utf-8"))


def test_the_web_form_of_the_examples_is_read_with_its_line_breaks(examples: Path) -> None:
    """21 answers, some of two lines, under the question that was asked."""
    log = read_log(examples / "barrier_log.csv")
    assert len(log.items) == 21
    assert "\n" in log.items[2].text
    assert log.notes == ("21 items from column 'What is getting in the way?', header in row 1",)


def test_a_tsv_is_cut_at_tabs_only(tmp_path: Path) -> None:
    """Commas in it are text."""
    [item] = read_log(_log(tmp_path, "id\tbarrier\n1\tTablets, phones, all of it\n", "log.tsv")).items
    assert item.text == "Tablets, phones, all of it"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('id,barrier\n1,"open\n2,b\n', "log.csv, line 3: unexpected end of data; a quote may be left open above it"),
        ('id,barrier\n1,"a" b\n', "log.csv, line 2: "),
        ("id,barrier\n1," + "word " * 2_000_000, "log.csv, line 2: field larger than field limit"),
    ],
    ids=["open quote", "text behind a quote", "cell of 10 MB"],
)
def test_a_csv_that_cannot_be_cut_names_the_line(content: str, where: str, tmp_path: Path) -> None:
    """File, line, and what is likely wrong."""
    with pytest.raises(InputError) as caught:
        read_log(_log(tmp_path, content))
    assert where in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["", " \n\n", "id,barrier\n", "id,barrier\n1,\n2, \n"])
def test_a_csv_without_items_is_nothing_to_do(content: str, tmp_path: Path) -> None:
    """Empty, blank, a header alone, and rows without a text."""
    with pytest.raises(NothingToDoError, match=r"log\.csv"):
        read_log(_log(tmp_path, content))


@pytest.mark.parametrize("content", ["1,2\n3,4\n", "a\nb\n"])
def test_a_csv_without_texts_says_which_option_helps(content: str, tmp_path: Path) -> None:
    """Numbers and codes are no barriers."""
    with pytest.raises(InputError, match=r"log\.csv has no column of texts; .*--text-column"):
        read_log(_log(tmp_path, content))


def test_bracketed_text_and_escape_codes_are_read_as_they_stand(tmp_path: Path) -> None:
    """A reader changes nothing; whoever shows a text makes it harmless."""
    text = "[bold red]Nobody[/] reads \x1b[31mit\x07"
    [item] = read_log(_log(tmp_path, f"id,barrier\n1,{text}\n")).items
    assert item.text == text


def test_the_first_line_that_excel_writes_settles_the_delimiter(tmp_path: Path) -> None:
    """`sep=;` is no header."""
    (tmp_path / "log.csv").write_text("sep=;\nBarrier;Owner, or who\nThe tablets, all of them, log out;Pat\n")
    [item] = read_log(tmp_path / "log.csv").items
    assert item.columns == {"Barrier": "The tablets, all of them, log out", "Owner, or who": "Pat"}
