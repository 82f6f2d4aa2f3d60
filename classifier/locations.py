"""Where the model and the training items lie. Nothing is made or read at import."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent


def model_folder(chosen: Path | None = None) -> Path:
    """The model to load: the one chosen, else `BALCONY_MODEL`, else the default that came with the program."""
    if chosen is not None:
        return chosen
    if named := os.environ.get("BALCONY_MODEL"):
        return Path(named).expanduser()
    return _shipped("_models/default", "models/default")


def training_data_folder() -> Path:
    """The training items and the codebook that came with the program."""
    return _shipped("_training_data", "training_data")


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    installed = _PACKAGE / in_wheel
    return installed if installed.exists() else _PACKAGE.parent / in_checkout
