"""The fine-tuned sentence encoder and the lexical one side by side: meaning, and the words themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from classifier.encoder import Encoder, Rows
from classifier.onnx_encoder import OnnxEncoder
from classifier.text_rows import TextRows
from classifier.tfidf import TfidfEncoder


@dataclass(frozen=True)
class JoinedEncoder:
    """Rows of the sentence encoder, each followed by the text's TF-IDF row.

    A head over such a row adds up what two heads say, one of the meaning and one of the words. Rows that are
    written out are wide (40 kB with 10,000 terms); to score texts, see `rows_to_score`.
    """

    kind: ClassVar[str] = "joined"
    files: ClassVar[tuple[str, ...]] = (*OnnxEncoder.files, *TfidfEncoder.files)

    sentences: OnnxEncoder
    """Gives the first columns."""
    words: TfidfEncoder
    """Gives the columns behind them."""

    @property
    def width(self) -> int:
        """How many numbers a row holds."""
        return self.sentences.width + self.words.width

    @classmethod
    def load(cls, folder: Path) -> "JoinedEncoder":
        """Load the encoder of a model folder."""
        return cls(OnnxEncoder.load(folder), TfidfEncoder.load(folder))

    def save(self, folder: Path) -> None:
        """Write both encoders into a model folder."""
        self.sentences.save(folder)
        self.words.save(folder)

    def encode(self, texts: Sequence[str]) -> Rows:
        """Encode texts; see `classifier.encoder.Encoder`. The first columns are never all zeros."""
        return np.concatenate([self.sentences.encode(texts), self.words.encode(texts)], axis=1)


def rows_to_score(encoder: Encoder, texts: Sequence[str]) -> Rows | TextRows:
    """The rows of texts for heads to score; where the encoder knows words, without the zeros of an encoded row."""
    if isinstance(encoder, JoinedEncoder):
        return TextRows(encoder.sentences.encode(texts), [encoder.words.entries(text) for text in texts])
    if isinstance(encoder, TfidfEncoder):
        return TextRows(np.empty((len(texts), 0), np.float32), [encoder.entries(text) for text in texts])
    return encoder.encode(texts)
