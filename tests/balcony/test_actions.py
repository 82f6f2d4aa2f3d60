"""`balcony actions` keeps who does what by when."""

import json

import pytest

from balcony.exit_codes import ExitCode


@pytest.fixture(autouse=True)
def saved(run) -> None:
    """Two items in the casebook."""
    run("triage", "-", "--save", stdin=b"- Nobody covers lunch.\n- The copier jams every morning.\n")


def test_an_action_is_added_listed_and_done(run) -> None:
    """What it lacks is said, what came of it is kept."""
    ended = run("actions", "add", "2", "Replace the copier", "--due", "2020-02-03")
    assert ended.out == "action 1 for item 2: Replace the copier\n"
    assert "no owner: who will do it?" in ended.err
    assert "its date has passed" in ended.err
    assert "overdue" in run("actions", "--overdue").out
    assert run("actions", "done", "1", "--result", "New one stands", "--on", "2020-02-01").code == ExitCode.DONE
    assert run("actions").code == ExitCode.NOTHING_TO_DO
    [kept] = json.loads(run("actions", "--all", "--format", "json").out)
    assert (kept["state"], kept["why"], kept["closed"][:10], kept["overdue"]) == (
        "done", "New one stands", "2020-02-01", False,
    )  # fmt: skip


def test_actions_come_by_date_and_for_one_item(run) -> None:
    """Those without a date come last."""
    run("actions", "add", "1", "Ask for cover")
    run("actions", "add", "2", "Late", "--due", "2031-02-03")
    run("actions", "add", "2", "Soon", "--due", "2030-02-03", "--owner", "office", "--measure", "no jams in a week")
    listed = [json.loads(line)["text"] for line in run("actions", "--format", "jsonl").out.splitlines()]
    assert listed == ["Soon", "Late", "Ask for cover"]
    assert "Soon" not in run("actions", "--item", "1").out


def test_an_action_is_dropped_with_a_reason(run) -> None:
    """Once; what is closed stays so."""
    run("actions", "add", "1", "Ask for cover")
    assert run("actions", "drop", "1").code == ExitCode.USAGE
    assert run("actions", "drop", "1", "--why", " ").code == ExitCode.USAGE
    assert run("actions", "drop", "1", "--why", "Overtaken").out == "action 1 is dropped: Ask for cover\n"
    assert run("actions", "done", "1").code == ExitCode.NOTHING_TO_DO


@pytest.mark.parametrize(
    "words", [("add", "1", " "), ("add", "1", "Ask", "--due", "March"), ("--all", "--overdue"), ("add", "x", "Ask")]
)
def test_what_cannot_be_read_is_refused(run, words: tuple[str, ...]) -> None:
    """A day is written as 2026-03-31."""
    assert run("actions", *words).code == ExitCode.USAGE


def test_an_action_needs_an_item_that_is_there(run) -> None:
    """Or nothing is kept."""
    assert "no item 99" in run("actions", "add", "99", "Ask").err
    assert run("actions", "--all").code == ExitCode.NOTHING_TO_DO
