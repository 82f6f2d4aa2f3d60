"""The encoder that comes with the program."""

from pathlib import Path

import numpy as np
import pytest

from classifier.locations import model_folder
from classifier.onnx_encoder import OnnxEncoder

TEXTS = ["The printers jam.", "", "Nobody will say it when the team meets. " * 30, "ünïcödé 🎉 \x00 [/foo]"]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    """The default model's encoder."""
    return OnnxEncoder.load(model_folder())


def test_encode_gives_a_row_for_each_text(encoder: OnnxEncoder) -> None:
    """Any text has a finite row of the encoder's width."""
    rows = encoder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.width) == (4, 384)
    assert np.isfinite(rows).all()


def test_a_text_has_the_same_row_alone_and_among_others(encoder: OnnxEncoder) -> None:
    """Bit for bit: the same input gives the same reading, whatever stands beside it."""
    together = encoder.encode(TEXTS)
    for index, text in enumerate(TEXTS):
        assert np.array_equal(encoder.encode([text])[0], together[index])


def test_no_texts_give_no_rows(encoder: OnnxEncoder) -> None:
    """An empty log is no special case for callers."""
    assert encoder.encode([]).shape == (0, 384)


def test_what_lies_beyond_the_limit_is_not_read(encoder: OnnxEncoder) -> None:
    """A huge cell is read by its beginning."""
    start = "The printers jam every morning. " * 200
    assert np.array_equal(encoder.encode([start]), encoder.encode([start + "x" * 10_000_000]))


def test_save_copies_the_encoder_whole(encoder: OnnxEncoder, tmp_path: Path) -> None:
    """The copy reads as the original does."""
    encoder.save(tmp_path)
    assert np.array_equal(OnnxEncoder.load(tmp_path).encode(TEXTS), encoder.encode(TEXTS))
