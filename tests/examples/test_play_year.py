"""The example year is played through the program's own functions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.database.following_up import list_actions, list_escalations
from casebook.database.items import all_items
from casebook.database.opening import open_casebook

SCRIPT = Path(__file__).parents[2] / "examples" / "play_year.py"


def play(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the script as a person would, with a data folder of its own."""
    environment = {**os.environ, "BALCONY_HOME": str(home)}
    return subprocess.run(
        [sys.executable, SCRIPT, *options], capture_output=True, text=True, check=False, env=environment
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first three meetings of the year."""
    folder = tmp_path_factory.mktemp("year")
    done = play(folder, "--meetings", "3", "--logs", str(folder / "logs"))
    assert done.returncode == 0, done.stderr
    return folder


def test_the_meetings_leave_items_verdicts_actions_and_questions(home: Path) -> None:
    """What was decided in the logs' file stands in the casebook."""
    lines = (home / "logs" / "decisions.jsonl").read_text("utf-8").splitlines()
    names = sorted(path.name for path in (home / "logs").glob("barrier-log-*"))[:3]
    decided = [each for each in map(json.loads, lines) if each["log"] in names]
    with open_casebook(f"sqlite:///{home}/casebook.db") as casebook:
        items = all_items(casebook)
        assert len(list_actions(casebook)) == sum(each["kind"] == "action" for each in decided)
        assert len(list_escalations(casebook)) == sum(each["kind"] == "escalation" for each in decided)
    assert all(item.reading and item.facts.raised and item.facts.unit for item in items)
    assert 0 < sum(item.verdict is not None for item in items) <= sum(each["kind"] == "verdict" for each in decided)
    assert {item.facts.level for item in items} == {"building", "district", "state"}


def test_a_casebook_that_holds_something_is_left_alone(home: Path) -> None:
    """The year is not played over a team's own."""
    done = play(home, "--meetings", "1")
    assert done.returncode == 1
    assert "is not empty" in done.stderr
