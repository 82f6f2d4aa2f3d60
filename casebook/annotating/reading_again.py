"""Items keep the reading of the model that read them: here they are read again by the one in use."""

from typing import TYPE_CHECKING

from casebook.database.items import all_items
from casebook.database.readings import store_readings, stored
from casebook.watching import QUIET, Watch

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.records import CaseItem
    from classifier.classifier import Classifier

_AT_ONCE = 64


def read_by_another(casebook: "Casebook", model: str) -> "tuple[CaseItem, ...]":
    """The items whose latest reading is of another model than the one with that id; parts of split items count."""
    return tuple(item for item in all_items(casebook) if item.reading and item.reading.model != model)


def read_again(casebook: "Casebook", classifier: "Classifier", watch: Watch = QUIET) -> tuple[int, int]:
    """Read those items again. Earlier readings stay, and so does all that people decided.

    Args:
        casebook: Where.
        classifier: With the model in use.
        watch: Told how far it is; a stop leaves everything as it was.

    Returns:
        How many were read again, and of how many the label is another one now.
    """
    old, said = read_by_another(casebook, classifier.model.id), []
    for start in range(0, len(old), _AT_ONCE):
        watch.check()
        watch.tell(start, len(old), "items read again")
        said += classifier.read([item.text for item in old[start : start + _AT_ONCE]])
    store_readings(casebook, [(item.id, stored(now)) for item, now in zip(old, said, strict=True)])
    return len(old), sum(
        item.reading is not None and item.reading.label is not now.label for item, now in zip(old, said, strict=True)
    )
