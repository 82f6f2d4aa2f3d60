"""The example log with what two coaches labelled and a third settled, as a home for the app.

Its readings are made here from the number of the row, and signed with the model in use: so nothing that a screen shows
of them changes when another model is shipped.
"""

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from casebook.annotating.exchange import merge, plan_merge
from casebook.annotating.lines import read_lines
from casebook.annotating.profiles import add_profile, share_with_everyone
from casebook.database.casebook import Casebook
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.incoming import NewItem
from casebook.intake.facts_of import facts_of
from casebook.intake.reading import read_log
from casebook.records import StoredReading
from casebook.saving import digest
from classifier.baselines import label_by_keywords
from classifier.locations import named_model
from classifier.model_files import model_id, read_manifest
from codebook.keys import Driver, Label, Strategy

EXAMPLES = Path(__file__).parents[2] / "examples"
COACHES = (("coach_a.jsonl", "Ana"), ("coach_b.jsonl", "Ben"))
SETTLED = ("settled.jsonl", "Kim")
READ = datetime(2026, 3, 1, tzinfo=UTC)


def make_home(home: Path, *, settled: bool) -> Path:
    """Make a folder that holds a casebook with the example log and its labels, and everything for it."""
    with open_casebook(f"sqlite:///{home / 'casebook.db'}") as casebook:
        _add_example(casebook)
        for name in ("Ana", "Ben"):
            add_profile(casebook, name)
        share_with_everyone(casebook, every_item=True)
        for file, who in (*COACHES, SETTLED) if settled else COACHES:
            merge(casebook, who, plan_merge(casebook, read_lines([EXAMPLES / "annotations" / file])))
    return home


def move_in(home: Path) -> None:
    """Copy such a folder into the home of the test."""
    shutil.copytree(home, os.environ["BALCONY_HOME"], dirs_exist_ok=True)


def a_challenger() -> None:
    """Put a model of the same files beside the one in use."""
    from classifier.locations import models_home

    place = models_home() / "ours-1"
    place.mkdir(parents=True)
    for file in named_model("default").iterdir():
        (place / file.name).symlink_to(file)


def _add_example(casebook: Casebook) -> Sequence[int]:
    log = read_log(EXAMPLES / "barrier_log.xlsx")
    model = model_id(read_manifest(named_model("default")))
    rows = [NewItem(each, facts_of(each, log.mapping), _reading(each.text, each.row, model)) for each in log.items]
    return add_log(casebook, "Ana", name="barrier_log.xlsx", kind="xlsx", sha256=digest(log), rows=rows)[1]


def _reading(text: str, row: int, model: str) -> StoredReading:
    label = label_by_keywords(text) or tuple(Label)[row % 3]
    most = 0.55 + row * 7 % 45 / 100
    p = {each: most if each is label else (1 - most) / 2 for each in Label}
    strategy = ((Strategy.VOICES, 0.6), (Strategy.BALCONY, 0.4))
    return StoredReading(label, p, most > 0.8, False, strategy, ((Driver.DATA, 0.8),), (), model, READ)
