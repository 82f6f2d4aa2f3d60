"""What the app has done by a program of its own (`tui/own_process.py`): each opens what it needs, and lets go of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from casebook.database.opening import open_casebook
from casebook.watching import Watch
from classifier.locations import model_folder

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison
    from casebook.annotating.queue_parts import Vectors
    from casebook.annotating.retraining_run import Learned
    from casebook.annotating.stopping import Curve
    from casebook.intake.choices import Choices
    from casebook.items import Log
    from casebook.saving import Saved
    from classifier.classifier import Classifier


def read_in(model: Path | None, who: str, log: "Log", choices: "Choices", watch: Watch) -> "Saved":
    """Let the classifier read a log's items, save them, and compare them with those that are there.

    Args:
        model: A model folder other than the one in use.
        who: Who saves it.
        log: As it was read.
        choices: What a person chose about its columns, remembered from here on.
        watch: Told how far it is; a stop before it is saved leaves nothing behind.

    Raises:
        BalconyError: The model is not whole, the file was saved before, or the casebook cannot be used.
    """
    from casebook.intake.remembered import settle
    from casebook.recurrence.refreshing import refresh_likenesses
    from casebook.saving import read_and_save

    classifier = _classifier(model)
    with open_casebook() as casebook:
        saved = read_and_save(casebook, who, log, classifier, watch=watch)
        if log.mapping:
            settle([log.mapping], choices)
        if saved.new:  # it is kept already, so from here on nobody is asked whether to stop
            refresh_likenesses(casebook, classifier.model.encoder, Watch(watch.tell))
    return saved


def train_model(model: Path | None, name: str, watch: Watch) -> "Learned":
    """Train a new model of that name from the casebook's labels, and compare it with the one in use.

    Raises:
        NothingToDoError: There is no label to learn from.
        InputError: There are too few.
        ModelError: The model in use is not whole, or scikit-learn is not installed.
    """
    from casebook.annotating.retraining_run import run_retraining

    with open_casebook() as casebook:
        return run_retraining(casebook, model_folder(model), name, watch=watch)


def get_ready_to_learn(model: Path | None, _watch: Watch) -> None:
    """Encode what every training encodes; it is kept in the data folder.

    Raises:
        ModelError: The model is not whole, or scikit-learn is not installed.
    """
    from classifier.locations import cache_folder, training_data_folder
    from classifier.retraining import check_installed, get_ready

    check_installed()
    get_ready(model_folder(model), training_data_folder(), cache_folder())


def compare_with(model: Path | None, challenger: str, _watch: Watch) -> "Comparison":
    """Compare a model of that name with the one in use, on items that neither learned from.

    Raises:
        ModelError: A model is not whole.
        NothingToDoError: There is nothing to compare on.
    """
    from casebook.annotating.challenger import compare_models
    from casebook.annotating.retraining_run import own_items
    from classifier.model_store import find_model

    with open_casebook() as casebook:
        return compare_models(model_folder(model), find_model(challenger), own_items(casebook))


def item_vectors(model: Path | None, watch: Watch) -> "tuple[list[int], Vectors]":
    """Items' ids, and a row for each: where its meaning lies; made anew only for items that were not there last time.

    Raises:
        ModelError: The model is not whole.
    """
    from casebook.database.items import all_items
    from casebook.recurrence.vector_cache import vectors_of
    from casebook.recurrence.vectors import ItemEncoder

    with open_casebook() as casebook:
        items = all_items(casebook)
    encoder = ItemEncoder.of(_classifier(model).model.encoder)
    # One array: thousands of small ones would keep the app's own thread out while they are unpickled.
    return [item.id for item in items], vectors_of([item.text for item in items], encoder, watch)


def curve_of(model: Path | None, seed: int, _watch: Watch) -> "Curve":
    """How good a model grows with the casebook's labels.

    Raises:
        NothingToDoError: There is too little to fit on, or to measure on.
    """
    from casebook.annotating.learning_curve import learning_curve

    with open_casebook() as casebook:
        return learning_curve(casebook, _classifier(model), seed=seed)


def read_old_ones(model: Path | None, watch: Watch) -> tuple[int, int]:
    """Let the model in use read the items again that another one read; how many, and how many labels changed.

    Raises:
        ModelError: The model is not whole.
    """
    from casebook.annotating.reading_again import read_again

    with open_casebook() as casebook:
        return read_again(casebook, _classifier(model), watch)


def _classifier(model: Path | None) -> "Classifier":
    from classifier.classifier import Classifier

    return Classifier.load(model_folder(model)).leaving_one_free()
