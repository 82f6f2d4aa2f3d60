"""The fine-tuned sentence encoder, run by onnxruntime."""

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from classifier.encoder import Rows

MAX_TOKENS = 128
"""An item is a few sentences; what goes beyond is not read."""
MAX_CHARACTERS = 4000
"""Cut before tokenizing, so that a huge cell costs no more than a long one."""
_MAX_THREADS = 8


@dataclass(frozen=True)
class OnnxEncoder:
    """Mean-pooled states of a small transformer, one row of 384 numbers for a text.

    Texts are run one by one, on as many threads as there are processors. That is faster than padded batches, and an
    int8 model scales its activations over all that it is given at once: alone, a text always gives the same row.
    """

    kind: ClassVar[str] = "onnx"
    files: ClassVar[tuple[str, ...]] = ("encoder.onnx", "tokenizer.json")

    session: Any
    """An `onnxruntime.InferenceSession` from token ids and mask to pooled rows."""
    tokenizer: Any
    """A `tokenizers.Tokenizer` that truncates and does not pad."""
    folder: Path
    threads: int | None = None
    """How many texts run at a time; None for as many as there are processors."""

    @property
    def width(self) -> int:
        """How many numbers a row holds."""
        return int(self.session.get_outputs()[0].shape[-1])

    @classmethod
    def load(cls, folder: Path) -> "OnnxEncoder":
        """Load the encoder of a model folder."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        # The memory arena keeps room for the longest text ever seen; without it memory follows the text at hand.
        options.enable_cpu_mem_arena = False
        session = onnxruntime.InferenceSession(str(folder / cls.files[0]), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / cls.files[1]))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        return cls(session, tokenizer, folder)

    def save(self, folder: Path) -> None:
        """Copy the encoder into another model folder."""
        if folder.resolve() != self.folder.resolve():
            for name in self.files:
                shutil.copyfile(self.folder / name, folder / name)

    def encode(self, texts: Sequence[str]) -> Rows:
        """Encode texts; see `classifier.encoder.Encoder`."""
        if not texts:
            return np.empty((0, self.width), dtype=np.float32)
        encodings = self.tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])
        with ThreadPoolExecutor(self.threads or min(_MAX_THREADS, os.cpu_count() or 1)) as threads:
            return np.stack(list(threads.map(self._row, encodings)))

    def _row(self, encoding: Any) -> Rows:
        ids = np.array([encoding.ids], dtype=np.int64)
        rows = self.session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
        return np.asarray(rows[0], dtype=np.float32)
