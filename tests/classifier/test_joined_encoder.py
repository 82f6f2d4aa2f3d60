"""Sentence and words side by side: each text's two rows, joined."""

from pathlib import Path

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.head_fitting import JOINED_OPTIONS
from classifier.joined_encoder import JoinedEncoder
from classifier.model_files import load_model, read_manifest
from classifier.onnx_encoder import OnnxEncoder
from classifier.tfidf import TfidfEncoder

TEXTS = ["The printer jams.", "", "Nobody will say it when the team meets. " * 30, "ünïcödé 🎉 [/foo]"]


@pytest.fixture(scope="module")
def encoder(joined_model: Path) -> JoinedEncoder:
    """That of the joined tiny model."""
    return JoinedEncoder.load(joined_model)


def test_a_row_is_the_sentences_row_and_then_the_words_row(encoder: JoinedEncoder, joined_model: Path) -> None:
    """Each as its own encoder gives it, to the bit."""
    rows = encoder.encode(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), encoder.width)
    assert encoder.width == 384 + encoder.words.width
    np.testing.assert_array_equal(rows[:, :384], OnnxEncoder.load(joined_model).encode(TEXTS))
    np.testing.assert_array_equal(rows[:, 384:], TfidfEncoder.load(joined_model).encode(TEXTS))
    assert rows[0, 384:].any()
    assert not rows[1, 384:].any()


def test_a_text_has_the_same_row_alone_and_among_others(encoder: JoinedEncoder) -> None:
    """The same input gives the same reading, whatever stands beside it."""
    together = encoder.encode(TEXTS)
    for index, text in enumerate(TEXTS):
        np.testing.assert_array_equal(encoder.encode([text])[0], together[index])


def test_no_texts_give_no_rows(encoder: JoinedEncoder) -> None:
    """The shape still says how wide a row is."""
    assert encoder.encode([]).shape == (0, encoder.width)


def test_save_writes_both_encoders(encoder: JoinedEncoder, tmp_path: Path) -> None:
    """The copy reads as the original does, from the files that the kind names."""
    encoder.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(JoinedEncoder.files)
    np.testing.assert_array_equal(JoinedEncoder.load(tmp_path).encode(TEXTS), encoder.encode(TEXTS))


def test_a_model_folder_of_this_kind_is_loaded_and_every_file_vouched_for(joined_model: Path) -> None:
    """The manifest names kind, weights and the hash of each file; the heads are as wide as the rows."""
    manifest, model = read_manifest(joined_model), load_model(joined_model)
    assert manifest["encoder"] == "joined"
    assert manifest["lexical_weights"] == JOINED_OPTIONS.lexical_weights
    assert {"encoder.onnx", "tokenizer.json", "encoder.npz", "heads.npz", "pipeline.joblib"} == set(manifest["files"])
    assert isinstance(model.encoder, JoinedEncoder)
    assert {head.weights.shape[1] for head in model.heads.values()} == {model.encoder.width}


def test_a_joined_model_gives_readings_with_evidence(joined_model: Path) -> None:
    """As any other kind does."""
    (reading,) = Classifier.load(joined_model).read(["The printer jams, and nobody has ordered toner."])
    assert sum(reading.p.values()) == pytest.approx(1)
    assert reading.model.startswith("joined ")
