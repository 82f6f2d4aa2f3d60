"""A model folder: the same numbers back, and nothing loaded that its manifest does not vouch for."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.decisions import Thresholds
from classifier.head_fitting import TrainingOptions, fit_encoder
from classifier.heads import HEAD_KEYS, Head
from classifier.locations import model_folder, training_data_folder
from classifier.model_files import load_model, save_model
from classifier.tfidf import TfidfEncoder
from codebook.errors import ModelError

CHECKOUT = Path(__file__).parents[2]
TEXTS = ["The printers jam.", "Nobody reads the data together.", "Minutes approved."]


class _Touch:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.fixture
def folder(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model, to be damaged."""
    return Path(shutil.copytree(tiny_model, tmp_path / "model"))


def _flip(path: Path, at: int = 100) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _edit_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def _vouch(folder: Path, name: str) -> None:
    """Write the hash of a changed file into the manifest, as an attacker would."""
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    _edit_manifest(folder, lambda manifest: manifest["files"].update({name: digest}))


def _random_model() -> tuple[TfidfEncoder, dict[str, Head]]:
    rng = np.random.default_rng(2)
    encoder = fit_encoder(TEXTS, TrainingOptions(min_documents=1))
    heads = {
        name: Head(
            rng.normal(size=(len(keys), encoder.width)).astype(np.float32),
            rng.normal(size=len(keys)).astype(np.float32),
            temperature=float(rng.uniform(0.5, 2)),
        )
        for name, keys in HEAD_KEYS.items()
    }
    return encoder, heads


def test_a_saved_model_loads_with_the_same_probabilities(tmp_path: Path) -> None:
    """To half precision; thresholds, temperatures and name come back exactly."""
    encoder, heads = _random_model()
    thresholds = Thresholds(sure=0.83, adaptive_doubt=0.11, mixed=0.27)
    save_model(tmp_path / "new" / "model", encoder, heads, thresholds, {"name": "tiny", "version": "2.0"})
    model = load_model(tmp_path / "new" / "model")
    rows = encoder.encode(TEXTS)
    np.testing.assert_array_equal(model.encoder.encode(TEXTS), rows)
    assert model.heads.keys() == heads.keys()
    for name, head in heads.items():
        np.testing.assert_allclose(model.heads[name].probabilities(rows), head.probabilities(rows), atol=2e-3)
        assert model.heads[name].temperature == head.temperature
    assert model.thresholds == thresholds
    digest = hashlib.sha256((tmp_path / "new" / "model" / "heads.npz").read_bytes()).hexdigest()
    assert model.id == f"tiny 2.0 ({digest[:8]})"


def test_the_same_model_is_saved_as_the_same_bytes(tmp_path: Path) -> None:
    """No date or name of the machine goes into the files."""
    encoder, heads = _random_model()
    for name in ("one", "two"):
        save_model(tmp_path / name, encoder, heads, Thresholds(0.8, 0.1, 0.3), {"name": "tiny", "version": "2.0"})
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("name", ["encoder.npz", "heads.npz"])
def test_a_changed_byte_is_refused(folder: Path, name: str) -> None:
    """The message names the file."""
    _flip(folder / name)
    with pytest.raises(ModelError, match=f"{name} is not the file"):
        load_model(folder)


@pytest.mark.parametrize("name", ["encoder.npz", "heads.npz", "manifest.json"])
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    """The message names the file and the folder."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name) as caught:
        load_model(folder)
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize("name", ["encoder.npz", "heads.npz"])
def test_a_file_without_a_hash_is_refused(folder: Path, name: str) -> None:
    """Nothing is loaded that the manifest does not vouch for."""
    _edit_manifest(folder, lambda manifest: manifest["files"].pop(name))
    with pytest.raises(ModelError, match=f"{name} is not the file"):
        load_model(folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"3", b"{}", b'{"format": 1}', b"\xff\xfe\x00", b"[" * 200_000],
    ids=["empty", "cut off", "list", "number", "no keys", "no codebook", "not UTF-8", "deeply nested"],
)
def test_a_damaged_manifest_is_refused(folder: Path, content: bytes) -> None:
    """The message names it and says that it is damaged."""
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"manifest\.json is damaged"):
        load_model(folder)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"format": 2}, r"manifest\.json is of format 2.* update Balcony"),
        ({"keys": {"label": ["none", "hard"]}}, r"manifest\.json was trained for other keys"),
        ({"encoder": "oracle"}, "cannot be read"),
        ({"files": []}, "cannot be read"),
        ({"files": None}, "cannot be read"),
        ({"thresholds": {"sure": 0.5}}, "cannot be read"),
        ({"thresholds": {"sure": "high", "adaptive_doubt": 0.1, "mixed": 0.3}}, "cannot be read"),
        ({"thresholds": None}, "cannot be read"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_manifest_that_says_something_else_is_refused(folder: Path, change: dict[str, Any], says: str) -> None:
    """Another layout, another codebook, or values that are none."""
    _edit_manifest(folder, lambda manifest: manifest.update(change))
    with pytest.raises(ModelError, match=says) as caught:
        load_model(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["name", "version", "thresholds", "files"])
def test_a_manifest_without_a_part_is_refused(folder: Path, name: str) -> None:
    """A model error, and not a stray one."""
    _edit_manifest(folder, lambda manifest: manifest.pop(name))
    with pytest.raises(ModelError, match=str(folder)):
        load_model(folder)


@pytest.mark.parametrize("name", ["encoder.npz", "heads.npz"])
def test_an_object_array_is_refused_and_never_unpickled(folder: Path, tmp_path: Path, name: str) -> None:
    """Not even where the manifest vouches for it."""
    with np.load(folder / name) as arrays:
        changed = dict(arrays)
    first = next(iter(changed))
    changed[first] = np.array([_Touch(tmp_path / "unpickled")], dtype=object)
    np.savez(folder / name, **changed)
    _vouch(folder, name)
    with pytest.raises(ModelError, match="allow_pickle=False"):
        load_model(folder)
    assert not (tmp_path / "unpickled").exists()


@pytest.mark.parametrize("name", ["encoder.npz", "heads.npz"])
@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04", b"\x80\x04N."])
def test_a_file_that_is_no_archive_is_refused(folder: Path, name: str, content: bytes) -> None:
    """Not even where the manifest vouches for it."""
    (folder / name).write_bytes(content)
    _vouch(folder, name)
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(folder)


def test_the_classifier_loads_by_the_same_rules(folder: Path) -> None:
    """`Classifier.load` refuses what `load_model` refuses."""
    _flip(folder / "heads.npz")
    with pytest.raises(ModelError, match=r"heads\.npz"):
        Classifier.load(folder)


def test_the_model_chosen_goes_before_the_one_named_and_the_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option, then `BALCONY_MODEL`, then what came with the program."""
    monkeypatch.setenv("BALCONY_MODEL", "~/mine")
    assert model_folder(Path("chosen")) == Path("chosen")
    assert model_folder() == Path("~/mine").expanduser()
    monkeypatch.delenv("BALCONY_MODEL")
    assert model_folder() == CHECKOUT / "models" / "default"
    assert training_data_folder() == CHECKOUT / "training_data"
