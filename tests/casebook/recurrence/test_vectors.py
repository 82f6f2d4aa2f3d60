"""Vectors: rewordings lie closer than other troubles, and another encoder falls back on words."""

from casebook.recurrence.thresholds import LIKE
from casebook.recurrence.vectors import ItemEncoder
from casebook.recurrence.words import shipped_weights, stem, word_vectors
from classifier.classifier import Classifier
from classifier.tfidf import TfidfEncoder

TEXTS = (
    "Rosters do not sync into the screening platform, so new students are missing.",
    "Rosters still do not sync to the screening platform and new students are missing from it.",
    "Letters home went out in English only.",
)


def test_the_shipped_directions_belong_to_the_shipped_encoder(classifier: Classifier) -> None:
    """After the encoder was made anew: `python -m casebook.recurrence.directions models/default training_data`."""
    assert ItemEncoder.of(classifier.model.encoder).directions is not None


def test_a_rewording_is_like_and_another_trouble_is_not(classifier: Classifier) -> None:
    """By the threshold that the program uses."""
    encoder = ItemEncoder.of(classifier.model.encoder)
    rows = encoder.vectors(TEXTS).astype("f4")
    assert rows.shape == (3, encoder.width)
    assert rows[0] @ rows[1] >= LIKE > rows[0] @ rows[2]
    assert encoder.vectors([]).shape == (0, encoder.width)


def test_without_directions_words_alone_are_compared(classifier: Classifier) -> None:
    """Vectors of the two kinds carry different keys."""
    lexical = ItemEncoder.of(TfidfEncoder({"cover": 0}, word_vectors(["cover"])[0][:1]))
    assert lexical.vectors(TEXTS).shape == (3, lexical.width)
    assert lexical.key != ItemEncoder.of(classifier.model.encoder).key


def test_endings_and_names_do_not_count() -> None:
    """A school's name is no trouble; a rare word weighs more than a common one."""
    assert stem("covered") == stem("covering") == stem("covers")
    plain, named = word_vectors(["There is no cover.", "There is no cover Zzyxgrove."])
    assert plain @ named > 0.999
    weights, unseen = shipped_weights()
    assert weights["the"] < weights[stem("roster")] < unseen
