"""A model as a described folder: plain arrays and a manifest that holds their hashes. Nothing is ever unpickled."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from classifier.decisions import Thresholds
from classifier.encoder import Encoder
from classifier.heads import HEAD_KEYS, Head
from classifier.joined_encoder import JoinedEncoder
from classifier.onnx_encoder import OnnxEncoder
from classifier.tfidf import TfidfEncoder
from codebook.errors import ModelError

FORMAT = 1
"""Version of the folder's layout; another one is refused."""
HEADS_FILE, MANIFEST_FILE, CARD_FILE = "heads.npz", "manifest.json", "CARD.md"
_ENCODERS: dict[str, type[OnnxEncoder | TfidfEncoder | JoinedEncoder]] = {
    kind.kind: kind for kind in (OnnxEncoder, TfidfEncoder, JoinedEncoder)
}


@dataclass(frozen=True)
class Model:
    """An encoder, its heads, and the thresholds that they were measured with."""

    encoder: Encoder
    heads: dict[str, Head]
    """By name, as in `classifier.heads.HEAD_KEYS`."""
    thresholds: Thresholds
    id: str
    """Name, version and short hash, such as `default 0.1.0 (1a2b3c4d)`; every reading carries it."""


def save_model(
    folder: Path,
    encoder: Encoder,
    heads: dict[str, Head],
    thresholds: Thresholds,
    facts: dict[str, Any],
    others: Sequence[str] = (),
) -> None:
    """Write a model's arrays, then the manifest that vouches for them.

    Args:
        folder: Made if missing; files of the same names are replaced.
        encoder: The fitted encoder.
        heads: The fitted heads by name.
        thresholds: When a reading is sure, and when mixed.
        facts: What the manifest says of the training: name, version, data, seed, scores.
        others: Files that already lie in the folder, to be vouched for as well.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, head in heads.items():
        # Half precision halves the file; the difference to float32 is far below what calibration can tell apart.
        arrays[f"{name}.weights"] = head.weights.astype(np.float16)
        arrays[f"{name}.bias"] = head.bias
        arrays[f"{name}.temperature"] = np.array(head.temperature)
    encoder.save(folder)
    np.savez_compressed(folder / HEADS_FILE, **arrays)  # type: ignore[arg-type]
    manifest = {
        "format": FORMAT,
        **facts,
        "encoder": encoder.kind,
        "keys": {name: list(keys) for name, keys in HEAD_KEYS.items()},
        "thresholds": asdict(thresholds),
        "files": {name: _sha256(folder / name) for name in (*encoder.files, HEADS_FILE, *others)},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a model's manifest and check that this program can use what it describes.

    Raises:
        ModelError: There is none, it is not JSON, or it describes another layout or other keys.
    """
    path = folder / MANIFEST_FILE
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        layout, keys = manifest["format"], manifest["keys"]
    except OSError as err:
        raise ModelError(f"no model in {folder}: {MANIFEST_FILE} cannot be read; install Balcony again") from err
    except (ValueError, KeyError, TypeError, RecursionError) as err:
        raise ModelError(f"{path} is damaged; install Balcony again, or train the model anew") from err
    if layout != FORMAT:
        raise ModelError(f"{path} is of format {layout}, and this program reads format {FORMAT}; update Balcony")
    if keys != {name: list(keys) for name, keys in HEAD_KEYS.items()}:
        raise ModelError(f"{path} was trained for other keys than this program's codebook; train the model anew")
    return manifest


def load_model(folder: Path) -> Model:
    """Load a model folder after checking every file against its manifest.

    Raises:
        ModelError: A file is missing, changed, or of a version that this program does not know.
    """
    manifest = read_manifest(folder)
    try:
        kind = _ENCODERS[manifest["encoder"]]
        for name in sorted({*kind.files, HEADS_FILE, *manifest["files"]}):
            path = folder / name
            if not path.is_file():
                raise ModelError(f"{path} is missing; install Balcony again, or train the model anew")
            if _sha256(path) != manifest["files"].get(name):
                raise ModelError(f"{path} is not the file that {MANIFEST_FILE} describes; install Balcony again")
        encoder: Encoder = kind.load(folder)
        arrays = _load_arrays(folder / HEADS_FILE)
        heads = {name: _head(name, arrays) for name in HEAD_KEYS}
        thresholds = Thresholds(**{name: float(value) for name, value in manifest["thresholds"].items()})
        return Model(encoder, heads, thresholds, model_id(manifest))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, BadZipFile) as err:
        raise ModelError(f"the model in {folder} cannot be read ({err}); train it anew") from err


def model_id(manifest: dict[str, Any]) -> str:
    """Name, version and the first eight digits of the heads' hash."""
    return f"{manifest['name']} {manifest['version']} ({manifest['files'][HEADS_FILE][:8]})"


def _head(name: str, arrays: dict[str, NDArray[Any]]) -> Head:
    weights = arrays[f"{name}.weights"].astype(np.float32)
    return Head(weights, arrays[f"{name}.bias"].astype(np.float32), float(arrays[f"{name}.temperature"]))


def _load_arrays(path: Path) -> dict[str, NDArray[Any]]:
    with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
        return dict(file)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
