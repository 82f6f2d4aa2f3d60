"""The example casebook: hand-written statements, laid out as a year of logs in the same way each time."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from casebook.intake.reading import read_log
from codebook.keys import Driver, Label, Strategy

EXAMPLES = Path(__file__).parents[2] / "examples"
STATEMENTS: list[dict[str, Any]] = [
    json.loads(line) for line in (EXAMPLES / "casebook/stories.jsonl").read_text("utf-8").splitlines()
]
BY_ID = {statement["id"]: statement for statement in STATEMENTS}


def make(folder: Path, *options: str) -> str:
    """Run the script as a person would, and give what it says."""
    command = [sys.executable, EXAMPLES / "make_casebook.py", folder, *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year as it comes by default."""
    folder = tmp_path_factory.mktemp("year")
    make(folder)
    return folder


@pytest.fixture(scope="module")
def rows(year: Path) -> dict[str, dict[int, dict[str, str]]]:
    """Every row of every log as Balcony reads it, by log and row."""
    logs = sorted(year.glob("barrier-log-*"))
    return {log.name: {item.row: {"text": item.text, **item.columns} for item in read_log(log).items} for log in logs}


@pytest.fixture(scope="module")
def decisions(year: Path) -> list[dict[str, Any]]:
    """What was decided in the year."""
    return [json.loads(line) for line in (year / "decisions.jsonl").read_text("utf-8").splitlines()]


def test_the_same_seed_gives_the_same_bytes(year: Path, tmp_path: Path) -> None:
    """Logs, workbooks too, and decisions are byte for byte those of the last run."""
    make(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in year.iterdir()}


def test_another_seed_gives_another_year(year: Path, tmp_path: Path) -> None:
    """The seed is used."""
    make(tmp_path, "--seed", "6")
    assert (tmp_path / "decisions.jsonl").read_bytes() != (year / "decisions.jsonl").read_bytes()


def test_the_year_has_24_logs_14_schools_and_three_levels(rows: dict[str, dict[int, dict[str, str]]]) -> None:
    """Twice a month for a year, about 1,500 rows."""
    every = [row for log in rows.values() for row in log.values()]
    assert Counter(name[12:19] for name in rows) == dict.fromkeys({name[12:19] for name in rows}, 2)
    assert len(rows) == 24
    assert 1400 <= len(every) <= 1600
    assert len({row["School"] for row in every} - {"District Office"}) == 14
    assert {row["Level"] for row in every} == {"Building", "District", "State"}


def test_balcony_reads_only_hand_written_texts(rows: dict[str, dict[int, dict[str, str]]]) -> None:
    """The column of barriers is found in every log, and nothing but the statements stands in it."""
    texts = {row["text"] for log in rows.values() for row in log.values()}
    assert texts == {statement["text"] for statement in STATEMENTS}


def test_each_decision_is_about_the_row_it_names(
    rows: dict[str, dict[int, dict[str, str]]], decisions: list[dict[str, Any]]
) -> None:
    """Log and row lead to the statement and the school."""
    assert {d["kind"] for d in decisions} == {"verdict", "action", "escalation", "link"}
    for decision in decisions:
        row = rows[decision["log"]][decision["row"]]
        assert (row["text"], row["School"]) == (BY_ID[decision["item"]]["text"], decision["school"])


def test_decisions_come_in_the_order_of_time(decisions: list[dict[str, Any]]) -> None:
    """Nothing is answered before it is sent, nor closed before it was raised, and some are late or still waited for."""
    assert all(one["date"] <= other["date"] for one, other in pairwise(decisions))
    escalations = [d for d in decisions if d["kind"] == "escalation"]
    assert all(d["sent"] <= d["answered"] for d in escalations if d["answered"])
    assert any(d["answered"] > d["answer_due"] for d in escalations if d["answered"])
    assert any(d["answered"] is None for d in escalations)
    assert {d["state"] for d in decisions if d["kind"] == "action"} == {"done", "overdue", "open"}


def test_a_fix_that_came_back_was_closed_before_its_story_went_on(decisions: list[dict[str, Any]]) -> None:
    """The next statement of the story is of a later day."""
    following = {one["id"]: other for one, other in pairwise(STATEMENTS) if one["story"] == other["story"]}
    came_back = [d for d in decisions if d["kind"] == "action" and BY_ID[d["item"]]["outcome"] == "came_back"]
    assert came_back
    for decision in came_back:
        assert date.fromisoformat(decision["closed"]).isoformat() < following[decision["item"]]["month"] + "-01"


def test_statements_keep_to_the_codebook() -> None:
    """A strategy for adaptive ones only, a driver for challenges only, every key in use."""
    for statement in STATEMENTS:
        label = Label(statement["label"])
        assert (statement["strategy"] is not None) == (label is Label.ADAPTIVE), statement["id"]
        assert (statement["driver"] is not None) == (label is not Label.NONE), statement["id"]
    assert {s["strategy"] for s in STATEMENTS} - {None} == set(Strategy)
    assert {s["driver"] for s in STATEMENTS} - {None} == set(Driver)


def test_no_sentence_stands_twice() -> None:
    """Each statement was written anew."""
    sentences = Counter(
        sentence.lower() for s in STATEMENTS for sentence in set(re.split(r"(?<=[.!?])\s+", s["text"].strip()))
    )
    assert {sentence for sentence, times in sentences.items() if times > 1} == set()


def test_pairs_are_of_statements_and_hold_both_answers() -> None:
    """At least 160 pairs, each once, with a reason."""
    header, *lines = (EXAMPLES / "casebook/pairs.tsv").read_text("utf-8").splitlines()
    assert header.split("\t") == ["id_a", "id_b", "like", "why"]
    pairs = [line.split("\t") for line in lines]
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs) >= 160
    assert all(a in BY_ID and b in BY_ID and why for a, b, _, why in pairs)
    answers = Counter(pair[2] for pair in pairs)
    assert set(answers) == {"yes", "no"}
    assert min(answers.values()) >= 80


def test_the_script_says_what_it_wrote(tmp_path: Path) -> None:
    """Counts by label, driver, month and outcome."""
    said = make(tmp_path)
    assert [line.split(":")[0] for line in said.splitlines()[1:]] == [
        "label",
        "driver",
        "month",
        "outcome",
        "decisions",
    ]
