"""Rows without their zeros: the same scores as rows that are written out."""

from pathlib import Path

import numpy as np
import pytest

from classifier.encoder import Encoder
from classifier.heads import Head
from classifier.joined_encoder import JoinedEncoder, rows_to_score
from classifier.text_rows import TextRows

TEXTS = ["", "The printer jams.", "🎉", "Staff are afraid, afraid of the next meeting. " * 40, "", ""]


@pytest.fixture(scope="module")
def joined(joined_model: Path) -> JoinedEncoder:
    """The encoder of the joined tiny model."""
    return JoinedEncoder.load(joined_model)


@pytest.mark.parametrize("part", ["joined", "sentences", "words"])
@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], []])
def test_a_head_scores_them_as_the_encoders_rows(joined: JoinedEncoder, part: str, texts: list[str]) -> None:
    """For each kind of encoder, whatever texts have no known word."""
    encoder: Encoder = joined if part == "joined" else getattr(joined, part)
    rng = np.random.default_rng(4)
    head = Head(rng.normal(size=(3, encoder.width)).astype(np.float32), np.ones(3, np.float32))
    scores = head.scores(rows_to_score(encoder, texts))
    assert scores.shape == (len(texts), 3)
    np.testing.assert_allclose(scores, head.scores(encoder.encode(texts)), rtol=1e-10, atol=1e-12)


def test_a_text_has_the_same_scores_alone_and_among_others(joined: JoinedEncoder) -> None:
    """To the bit."""
    head = Head(np.random.default_rng(4).normal(size=(3, joined.width)).astype(np.float32), np.zeros(3, np.float32))
    together = head.scores(rows_to_score(joined, TEXTS))
    for index, text in enumerate(TEXTS):
        np.testing.assert_array_equal(head.scores(rows_to_score(joined, [text]))[0], together[index])


def test_the_product_is_that_of_the_numbers() -> None:
    """By hand: one number of a sentence, and the words in columns 1 and 2 of three."""
    words = [(np.array([2, 1]), np.array([0.5, 2], np.float32)), (np.array([], np.intp), np.array([], np.float32))]
    rows = TextRows(np.array([[3], [4]], np.float32), words)
    columns = np.array([[1.0, 10], [100, 100], [2, 3], [4, 6]])
    np.testing.assert_array_equal(rows.times(columns), [[3 + 4 + 2, 30 + 6 + 3], [4, 40]])
