"""Where the models, the training items and the person's own data lie. Nothing is made or read at import."""

import os
import re
from pathlib import Path

from codebook.errors import ModelError

DEFAULT_MODEL = "default"
"""The name of the model that came with the program."""
_PACKAGE = Path(__file__).parent
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def home() -> Path:
    """The data folder: `BALCONY_HOME`, else where this operating system keeps a program's data."""
    if named := os.environ.get("BALCONY_HOME"):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # only when no place was named

    return user_data_path("balcony", appauthor=False)


def model_folder(chosen: Path | None = None) -> Path:
    """The model to load: the one chosen, else `BALCONY_MODEL`, else the recorded one, else the shipped default.

    Raises:
        ModelError: The recorded model is gone. Another one in its place would read differently, and nobody would know.
    """
    if chosen is not None:
        return chosen
    if named := os.environ.get("BALCONY_MODEL"):
        return Path(named).expanduser()
    folder = named_model(recorded_model())
    if not folder.is_dir():
        raise ModelError(f"the model in use is gone: no {folder}; choose another with: balcony models use NAME")
    return folder


def named_model(name: str) -> Path:
    """The folder of the model with that name; it need not exist."""
    return _shipped("_models/default", "models/default") if name == DEFAULT_MODEL else models_home() / name


def is_model_name(name: str) -> bool:
    """Whether a model may have that name: letters, digits, dot, dash and underscore; it becomes a folder's name."""
    return _NAME.fullmatch(name) is not None


def models_home() -> Path:
    """The folder of the person's own models."""
    return home() / "models"


def record_file() -> Path:
    """The file that names the model in use, and below it those that were in use before."""
    return home() / "model.txt"


def recorded_model() -> str:
    """The name of the model that `balcony models use` recorded, `default` where none is.

    Raises:
        ModelError: The record cannot be read, or holds no name.
    """
    return recorded_models()[0]


def recorded_models() -> tuple[str, ...]:
    """The model in use, and those that were in use before it, the latest first.

    Raises:
        ModelError: The record cannot be read, or holds no name.
    """
    try:
        names = tuple(record_file().read_text(encoding="utf-8").strip().split("\n"))
    except (FileNotFoundError, NotADirectoryError):
        return (DEFAULT_MODEL,)
    except (OSError, UnicodeDecodeError) as err:
        raise ModelError(f"{record_file()} cannot be read; write it anew with: balcony models use default") from err
    if not all(map(is_model_name, names)):
        raise ModelError(f"{record_file()} names no model; write it anew with: balcony models use default")
    return names


def cache_folder() -> Path:
    """Where results that can be made again are kept, so that they need not be."""
    return home() / "cache"


def training_data_folder() -> Path:
    """The training items and the codebook that came with the program."""
    return _shipped("_training_data", "training_data")


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    installed = _PACKAGE / in_wheel
    return installed if installed.exists() else _PACKAGE.parent / in_checkout
