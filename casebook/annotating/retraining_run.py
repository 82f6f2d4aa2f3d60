"""Lets a model learn from the casebook's labels, and sets it beside the one in use. A person decides which reads."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.annotating.challenger import Comparison, compare_models
from casebook.annotating.exchange import lines_of, lines_to_train_on
from casebook.annotating.lines import GOLD, Line
from casebook.annotating.measured_items import measured_items
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.items import get_items
from casebook.watching import QUIET, Watch
from classifier.annotations import Annotation, AnnotationFiles, origin_of, same_words
from classifier.labelled import LabelledText
from classifier.locations import cache_folder, model_folder, training_data_folder
from classifier.model_files import read_manifest
from classifier.model_store import RETRAINED, check_place, find_model, new_model_folder, new_model_place
from codebook.errors import ModelError, NothingToDoError
from codebook.many import many

if TYPE_CHECKING:
    from classifier.retraining_change import Change

SOURCE = "casebook"
"""What a manifest calls the labels of the casebook where it says which data a model saw."""
_STEPS = 3


@dataclass(frozen=True)
class Learned:
    """A model that learned from the casebook, and how it stands beside the one in use. Nothing reads with it yet."""

    name: str
    folder: Path
    change: "Change"
    comparison: Comparison
    taught: int
    """Labels that it learned from; those of items drawn by chance are none of them."""
    measured: int
    """Items drawn by chance, which it is measured on."""


def run_retraining(
    casebook: Casebook, champion: Path, name: str, *, replace: bool = False, watch: Watch = QUIET
) -> Learned:
    """Train a challenger from the casebook, write it under its name, and compare it; promote nothing.

    Args:
        casebook: Whose settled labels, and people's own where none is settled, are learned.
        champion: The model in use: its encoder stays, and it is what the new one is compared with.
        name: The new model's.
        replace: Whether it may take the place of a retrained one of that name.
        watch: Told of each step, and asked between them whether to go on; a stop leaves nothing behind.

    Raises:
        UsageError: No model may have that name, or something is in its place.
        NothingToDoError: There is no label to learn from.
        InputError: There are too few.
        ModelError: The champion is not whole, or scikit-learn is not installed.
    """
    from classifier.retraining import check_installed, retrain

    target = new_model_place(name)
    check_place(target, replace=replace)
    watch.tell(0, _STEPS, "gathering labels")
    given, own = labels_to_learn(casebook), own_items(casebook)
    check_installed()
    with new_model_folder(target, replace=replace) as folder:
        watch.check()
        watch.tell(1, _STEPS, f"learning from {many(len(given.annotations), 'label')}")
        change = retrain(given, folder, name, base=champion, data=training_data_folder(), cache=cache_folder())
        watch.check()
        watch.tell(2, _STEPS, "comparing with the model in use")
        comparison = compare_models(champion, folder, own)
        watch.check()
    watch.tell(_STEPS, _STEPS, "done")
    return Learned(name, target, change, comparison, len(given.annotations), len(own))


def labels_to_learn(casebook: Casebook) -> AnnotationFiles:
    """What a model may learn: settled labels, else each person's; none of an item drawn by chance.

    The hash is that of the file which `balcony annotations export --for-training` writes.

    Raises:
        NothingToDoError: There is none.
    """
    everything = lines_of(casebook)
    lines = lines_to_train_on(everything)
    if not lines:
        raise NothingToDoError(
            "there is no label to learn from in the casebook: those of items drawn by chance only measure; label more"
            " with: balcony annotate"
        )
    content = "".join(line.as_json() + "\n" for line in lines)
    annotations = tuple(each for line in lines if (each := _annotation(line)))
    taught = {line.id for line in lines}
    voters = [each.annotator for each in everything if each.id in taught and each.label and each.state != GOLD]
    digest = hashlib.sha256(content.encode()).hexdigest()
    return AnnotationFiles(annotations, {SOURCE: digest}, 0, origin_of(annotations, voters))


def own_items(casebook: Casebook) -> tuple[LabelledText, ...]:
    """The items drawn by chance with what people say of them; items of the same words are not independent."""
    right = measured_items(list_annotations(casebook), list_gold(casebook))
    items = {item.id: item for item in get_items(casebook, [each.item_id for each in right])}
    return tuple(
        LabelledText(
            text=items[each.item_id].text,
            label=each.label,
            strategies=(each.strategy,) if each.strategy else (),
            drivers=(each.driver,) if each.driver else (),
            group=same_words(items[each.item_id].text),
        )
        for each in right
        if each.item_id in items
    )


def judge(name: str, own: Sequence[LabelledText]) -> Comparison | None:
    """Compare a model with the one in use before it takes its place.

    Args:
        name: The model that is to be used.
        own: The team's items drawn by chance, as `own_items` gives them.

    Returns:
        The comparison; None where there is nothing to prove: it was not made here by retraining, it is in use
        already, or the one in use is gone.

    Raises:
        UsageError: There is no model of that name.
        ModelError: It is not whole.
    """
    folder = find_model(name)
    if RETRAINED not in read_manifest(folder):
        return None
    try:
        champion = model_folder()
        read_manifest(champion)
    except ModelError:
        return None
    return None if champion.resolve() == folder.resolve() else compare_models(champion, folder, own)


def _annotation(line: Line) -> Annotation | None:
    if line.label is None:
        return None
    day = line.at.date().isoformat() if line.at else ""
    return Annotation(line.text, line.label, line.strategy, line.driver, line.annotator, line.state == GOLD, day)
