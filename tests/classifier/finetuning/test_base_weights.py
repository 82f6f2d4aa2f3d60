"""The base weights are checked before anything is built on them."""

from pathlib import Path

import pytest

from classifier.finetuning.base_weights import checked_base
from codebook.errors import ModelError


def test_a_folder_without_the_files_is_refused_by_name(tmp_path: Path) -> None:
    """The message names the file and the model."""
    with pytest.raises(ModelError, match=r"holds no model\.safetensors; give a folder with a copy of sentence-transf"):
        checked_base(tmp_path)


def test_other_weights_are_refused_by_their_hash(tmp_path: Path) -> None:
    """A file of the right name and the wrong content."""
    for name in ("model.safetensors", "config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(ModelError, match="has the hash 44136fa355b3"):
        checked_base(tmp_path)
