"""`balcony items again` and `items show` ask whether a trouble was told before; people answer."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

LOCK = "The calm room door has a lock on it that the fire marshal says can't stay."
USE = (
    "[/red] Calm room use is up. For some adults the calm room is where a child asks to go, for some where you put one."
)
LOG = (
    "Date,School,Barrier,Status,Closed\n"
    f"10/1/2025,Ash,{LOCK},Closed,10/20/2025\n"
    "10/2/2025,Ash,The rosters do not sync into the screening platform.,Open,\n"
    f'1/12/2026,Ash,"{USE}",Open,\n'
)


@pytest.fixture(autouse=True)
def saved(run, tmp_path: Path) -> None:
    """A lock that was mended, and what the room became."""
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    run("triage", str(tmp_path / "log.csv"), "--save")
    for number in ("1", "2", "3"):
        run("verdict", number, "technical")


def test_a_retelling_after_a_fix_is_asked_about_until_it_is_answered(run) -> None:
    """With what speaks for it; afterwards it came back after a fix."""
    asked = json.loads(run("items", "again", "--format", "json").out)
    assert [(each["id"], each["same_as"], each["closed_before"]) for each in asked] == [(3, 1, True)]
    assert "calm" in asked[0]["because"]
    assert "settled before 3 was raised" in run("items", "same", "1", "3").err
    assert run("items", "again").code == ExitCode.NOTHING_TO_DO


def test_the_table_says_how_to_answer(run) -> None:
    """A person's text is no markup in it."""
    ended = run("items", "again", "--limit", "1")
    assert "[/red]" in ended.out
    assert "balcony items same 1 3" in ended.err
    run("items", "different", "1", "3")
    assert run("items", "again").code == ExitCode.NOTHING_TO_DO


def test_show_names_what_an_item_may_be_the_same_as(run) -> None:
    """Until it is linked; then it is like it."""
    assert "Perhaps the same as: 1" in run("items", "show", "3").out
    run("items", "same", "1", "3")
    shown = run("items", "show", "3").out
    assert "Perhaps" not in shown
    assert "settled, then raised again" in shown
