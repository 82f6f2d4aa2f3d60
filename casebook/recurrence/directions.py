"""What the model's rows say beside the topic, and is taken out of them before items are compared.

The encoder was fine-tuned to tell labels apart, so its rows differ most in a few directions that say what kind of
challenge an item is, and how it is told: two adaptive items about quite different troubles come out alike. Without the
strongest directions, what remains is nearer to what an item is about.

`.venv/bin/python -m casebook.recurrence.directions models/default training_data` makes the file anew for another
encoder; with an encoder that it was not made for, words alone are compared.
"""

import hashlib
import sys
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from casebook.recurrence.words import unit_rows
from classifier.encoder import Encoder, Rows
from classifier.onnx_encoder import OnnxEncoder

REMOVED = 20
"""Of 0, 5, 10, 20 and 40, the number with which most like pairs stood at the top (`benchmarks/recurrence.py`)."""
_TEXTS = 4000
_FILE = "directions.npz"


@dataclass(frozen=True)
class Directions:
    """The mean row and the strongest directions of one encoder, over the training items."""

    encoder: str
    """sha256 of the encoder's file."""
    mean: NDArray[np.float32]
    strongest: NDArray[np.float32]
    """Shape (width, `REMOVED`), orthonormal."""

    def topics(self, rows: Rows) -> NDArray[np.float32]:
        """Rows without those directions, of unit length."""
        centred = rows - self.mean
        return unit_rows(np.asarray(centred - (centred @ self.strongest) @ self.strongest.T, dtype=np.float32))


def shipped_directions(encoder: Encoder) -> Directions | None:
    """The directions of an encoder; None where the file was made for another one."""
    if not isinstance(encoder, OnnxEncoder):
        return None
    with as_file(files(__package__) / _FILE) as path, np.load(path, allow_pickle=False) as file:
        made = Directions(str(file["encoder"]), file["mean"], file["strongest"])
    return made if made.encoder == encoder_hash(encoder) else None


def encoder_hash(encoder: OnnxEncoder) -> str:
    """What tells an encoder's file from any other."""
    return hashlib.sha256((encoder.folder / encoder.files[0]).read_bytes()).hexdigest()


def find_directions(encoder: OnnxEncoder, texts: list[str]) -> Directions:
    """The directions in which the rows of texts differ most."""
    rows = encoder.encode(texts)
    mean = rows.mean(axis=0)
    _, vectors = np.linalg.eigh(np.cov((rows - mean).T))
    strongest = vectors[:, ::-1][:, :REMOVED].astype(np.float32)
    return Directions(encoder_hash(encoder), mean.astype(np.float32), np.ascontiguousarray(strongest))


def main(model: Path, data: Path) -> None:
    """Make the file for a model's encoder from the training items."""
    from classifier.training_items import load_items

    texts = sorted(item.text for item in load_items(data))
    found = find_directions(OnnxEncoder.load(model), texts[:: max(1, len(texts) // _TEXTS)])
    target = Path(__file__).with_name(_FILE)
    np.savez(target, encoder=np.array(found.encoder), mean=found.mean, strongest=found.strongest)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
