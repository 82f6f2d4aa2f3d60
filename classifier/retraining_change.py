"""What a retraining did, as figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What a retraining did, each figure with what it is about."""

    model: str
    base: str
    """The ids of the new model and of the one that it came from."""
    annotations: int
    """Annotations that were trained on."""
    texts: int
    """The different texts among them."""
    left_out: int
    """Annotations of dev and test texts: to train on those would make every figure of the model false."""
    base_items: int
    superseded: int
    """Base items that the annotations label anew; theirs is the word that counts."""
    dev_n: int
    dev_before: float
    dev_after: float
    """Macro-F1 of the label on the dev items."""
    dev_changed: int
    """Dev items that are given another label than before."""
    own_before: float
    own_after: float
    """Share of annotations whose label is read; afterwards each by heads that were fitted without its text."""
