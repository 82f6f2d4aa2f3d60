"""Lets a model learn from the casebook's labels, and compares it with the one in use. No widget is touched here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.annotating.exchange import lines_of, lines_to_train_on
from casebook.annotating.measured_items import measured_items
from casebook.annotating.reading_again import read_by_another
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.preferences import get_setting, set_setting
from classifier.locations import model_folder, recorded_models
from classifier.model_files import model_id, read_manifest
from classifier.model_store import list_models, use_model, use_model_before
from codebook.errors import NothingToDoError
from tui.own_process import in_own_process

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison
    from casebook.annotating.retraining_run import Learned
    from casebook.database.casebook import Casebook

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
    """Items that came by chance, with a label: they are kept out of the learning, to measure on."""
    old: int = 0
    """Items whose reading is of another model than the one in use."""
    chosen: str = ""
    """Who let the model in use read, and why; empty where nobody did in this casebook."""


def learning_of(casebook: "Casebook", model: Path | None = None) -> Learning:
    """Where it stands.

    Args:
        casebook: Whose labels.
        model: A model folder other than the one in use.

    Raises:
        ModelError: The model is not whole.
    """
    models = list_models()
    in_use = next((each.name for each in models if each.in_use), "another model")
    newest = max((each.name for each in models), key=_number)
    known = {each.name for each in models}
    before = next((name for name in recorded_models()[1:] if name in known), None)
    return Learning(
        in_use,
        newest if _number(newest) > _number(in_use) else None,
        before,
        len(lines_to_train_on(lines_of(casebook))),
        len(measured_items(list_annotations(casebook), list_gold(casebook))),
        len(read_by_another(casebook, model_id(read_manifest(model_folder(model))))),
        _chosen(casebook, in_use),
    )


def get_ready_to_learn(model: Path | None) -> None:
    """Encode what the first training will need, while a person labels on.

    Raises:
        ModelError: The model is not whole, or scikit-learn is not installed.
    """
    from tui import heavy_tasks

    in_own_process(heavy_tasks.get_ready_to_learn, model)


def train(model: Path | None) -> "Learned":
    """Train a new model from the casebook's labels, and compare it with the one in use.

    Raises:
        NothingToDoError: There is no label to learn from.
        InputError: There are too few.
        ModelError: The model in use is not whole, or scikit-learn is not installed.
    """
    from tui.heavy_tasks import train_model

    name = f"{_OURS}-{1 + max(_number(each.name) for each in list_models())}"
    return in_own_process(train_model, model, name)


def compare(challenger: str, model: Path | None) -> "Comparison":
    """Compare the new model with the one in use, on items that neither learned from.

    Raises:
        ModelError: A model is not whole.
        NothingToDoError: There is nothing to compare on.
    """
    from tui.heavy_tasks import compare_with

    return in_own_process(compare_with, model, challenger)


def promote(casebook: "Casebook", learning: Learning, who: str, why: str) -> str:
    """Let the new model read from now on, and keep who said so and why.

    Raises:
        NothingToDoError: There is no new model.
        ModelError: It is not whole.
    """
    if learning.challenger is None:
        raise NothingToDoError("there is no new model; t trains one")
    said = use_model(learning.challenger)
    kept = {"model": learning.challenger, "before": learning.in_use, "who": who, "why": why}
    kept["at"] = datetime.now(UTC).isoformat()
    set_setting(casebook, _PROMOTED, [*get_setting(casebook, _PROMOTED, []), kept])
    return said


def roll_back() -> str:
    """Let the model before read again.

    Raises:
        NothingToDoError: There is none.
        ModelError: It is not whole.
    """
    return use_model_before()


def read_old_ones_again(model: Path | None) -> tuple[int, int]:
    """Let the model in use read what another one read; how many those were, and how many labels changed.

    Raises:
        ModelError: It is not whole.
    """
    from tui.heavy_tasks import read_old_ones

    return in_own_process(read_old_ones, model)


def _chosen(casebook: "Casebook", in_use: str) -> str:
    kept = [each for each in get_setting(casebook, _PROMOTED, []) if each["model"] == in_use]
    if not kept:
        return ""
    return f"Chosen by {kept[-1]['who']} on {datetime.fromisoformat(kept[-1]['at']):%d %b %Y}: {kept[-1]['why']}"


def _number(name: str) -> int:
    head, _, number = name.rpartition("-")
    return int(number) if head == _OURS and number.isdecimal() else 0
