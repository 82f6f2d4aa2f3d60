"""Fits models on growing parts of the labels: whether more labels help. Heavy: scikit-learn."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from casebook.annotating.exchange import lines_of, lines_to_train_on
from casebook.annotating.measured_items import measured_items
from casebook.annotating.stopping import FEWEST_MEASURED, Curve, measure_curve
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.items import get_items
from codebook.errors import NothingToDoError
from codebook.keys import Label

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from classifier.classifier import Classifier

_FEWEST_TAUGHT = 20


def learning_curve(casebook: "Casebook", classifier: "Classifier", *, seed: int) -> Curve:
    """Fit the label on growing parts of what was labelled, beside the items that came with Balcony.

    Of a model that joins sentences with words the sentences' part alone is fitted: it is the larger part, and quick.

    Raises:
        NothingToDoError: There is too little to fit on, or to measure on.
    """
    lines = lines_to_train_on(lines_of(casebook))
    right = measured_items(list_annotations(casebook), list_gold(casebook))
    if len(lines) < _FEWEST_TAUGHT or len(right) < FEWEST_MEASURED:
        raise NothingToDoError(
            f"too few labels for it: {len(lines)} to learn from ({_FEWEST_TAUGHT} are needed) and {len(right)} of"
            f" items that came by chance ({FEWEST_MEASURED} are needed)"
        )
    from classifier.annotations import Annotation
    from classifier.example_rows import base_examples, encode_now
    from classifier.head_examples import of_annotations
    from classifier.head_fitting import fit_examples, options_for
    from classifier.joined_encoder import JoinedEncoder
    from classifier.locations import training_data_folder
    from classifier.training_items import load_items, load_splits

    encoder = classifier.model.encoder
    if isinstance(encoder, JoinedEncoder):
        encoder = encoder.sentences
    data = training_data_folder()
    _, base = base_examples(encoder, load_items(data), load_splits(data))
    given = [
        Annotation(each.text, each.label, each.strategy, each.driver, each.annotator) for each in lines if each.label
    ]
    own = of_annotations(given, encode_now(encoder, [each.text for each in given]), encoder.width)
    items = {item.id: item for item in get_items(casebook, [each.item_id for each in right])}
    right = tuple(each for each in right if each.item_id in items)
    measured = encode_now(encoder, [items[each.item_id].text for each in right])
    options = options_for(encoder)

    def fit_and_read(rows: NDArray[np.intp]) -> NDArray[np.intp]:
        chosen = np.zeros(len(given), dtype=bool)
        chosen[rows] = True
        head = fit_examples("label", base.beside(own.where(chosen)), options)
        return np.asarray(head.probabilities(measured).argmax(axis=1), dtype=np.intp)

    columns = np.array([list(Label).index(each.label) for each in right], dtype=np.intp)
    return measure_curve(len(given), columns, fit_and_read, seed=seed)
