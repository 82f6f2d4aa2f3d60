"""Lets a model learn from the casebook's labels, and compares it with the one in use. No widget is touched here.

Training runs in a program of its own, so that it never holds up a key.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.annotating.exchange import lines_of, lines_to_train_on
from casebook.annotating.lines import write_lines
from casebook.annotating.measured_items import measured_items
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.items import get_items
from casebook.database.preferences import get_setting, set_setting
from codebook.errors import ModelError, NothingToDoError

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison
    from casebook.database.casebook import Casebook
    from classifier.labelled import LabelledText
    from tui.background import Cancel

_PROMOTED = "annotating.promoted"
"""Which model took the place of which, by whom and why, the latest last."""
_OURS = "ours"


@dataclass(frozen=True)
class Learning:
    """The model in use and the newest one that learned here."""

    in_use: str
    challenger: str | None
    """None where the newest one is in use already, or none was made."""
    before: str | None
    """What reads again after rolling back."""
    teach: int
    """Labels to learn from."""
    measured: int
    """Labels of items that came by chance: they are kept out of the learning, to measure on."""


def learning_of(casebook: "Casebook") -> Learning:
    """Where it stands."""
    from classifier.model_store import list_models

    models = list_models()
    in_use = next((each.name for each in models if each.in_use), "another model")
    ours = sorted((each.name for each in models if _number(each.name)), key=_number)
    newest = ours[-1] if ours and ours[-1] != in_use else None
    if newest is not None and _number(newest) < _number(in_use):
        newest = None
    promoted = get_setting(casebook, _PROMOTED, [])
    before = promoted[-1]["before"] if promoted else None
    known = {each.name for each in models}
    lines = lines_of(casebook)
    return Learning(
        in_use,
        newest,
        before if before in known and before != in_use else None,
        len(lines_to_train_on(lines)),
        len(measured_items(list_annotations(casebook), list_gold(casebook))),
    )


def train(casebook: "Casebook", cancel: "Cancel") -> str:
    """Train a new model from the casebook's labels, those of items drawn by chance left out.

    Returns:
        Its name.

    Raises:
        NothingToDoError: There is no label to learn from.
        ModelError: It could not be trained; the message says why.
    """
    from classifier.model_store import list_models

    lines = lines_to_train_on(lines_of(casebook))
    if not lines:
        raise NothingToDoError("there is no label to learn from: those of items that came by chance measure only")
    name = f"{_OURS}-{1 + max((_number(each.name) for each in list_models()), default=0)}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labels.jsonl"
        write_lines(path, lines)
        command = [sys.executable, "-m", "balcony", "train", "--annotations", str(path), "--name", name]
        _run(command, cancel)
    return name


def compare(casebook: "Casebook", challenger: str, model: Path | None = None) -> "Comparison":
    """Compare the new model with the one in use, on items that neither learned from.

    Raises:
        ModelError: A model is not whole.
        NothingToDoError: There is nothing to compare on.
    """
    from casebook.annotating.challenger import compare_models
    from classifier.locations import model_folder
    from classifier.model_store import find_model

    return compare_models(model_folder(model), find_model(challenger), _own(casebook))


def promote(casebook: "Casebook", learning: Learning, who: str, why: str) -> str:
    """Let the new model read from now on, and keep which one did before, who said so and why.

    Raises:
        NothingToDoError: There is no new model.
        ModelError: It is not whole.
    """
    from classifier.model_store import use_model

    if learning.challenger is None:
        raise NothingToDoError("there is no new model; t trains one")
    said = use_model(learning.challenger)
    kept = {
        "model": learning.challenger,
        "before": learning.in_use,
        "who": who,
        "why": why,
        "at": datetime.now(UTC).isoformat(),
    }
    set_setting(casebook, _PROMOTED, [*get_setting(casebook, _PROMOTED, []), kept])
    return said


def roll_back(learning: Learning) -> str:
    """Let the model before read again.

    Raises:
        NothingToDoError: There is none.
        ModelError: It is not whole.
    """
    from classifier.model_store import use_model

    if learning.before is None:
        raise NothingToDoError("there is no model before this one to go back to")
    return use_model(learning.before)


def _run(command: Sequence[str], cancel: "Cancel") -> None:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:  # noqa: S603 - our own program
        while True:
            try:
                said, _ = running.communicate(timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                try:
                    cancel.check()
                except BaseException:
                    running.kill()
                    raise
    if running.returncode:
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "it ended without a word")
        raise ModelError(f"the model could not be trained: {last.removeprefix('balcony: ')}")


def _own(casebook: "Casebook") -> "list[LabelledText]":
    from classifier.labelled import LabelledText

    right = measured_items(list_annotations(casebook), list_gold(casebook))
    items = {item.id: item for item in get_items(casebook, [each.item_id for each in right])}
    return [
        LabelledText(
            items[each.item_id].text,
            each.label,
            (each.strategy,) if each.strategy else (),
            (each.driver,) if each.driver else (),
            str(each.item_id),
        )
        for each in right
        if each.item_id in items
    ]


def _number(name: str) -> int:
    head, _, number = name.rpartition("-")
    return int(number) if head == _OURS and number.isdecimal() else 0
