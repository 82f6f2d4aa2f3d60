"""`balcony triage --column`: columns chosen, remembered, forgotten."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from casebook.intake.remembered import memory_file


@pytest.fixture
def log(tmp_path: Path) -> str:
    """A log with two columns that could be the owner."""
    (tmp_path / "log.csv").write_text(
        "Barrier,Owner,Lead teacher\nThe tablets log out,Pat,Sam\nNobody reads it,Bo,Kim\n"
    )
    return str(tmp_path / "log.csv")


def test_triage_says_in_one_line_what_each_column_holds(run, log: str) -> None:
    """On standard error, with what is not used; nothing is remembered that nobody chose."""
    ended = run("triage", log)
    assert f"{log}: column 'Barrier' holds the barriers; owner: 'Owner'; not used: 'Lead teacher'" in ended.err
    assert not memory_file().exists()


def test_a_chosen_column_is_remembered_for_the_next_file_of_that_shape(run, log: str) -> None:
    """And said in one line, until it is forgotten."""
    first = run("triage", log, "--column", "owner=lead teacher")
    assert "owner: 'Lead teacher'; not used: 'Owner'" in first.err
    assert "these columns are remembered for files with the same headers" in first.err
    second = run("triage", log)
    assert "owner: 'Lead teacher'; not used: 'Owner'" in second.err
    assert "columns as you chose them before" in second.err
    third = run("triage", log, "--forget-columns")
    assert "owner: 'Owner'" in third.err
    assert "is forgotten" in third.err
    assert "owner: 'Owner'" in run("triage", log).err


def test_a_text_column_is_remembered_as_well(run, log: str) -> None:
    """It is the choice that matters most."""
    run("triage", log, "--text-column", "Owner")
    ended = run("triage", log, "--format", "jsonl")
    assert [json.loads(line)["text"] for line in ended.out.splitlines()] == ["Pat", "Bo"]


def test_the_order_of_dates_is_chosen_remembered_and_forgotten(run, tmp_path: Path) -> None:
    """A guess is a line of its own that says what to add; what was added holds for the next file of that shape."""
    log = tmp_path / "dated.csv"
    log.write_text("Barrier,Date raised\nThe tablets log out,01/09/2026\nNobody reads it,02/09/2026\n")
    asks = f"{log}: no date tells whether the day or the month comes first, so 01/09/2026 is read as 9 January 2026"
    assert asks in run("triage", str(log)).err
    chosen = run("triage", str(log), "--dates", "day").err
    assert "the day comes first in dates is remembered" in chosen
    assert "no date tells" not in chosen
    later = run("triage", str(log)).err
    assert "dates read as day/month" in later
    assert "no date tells" not in later
    assert asks in run("triage", str(log), "--forget-columns").err
    assert asks in run("triage", str(log)).err


def test_a_column_that_may_be_the_wrong_one_is_a_line_with_the_option_that_changes_it(run, tmp_path: Path) -> None:
    """On standard error."""
    log = tmp_path / "log.csv"
    rows = "".join(f"The lift in house {n} is stuck,Nobody reads list {n} at all\n" for n in range(4))
    log.write_text("Fjord,Comments\n" + rows)
    err = run("triage", str(log)).err
    assert f"{log}: it is not certain that column 'Comments' holds the barriers" in err
    assert "to read that one: --text-column 'Fjord'" in err


def test_a_damaged_memory_is_one_line_and_is_left_as_it_is(run, log: str) -> None:
    """The log is triaged all the same."""
    memory_file().parent.mkdir(parents=True, exist_ok=True)
    for content in (
        "{",
        "[]",
        '{"version": 1, "shapes": {"a": {"nofield": 3}}}',
        '{"version": 2}',
        "\x00",
        "[" * 100_000,
    ):
        memory_file().write_text(content)
        ended = run("triage", log, "--column", "owner=Lead teacher")
        assert ended.code == ExitCode.DONE
        assert sum("columns.json" in line for line in ended.err.splitlines()) == 1
        assert "columns are found anew" in ended.err
        assert memory_file().read_text() == content


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--column", "ownr=Owner"), ExitCode.USAGE, "the nearest is 'owner'"),
        (("--column", "owner=Ownr"), ExitCode.INPUT, "the nearest is 'Owner'"),
        (("--column", "text=Owner", "--text-column", "Owner"), ExitCode.USAGE, "give one of them"),
    ],
)
def test_a_wrong_choice_is_one_line(run, log: str, words: tuple[str, ...], code: ExitCode, says: str) -> None:
    """And nothing is remembered of it."""
    ended = run("triage", log, *words)
    assert ended.code == code
    assert says in ended.err
    assert not memory_file().exists()
