"""The models on this machine: the shipped default, and the person's own beside it."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from classifier.interrupted import mend, new_folder, put_in_place, remove_folder
from classifier.locations import (
    DEFAULT_MODEL,
    is_model_name,
    model_folder,
    models_home,
    named_model,
    record_file,
    recorded_models,
)
from classifier.model_files import CARD_FILE, load_model, read_manifest
from codebook.errors import ModelError, NothingToDoError, OutputError, UsageError
from codebook.writing import missing_folder

RETRAINED = "retrained"
"""The part of a manifest that only retraining writes: such a folder may be replaced by another retraining."""
_REMEMBERED = 20
"""So many models are remembered, to go back to."""


@dataclass(frozen=True)
class StoredModel:
    """One model, and what its manifest says of it."""

    name: str
    folder: Path
    in_use: bool
    id: str | None
    """Name, version and hash; None where the model is not whole."""
    macro_f1: float | None
    """On the dev items; None where the manifest does not say."""
    n: int | None
    """How many dev items that were."""
    fault: str | None
    """What is wrong with its files; None where they are whole."""


def list_models() -> list[StoredModel]:
    """The default, then the person's own by name."""
    mend(models_home())
    in_use = _in_use()
    return [_look(name, in_use) for name in _names()]


def find_model(name: str) -> Path:
    """The folder of a model.

    Raises:
        UsageError: There is none of that name; the message gives those that there are.
    """
    mend(models_home())
    folder = named_model(name)
    if not is_model_name(name) or not folder.is_dir():
        raise UsageError(f"there is no model {name!r}; there is: {', '.join(_names())}")
    return folder


def new_model_place(name: str) -> Path:
    """The folder for a new model of the person's own.

    Raises:
        UsageError: No model may have that name.
    """
    if name == DEFAULT_MODEL:
        raise UsageError("the default model came with the program and stays; give your own another --name")
    if not is_model_name(name):
        raise UsageError(f"--name {name!r}: a name is at most 64 letters, digits, dots, dashes and underscores")
    return models_home() / name


def read_card(name: str | None = None) -> str:
    """The card of a model; of the one in use when no name is given.

    Raises:
        UsageError: There is none of that name.
        ModelError: It has no card that can be read.
    """
    path = (find_model(name) if name is not None else model_folder()) / CARD_FILE
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise ModelError(f"{path} cannot be read; train the model anew, or install Balcony again") from err


def use_model(name: str) -> str:
    """Record a model as the one in use, after checking that it is whole; the one before is remembered.

    Returns:
        Its id.

    Raises:
        UsageError: There is none of that name.
        ModelError: Its files are not whole.
        OutputError: The choice cannot be recorded.
    """
    found = load_model(find_model(name)).id
    before = _recorded()
    _record((name, *before) if before[:1] != (name,) else before)
    return found


def use_model_before() -> str:
    """Record the model that was in use before this one as the one in use; those that are gone are passed over.

    Returns:
        Its id.

    Raises:
        NothingToDoError: There was none, or none that is still there.
        ModelError: Its files are not whole.
        OutputError: The choice cannot be recorded.
    """
    mend(models_home())
    before = [name for name in _recorded()[1:] if named_model(name).is_dir()]
    if not before:
        raise NothingToDoError("no model was in use before this one; choose one with: balcony models use NAME")
    found = load_model(named_model(before[0])).id
    _record(before)
    return found


def remove_model(name: str) -> Path:
    """Remove one of the person's own models.

    Returns:
        The folder that it had.

    Raises:
        UsageError: There is none of that name, or it is the default or the one in use.
        OutputError: It cannot be removed.
    """
    folder = find_model(name)
    if name == DEFAULT_MODEL:
        raise UsageError("the default model came with the program and stays")
    recorded = folder if _recorded()[:1] == (name,) else None
    if folder.resolve() in {_resolved(recorded), _resolved(_in_use())}:
        raise UsageError(f"{name} is in use; choose another first with: balcony models use default")
    try:
        remove_folder(folder)
    except OSError as err:
        raise OutputError(f"{folder} cannot be removed: {err.strerror}") from err
    return folder


def check_place(target: Path, *, replace: bool) -> None:
    """See that a new model can be written to `target` without harm to what is there; an empty folder may be there.

    Raises:
        UsageError: Something is there that must stay.
        OutputError: The folder cannot be written.
    """
    mend(target.parent)
    if target.parent != models_home():  # the data folder comes into being as a whole
        missing_folder(target)
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not _is_retrained(target):
        raise UsageError(f"{target} is there already, and is no model made by balcony train; choose another place")
    if not replace:
        raise UsageError(f"the model {target} is there already; give --replace to put the new one in its place")


@contextmanager
def new_model_folder(target: Path, *, replace: bool) -> Iterator[Path]:
    """A temporary folder that becomes `target` in one step when all went well, and is removed when not.

    Raises:
        UsageError: Something is in the place that must stay.
        OutputError: The folder cannot be written.
    """
    check_place(target, replace=replace)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = new_folder(target.parent)
    except OSError as err:
        raise OutputError(f"{target} cannot be written: {err.strerror}; choose another --out") from err
    try:
        yield temporary
        check_place(target, replace=replace)
        put_in_place(temporary, target)
    except OSError as err:
        raise OutputError(f"{target} cannot be written: {err.strerror}; choose another --out") from err
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _look(name: str, in_use: Path | None) -> StoredModel:
    folder = named_model(name)
    used = folder.resolve() == _resolved(in_use)
    try:
        scores = read_manifest(folder).get("scores")
        model = load_model(folder)
    except ModelError as err:
        return StoredModel(name, folder, used, None, None, None, str(err))
    scores = scores if isinstance(scores, dict) else {}
    return StoredModel(name, folder, used, model.id, scores.get("dev_macro_f1"), scores.get("dev_n"), None)


def _names() -> list[str]:
    own = models_home()
    names = sorted(path.name for path in own.iterdir() if path.is_dir()) if own.is_dir() else []
    return [DEFAULT_MODEL, *(name for name in names if is_model_name(name) and name != DEFAULT_MODEL)]


def _in_use() -> Path | None:
    """The folder in use; None where the record is damaged or its model gone, which must not hide the others."""
    try:
        return model_folder()
    except ModelError:
        return None


def _recorded() -> tuple[str, ...]:
    """The models in the record; none where it is damaged, which is then written anew."""
    try:
        return recorded_models()
    except ModelError:
        return ()


def _record(names: Sequence[str]) -> None:
    record = record_file()
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=record.parent, delete=False, encoding="utf-8") as file:
            file.write("".join(f"{name}\n" for name in names[:_REMEMBERED]))
        Path(file.name).replace(record)
    except OSError as err:
        raise OutputError(f"{record} cannot be written: {err.strerror}; set BALCONY_HOME to another folder") from err


def _resolved(folder: Path | None) -> Path | None:
    return folder.resolve() if folder else None


def _is_retrained(folder: Path) -> bool:
    try:
        return RETRAINED in read_manifest(folder)
    except ModelError:
        return False
