"""The rows that heads are fitted on: what the encoder gives, and nothing that it learned from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from classifier.encoder import Encoder, Rows
from classifier.example_rows import base_examples, rows_of, sentence_width
from classifier.joined_encoder import JoinedEncoder
from classifier.onnx_encoder import OnnxEncoder
from classifier.tfidf import TfidfEncoder
from classifier.training_items import load_items, load_splits

TEXTS = ["The printer jams.", "", "Staff are afraid of the next meeting."]


@pytest.fixture(scope="module")
def joined(joined_model: Path) -> JoinedEncoder:
    """The encoder of the joined tiny model."""
    return JoinedEncoder.load(joined_model)


def _dense(rows: Rows) -> Rows:
    found: Rows = rows if isinstance(rows, np.ndarray) else rows.toarray()
    return found


@pytest.mark.parametrize("part", ["joined", "sentences", "words"])
@pytest.mark.parametrize("texts", [TEXTS, []])
def test_rows_are_those_of_the_encoder(joined: JoinedEncoder, part: str, texts: list[str]) -> None:
    """For each kind, whether the rows are kept sparse or not."""
    encoder: Encoder = joined if part == "joined" else getattr(joined, part)
    rows = rows_of(encoder, texts)
    np.testing.assert_array_equal(_dense(rows), encoder.encode(texts))
    assert isinstance(rows, np.ndarray) == isinstance(encoder, OnnxEncoder)


def test_what_the_encoder_learned_from_has_no_sentence_columns(joined: JoinedEncoder) -> None:
    """And is not encoded for nothing."""

    def encode(_encoder: Encoder, _texts: Sequence[str]) -> Rows:
        raise AssertionError

    rows = _dense(rows_of(joined, TEXTS, encode, learned=True))
    assert not rows[:, :384].any()
    np.testing.assert_array_equal(rows[:, 384:], joined.words.encode(TEXTS))


def test_the_sentence_columns_come_first(joined: JoinedEncoder) -> None:
    """All of a fine-tuned encoder's, none of a lexical one's."""
    widths = [sentence_width(encoder) for encoder in (joined, joined.sentences, joined.words)]
    assert widths == [384, 384, 0]


def test_each_kind_of_encoder_is_fitted_on_what_it_has_not_learned(joined: JoinedEncoder, heads_data: Path) -> None:
    """A fine-tuned one on the heads split alone; words on all; joined on all, with what was learned marked."""
    items, splits = load_items(heads_data), load_splits(heads_data)
    counts = {}
    for encoder in (joined, joined.sentences, joined.words):
        chosen, examples = base_examples(encoder, items, splits)
        assert len(chosen) == len(examples.weights) == examples.rows.shape[0]
        counts[encoder.kind] = (len(chosen), int(examples.learned.sum()))
    assert counts == {JoinedEncoder.kind: (24, 1), OnnxEncoder.kind: (23, 0), TfidfEncoder.kind: (24, 1)}
