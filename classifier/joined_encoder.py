"""The fine-tuned sentence encoder and the lexical one side by side: meaning, and the words themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from classifier.encoder import Rows
from classifier.onnx_encoder import OnnxEncoder
from classifier.tfidf import TfidfEncoder


@dataclass(frozen=True)
class JoinedEncoder:
    """Rows of the sentence encoder, each followed by the text's TF-IDF row.

    A head over such a row adds up what two heads say, one of the meaning and one of the words. Rows are wide (40 kB
    with 10,000 terms), so texts are to be given some dozens at a time.
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
