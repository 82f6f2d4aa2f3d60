"""`balcony items` finds, shows and links what the casebook holds."""

import csv
import io
import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

LOG = (
    "Date,School,Level,Barrier,Status\n"
    "3/2/2026,Ash,Building,The rosters do not sync into the screening platform.,Open\n"
    "3/9/2026,Birch,District,[/red] Nobody says in the meeting what everyone knows about the schedule.,Closed\n"
    "4/6/2026,Ash,Building,=cmd() The copier jams every morning and the lease has run out.,Open\n"
)


@pytest.fixture(autouse=True)
def saved(run, tmp_path: Path) -> None:
    """Three items in the casebook."""
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    run("triage", str(tmp_path / "log.csv"), "--save")


def ids(run, *words: str) -> list[int]:
    """The ids that a list gives as JSON lines, in order."""
    return [json.loads(line)["id"] for line in run("items", *words, "--format", "jsonl").out.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), [3, 2, 1]),
        (("--sort", "imported"), [1, 2, 3]),
        (("--search", "copier MORNING"), [3]),
        (("--unit", "ash"), [3, 1]),
        (("--level", "district"), [2]),
        (("--status", "closed"), [2]),
        (("--from", "2026-04"), [3]),
        (("--to", "2026-03", "--unit", "Birch"), [2]),
        (("--log", "1", "--limit", "2", "--page", "2"), [1]),
    ],
)
def test_filters_must_all_hold(run, words: tuple[str, ...], found: list[int]) -> None:
    """Upper and lower case are alike."""
    assert ids(run, *words) == found


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--unit", "Asch"), "did you mean 'Ash'"),
        (("--status", "done"), "open, in_progress, closed"),
        (("--sort", "age"), "imported"),
        (("--from", "March"), "2026-03"),
    ],
)
def test_a_word_that_is_not_in_use_is_answered_with_the_nearest(run, words: tuple[str, ...], hint: str) -> None:
    """Rather than with an empty list."""
    ended = run("items", *words)
    assert ended.code == ExitCode.USAGE
    assert hint in ended.err


def test_nothing_found_is_not_a_failure(run) -> None:
    """But has an exit code of its own."""
    assert run("items", "--search", "xyzzy").code == ExitCode.NOTHING_TO_DO
    assert "no page 9" in run("items", "--page", "9").err


def test_a_persons_text_is_neither_markup_nor_a_formula(run) -> None:
    """In the table it stands as written, in csv it cannot run."""
    assert "[/red] Nobody says" in run("items").out
    rows = list(csv.DictReader(io.StringIO(run("items", "--format", "csv").out)))
    assert rows[0]["text"].startswith("'=cmd()")
    assert run("items", "--format", "md").out.startswith("| id | log | file |")
    assert len(json.loads(run("items", "--format", "json").out)) == 3


def test_show_gives_the_whole_item(run) -> None:
    """Where it stands, its reading, advice and history."""
    run("verdict", "1", "technical", "--driver", "data", "--note", "The vendor can fix it")
    run("actions", "add", "1", "Call the vendor", "--owner", "data lead")
    out = run("items", "show", "1").out
    for words in ("log.csv, row 2", "Where: Ash", "Decided by the team", "The vendor can fix it", "First move:",
                  "  action 1, open: Call the vendor (data lead)", "the team: called it technical"):  # fmt: skip
        assert words in out
    assert json.loads(run("items", "show", "1", "--format", "jsonl").out)["decided_by"] == "the team"


def test_people_link_and_unlink_items(run) -> None:
    """The later one then names the earlier."""
    assert run("items", "same", "1", "2", "--as", "Ana").out == "items 1 and 2 are the same trouble, says Ana\n"
    assert ids(run, "--more-than-once") == [2, 1]
    table = run("items", "--more-than-once").out
    assert "like #1" in table
    assert "said again," in table
    assert run("items", "--came-back").code == ExitCode.NOTHING_TO_DO
    assert "#1, 2026-03-02, Ash" in run("items", "show", "2").out
    run("items", "different", "2", "1")
    assert run("items", "--more-than-once").code == ExitCode.NOTHING_TO_DO
    assert run("items", "same", "1", "1").code == ExitCode.USAGE


def test_needs_look_follows_verdicts(run) -> None:
    """What a person decided wants no look."""
    for item in ("1", "2", "3"):
        run("verdict", item, "none")
    assert run("items", "--needs-look").code == ExitCode.NOTHING_TO_DO
    assert ids(run, "--label", "none") == [3, 2, 1]
