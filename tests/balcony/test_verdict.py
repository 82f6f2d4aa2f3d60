"""`balcony verdict` and what takes it back."""

import json

import pytest

from balcony.exit_codes import ExitCode

NOTES = b"- Nobody covers lunch.\n- The copier jams every morning and the lease has run out.\n"


@pytest.fixture(autouse=True)
def saved(run) -> None:
    """Two items in the casebook."""
    run("triage", "-", "--save", stdin=NOTES)


def item(run, number: str) -> dict[str, object]:
    """An item as a record."""
    return json.loads(run("items", "show", number, "--format", "jsonl").out)


def test_a_verdict_goes_before_the_reading_and_is_signed(run) -> None:
    """Label, strategy, driver and note are kept; blind verdicts are marked as such."""
    ended = run("verdict", "2", "adaptive", "--strategy", "voices", "--driver", "leadership", "--as", "Ana", "--blind")
    assert ended.out == "item 2: ◆ adaptive, leadership, voices (decided by Ana)\n"
    found = item(run, "2")
    assert (found["label"], found["strategy"], found["driver"], found["decided_by"]) == (
        "adaptive", "voices", "leadership", "Ana",
    )  # fmt: skip
    assert "without having seen the reading" in run("items", "show", "2").out


def test_undo_goes_back_step_by_step_and_redo_forward(run) -> None:
    """The second verdict, the first, then the log itself; another process sees the same."""
    run("verdict", "1", "technical")
    run("verdict", "1", "none")
    assert "taken back: called it no challenge (item 1)" in run("undo").out
    assert item(run, "1")["label"] == "technical"
    assert "brought back" in run("redo").out
    assert item(run, "1")["label"] == "none"
    run("undo")
    run("undo")
    assert item(run, "1")["decided_by"] is None
    assert "log 1, standard input, with its items" in run("undo").out
    assert run("items").code == ExitCode.NOTHING_TO_DO
    assert run("undo").code == ExitCode.NOTHING_TO_DO


def test_a_verdict_can_be_withdrawn(run) -> None:
    """The reading counts again."""
    run("verdict", "1", "none")
    assert "(as it was read)" in run("verdict", "1", "--withdraw").out
    assert run("verdict", "1", "--withdraw").code == ExitCode.NOTHING_TO_DO


@pytest.mark.parametrize(
    "words",
    [
        ("1",),
        ("1", "none", "--withdraw"),
        ("1", "technical", "--strategy", "voices"),
        ("1", "none", "--driver", "data"),
        ("1", "hard"),
    ],
)
def test_what_does_not_go_together_is_refused(run, words: tuple[str, ...]) -> None:
    """And nothing is kept."""
    assert run("verdict", *words).code == ExitCode.USAGE
    assert item(run, "1")["decided_by"] is None


def test_an_item_that_is_not_there_is_named(run) -> None:
    """With the command that lists those that are."""
    assert "no item 99 in the casebook" in run("verdict", "99", "none").err
