"""Finds the base weights and checks that they are the ones that the model card names."""

import hashlib
from pathlib import Path

from codebook.errors import ModelError

NAME = "sentence-transformers/all-MiniLM-L6-v2"
"""Apache-2.0; six layers, 384 wide."""
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of its `model.safetensors`."""
_NEEDED = ("model.safetensors", "config.json", "tokenizer.json")


def checked_base(folder: Path) -> Path:
    """The folder with the base weights, after a look at their hash.

    Args:
        folder: A copy of the public model.

    Raises:
        ModelError: A file is missing, or the weights are not the expected ones.
    """
    for name in _NEEDED:
        if not (folder / name).is_file():
            raise ModelError(f"{folder} holds no {name}; give a folder with a copy of {NAME}")
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ModelError(f"{folder / 'model.safetensors'} has the hash {digest}, and that of {NAME} is {SHA256}")
    return folder
