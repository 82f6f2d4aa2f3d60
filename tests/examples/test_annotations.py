"""Two coaches' labels, the page that walks from them to a model, and the script that counts every figure again."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from casebook.annotating.agreement import report_agreement
from casebook.annotating.agreement_forms import as_record as agreement_record
from casebook.annotating.intervals import Measured
from casebook.annotating.lines import read_lines, write_lines
from casebook.annotating.queue_parts import Drawn
from casebook.annotating.readiness import Checked, readiness
from casebook.annotating.readiness_run import ReadinessCard, as_record, item_lines
from casebook.annotating.votes_of_lines import votes_of_lines
from codebook.keys import Label

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPT, COACHES = EXAMPLES / "check_figures.py", sorted((EXAMPLES / "annotations").glob("coach_*.jsonl"))
PAGE = EXAMPLES.parent / "docs" / "annotate.md"


def count_again(what: str, printed: object, folder: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run the script on its own: without our packages on its path."""
    path = folder / "printed.json"
    path.write_text(json.dumps(printed), encoding="utf-8")
    command = [sys.executable, "-I", "-S", SCRIPT, what, *files, "--printed", path]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def test_two_coaches_labelled_the_same_60_items_and_what_they_differ_about_is_settled() -> None:
    """Each item once, in the codebook's keys, and one ruling for each difference."""
    ana, ben = ({line.id: line for line in read_lines([path])} for path in COACHES)
    assert len(ana) == 60
    assert ana.keys() == ben.keys()
    differing = {
        key
        for key, line in ana.items()
        if (line.label, line.strategy, line.driver) != (ben[key].label, ben[key].strategy, ben[key].driver)
    }
    settled = read_lines([EXAMPLES / "annotations" / "settled.jsonl"])
    assert {line.id for line in settled} == differing
    assert all(line.reason for line in settled)


def test_agreement_is_counted_again_and_a_changed_figure_is_found(tmp_path: Path) -> None:
    """Every coefficient of every question."""
    printed = agreement_record(report_agreement(votes_of_lines(read_lines(COACHES)).votes, seed=7))
    done = count_again("agreement", printed, tmp_path, *COACHES)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("same ") == 18
    printed["driver"]["overall"]["ac1"]["value"] += 0.001
    changed = count_again("agreement", printed, tmp_path, *COACHES)
    assert changed.returncode == 1
    assert re.search(r"^DIFFERS driver: ac1 ", changed.stdout, re.MULTILINE)


def test_agreement_of_three_people_with_gaps_is_counted_again(tmp_path: Path) -> None:
    """Kappa is then the mean over pairs, and not every item has every answer."""
    lines = [line for line in read_lines(COACHES) if line.annotator == "Ana" or line.label is not Label.NONE]
    third = [line for line in lines if line.annotator == "Ben"][::3]
    turned = {Label.TECHNICAL: Label.ADAPTIVE, Label.ADAPTIVE: Label.TECHNICAL, Label.NONE: Label.NONE}
    for place, line in enumerate(third):
        values = {"annotator": "Cem", "label": turned[line.label] if place % 2 else line.label, "strategy": None}
        lines.append(type(line)(**{name: getattr(line, name) for name in line.__slots__} | values))
    write_lines(tmp_path / "three.jsonl", lines)
    printed = agreement_record(report_agreement(votes_of_lines(lines).votes, seed=7))
    done = count_again("agreement", printed, tmp_path, tmp_path / "three.jsonl")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("right", [1.0, 0.8])
def test_the_bound_for_accepting_unseen_is_counted_again(tmp_path: Path, right: float) -> None:
    """Of a model that is nearly always right, and of one that is not."""
    rng = np.random.default_rng(3)
    confidence = rng.uniform(0.4, 1, size=200)
    hits = rng.random(200) < right
    checked = tuple(
        Checked(Label.TECHNICAL, Label.TECHNICAL if hit else Label.NONE, float(p), Drawn.RANDOM)
        for p, hit in zip(confidence, hits, strict=True)
    )
    pool = tuple(rng.uniform(0.4, 1, size=333).tolist())
    alpha = Measured("alpha", None, None, None, 0, "none was measured")
    card = ReadinessCard(readiness(checked, pool, None, alpha), "m", checked, 0, pool)
    (tmp_path / "items.jsonl").write_text("".join(f"{line}\n" for line in item_lines(card)), encoding="utf-8")
    printed = as_record(card)
    assert printed["may_accept"]["accept"] is (right == 1)
    done = count_again("readiness", printed, tmp_path, tmp_path / "items.jsonl")
    assert done.returncode == 0, done.stdout + done.stderr
    printed["may_accept"]["steps"][0]["right"] -= 1
    assert count_again("readiness", printed, tmp_path, tmp_path / "items.jsonl").returncode == 1


def _commands() -> Iterator[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return (line for block in blocks for line in block.splitlines())


@pytest.mark.slow
def test_the_page_walks_from_two_coaches_to_a_model_and_back(tmp_path: Path) -> None:
    """Every command of it, in order, in empty data folders; then the figures are counted again."""
    (tmp_path / "examples").symlink_to(EXAMPLES)
    script = tmp_path / "page.sh"
    begin = ["set -e", 'balcony() { "$PYTHON" -m balcony "$@"; }', 'python() { "$PYTHON" "$@"; }']
    script.write_text("\n".join([*begin, *_commands()]) + "\n", encoding="utf-8")
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(EXAMPLES.parent)}
    done = subprocess.run(["bash", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    assert "alpha) is 0.81, with 95% certainty between 0.66 and 0.93" in done.stdout
    assert done.stdout.count("every figure was counted again") == 3
    assert "\nin use: ours " in done.stdout
    assert "\nin use: default " in done.stdout
