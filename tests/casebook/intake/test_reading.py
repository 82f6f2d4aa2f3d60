"""Any log or notes, from a file or a pipe."""

import os
from pathlib import Path

import pytest

from casebook.intake.reading import guess_kind, kind_of, read_log, read_standard_input
from casebook.items import FileKind
from codebook.errors import BalconyError, InputError, NothingToDoError, UsageError

EXAMPLES = ["barrier_log.xlsx", "barrier_log.csv", "leadership_minutes.docx", "team_notes.md", "coaching_call.vtt"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_read(name: str, examples: Path) -> None:
    """With items that have a text, an id and a place, and the name that the person gave."""
    log = read_log(examples / name)
    assert log.items
    assert all(item.text == item.text.strip() != "" and item.id and item.row >= 1 for item in log.items)
    assert (log.name, log.path) == (str(examples / name), examples / name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.XLSX", FileKind.XLSX), ("a.markdown", FileKind.MD), ("a.text", FileKind.TXT), ("a.ndjson", FileKind.JSONL)],
)
def test_the_suffix_says_the_kind_in_any_case(name: str, kind: FileKind) -> None:
    """And under its other names."""
    assert kind_of(Path(name)) is kind


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("log.xls", "; open it in Excel and save it as xlsx. It reads xlsx"),
        ("log.xlsm", "; save it as xlsx (without macros). It reads xlsx"),
        ("log.pdf", "; export the notes as docx or txt. It reads xlsx"),
        ("log.doc", "; save it as docx. It reads xlsx"),
        ("log.json", "; write one object a line and name it jsonl. It reads xlsx"),
        ("log.exe", "of a kind that Balcony does not read. It reads xlsx, csv, tsv, jsonl, docx, md, txt, vtt, srt"),
        ("log", "of a kind that Balcony does not read. It reads xlsx"),
    ],
)
def test_an_unknown_kind_comes_with_advice(name: str, advice: str, tmp_path: Path) -> None:
    """What to save it as, and what can be read."""
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError) as caught:
        read_log(tmp_path / name)
    assert advice in str(caught.value)


@pytest.mark.parametrize("name", ["log.csv", "log.xlsx", "log.docx", "log.md"])
def test_a_missing_file_is_said_to_be_missing(name: str, tmp_path: Path) -> None:
    """Whatever its kind."""
    with pytest.raises(InputError, match=rf"^there is no file .*{name}$"):
        read_log(tmp_path / name)


@pytest.mark.parametrize("name", ["logs", "logs.csv"])
def test_a_folder_is_said_to_be_one(name: str, tmp_path: Path) -> None:
    """With or without an ending."""
    (tmp_path / name).mkdir()
    with pytest.raises(InputError, match=rf"{name} is a folder; name the files in it$"):
        read_log(tmp_path / name)


def test_a_name_that_no_file_can_have_is_an_error_of_the_input() -> None:
    """The operating system refuses it before anything is opened."""
    with pytest.raises(InputError, match="cannot be read: File name too long"):
        read_log(Path("x" * 300 + ".csv"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("name", ["log.csv", "log.xlsx", "log.docx"])
def test_a_file_that_may_not_be_read_says_so(name: str, tmp_path: Path) -> None:
    """Permission is missing, not the file."""
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / name).chmod(0)
    with pytest.raises(InputError, match=rf"{name} cannot be read: Permission denied"):
        read_log(tmp_path / name)


def test_options_that_do_not_fit_the_kind_are_wrong_usage(examples: Path) -> None:
    """The option and the file are named."""
    with pytest.raises(UsageError, match=r"^--sheet is for workbooks, and .*barrier_log\.csv is not one$"):
        read_log(examples / "barrier_log.csv", sheet="Log")
    with pytest.raises(UsageError, match=r"^--text-column is for tables, and .*team_notes\.md holds notes$"):
        read_log(examples / "team_notes.md", text_column="Barrier")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.md", "a.txt", "a.vtt", "a.srt"])
@pytest.mark.parametrize("content", [b"", b" \n \n", b"\xef\xbb\xbf"], ids=["empty", "blank", "mark"])
def test_an_empty_file_is_nothing_to_do(name: str, content: bytes, tmp_path: Path) -> None:
    """Of any kind."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NothingToDoError, match=name):
        read_log(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.md", "a.txt", "a.vtt", "a.srt"])
def test_a_binary_file_with_the_ending_of_a_text_is_refused(name: str, tmp_path: Path) -> None:
    """A picture renamed, say."""
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    with pytest.raises(InputError, match=rf"{name} is not a text file"):
        read_log(tmp_path / name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_cut_anywhere_is_read_or_refused_in_one_line(name: str, examples: Path, tmp_path: Path) -> None:
    """A download that broke off brings no traceback."""
    whole = (examples / name).read_bytes()
    for part in range(1, 8):
        (tmp_path / name).write_bytes(whole[: len(whole) * part // 8])
        said = _refusal(tmp_path / name)
        assert said is None or (name in said and "\n" not in said)


def _refusal(path: Path) -> str | None:
    try:
        read_log(path)
    except BalconyError as err:
        return str(err)
    return None


def test_the_limit_takes_the_first_items(examples: Path) -> None:
    """In the file's order."""
    whole, some = read_log(examples / "barrier_log.csv"), read_log(examples / "barrier_log.csv", limit=3)
    assert some.items == whole.items[:3]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('\n{"text": "Nobody reads it"}', FileKind.JSONL),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nhello", FileKind.VTT),
        ("\ufeffWEBVTT\n", FileKind.VTT),
        ("1\n00:00:00,000 --> 00:00:04,000\nhello there\n", FileKind.SRT),
        ("id,barrier\n1,Nobody reads it\n", FileKind.CSV),
        ('"Timestamp";"What is getting in the way?"\n', FileKind.CSV),
        ("# Notes\n\nNobody reads it", FileKind.MD),
        ("- Nobody reads it", FileKind.MD),
        ("Nobody reads it, and it is long.", FileKind.TXT),
        ("The main barrier is time, nobody has it", FileKind.TXT),
        ("Challenges: the schedule, the van\nWe talked, for long", FileKind.TXT),
        ("", FileKind.TXT),
    ],
)
def test_what_comes_through_a_pipe_is_known_by_its_first_line(text: str, kind: FileKind) -> None:
    """A sentence about a problem is no header, whatever its commas."""
    assert guess_kind(text) is kind


def test_a_named_column_makes_a_pipe_a_table() -> None:
    """If the header holds it."""
    assert guess_kind("a,b\n1,2", "b") is FileKind.CSV
    assert guess_kind("a,b\n1,2", "c") is FileKind.TXT


def test_standard_input_is_read_like_a_file() -> None:
    """In any encoding, without a path."""
    log = read_standard_input("id,barrier\n1,Le café est fermé\n".encode("utf-16"), limit=1)
    assert (log.name, log.path, log.items[0].text) == ("standard input", None, "Le café est fermé")


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", NothingToDoError, "standard input holds no item"),
        (b"\0\1\2", InputError, "standard input is not a text file"),
        (
            b"PK\x03\x04rest",
            InputError,
            "workbooks and Word documents cannot be read from a pipe; name the file instead",
        ),
        (b'{"text": "fine"}\n{', InputError, "standard input, line 2 is not JSON"),
        (b"id,barrier\n", NothingToDoError, "standard input holds no item"),
    ],
)
def test_what_is_wrong_in_a_pipe_is_named_as_standard_input(
    data: bytes, error: type[BalconyError], message: str
) -> None:
    """A pipe has no name of its own."""
    with pytest.raises(error, match=message):
        read_standard_input(data)
