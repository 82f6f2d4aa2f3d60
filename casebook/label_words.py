"""How a label is shown to people: a word and a shape, so that colour is never alone."""

from codebook.keys import Driver, Label

LABEL_WORDS = {Label.NONE: "no challenge", Label.TECHNICAL: "technical", Label.ADAPTIVE: "adaptive"}
LABEL_SIGNS = {Label.NONE: "·", Label.TECHNICAL: "■", Label.ADAPTIVE: "◆"}
UNREAD_WORD = "not read"
UNREAD_SIGN = "?"


def label_word(label: Label | None) -> str:
    """The word for a label; None where nobody has read the item."""
    return UNREAD_WORD if label is None else LABEL_WORDS[label]


def label_sign(label: Label | None) -> str:
    """The shape for a label."""
    return UNREAD_SIGN if label is None else LABEL_SIGNS[label]


DRIVER_SHORT = {
    Driver.SELECTION: "selection",
    Driver.TRAINING: "training",
    Driver.COACHING: "coaching",
    Driver.FIDELITY: "fidelity",
    Driver.DATA: "data",
    Driver.ADMINISTRATION: "admin",
    Driver.SYSTEMS: "systems",
    Driver.LEADERSHIP: "leadership",
}
"""At most ten letters, for a narrow column."""
