"""`balcony doctor`: what is installed, where things lie, and whether each is in order."""

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import typer

from balcony import __version__
from balcony.exit_codes import ExitCode
from balcony.terminal import plain
from codebook.errors import BalconyError

_LIBRARIES = (
    "onnxruntime",
    "tokenizers",
    "spacy",
    "scikit-learn",
    "numpy",
    "openpyxl",
    "python-docx",
    "webvtt-py",
    "pydantic",
    "ruamel.yaml",
    "typer",
    "rich",
)


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report."""

    part: str
    in_order: bool
    says: str


def doctor() -> None:
    """Show what is installed and whether it is in order.

    Shows versions, and where the model, the playbook and the casebook lie. Exits with 1 when something is not in order.
    """
    findings = examine()
    width = max(len(finding.part) for finding in findings)
    for finding in findings:
        typer.echo(f"{'ok ' if finding.in_order else 'BAD'}  {finding.part:<{width}}  {plain(finding.says)}")
    if not all(finding.in_order for finding in findings):
        raise typer.Exit(ExitCode.FINDING)


def examine() -> list[Finding]:
    """Look at every part that Balcony needs; a part that fails does not keep the others from being looked at."""
    return [
        Finding("balcony", True, f"{__version__}, Python {platform.python_version()} at {sys.executable}"),
        Finding("libraries", *_libraries()),
        _checked("model", _model),
        _checked("playbook", _playbook),
        _checked("training items", _training_items),
        _checked("casebook", _casebook),
    ]


def _checked(part: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, check())
    except BalconyError as error:
        return Finding(part, False, str(error))


def _libraries() -> tuple[bool, str]:
    found, missing = [], []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return False, f"not installed: {', '.join(missing)}; install Balcony again"
    return True, ", ".join(found)


def _model() -> str:
    from classifier.locations import model_folder
    from classifier.model_files import load_model

    folder = model_folder()
    return f"{load_model(folder).id} in {folder}"


def _playbook() -> str:
    from casebook.locations import overlay_path
    from strategies.indicators import load_indicators
    from strategies.loader import SHIPPED, load_playbook

    overlay = overlay_path()
    playbook = load_playbook(overlay=overlay)
    moves = len(playbook.technical.moves) + sum(len(entry.moves) for entry in playbook.strategies.values())
    return (
        f"{len(playbook.strategies)} strategies and the technical approach, {moves} moves, "
        f"{len(load_indicators())} indicators, in {SHIPPED}"
        + (f", with your own over it in {overlay}" if overlay else "")
    )


def _training_items() -> str:
    from classifier.locations import training_data_folder
    from classifier.training_items import load_items, load_splits
    from codebook.errors import DataError

    folder = training_data_folder()
    items, splits = load_items(folder), load_splits(folder)
    if absent := [item.id for item in items if item.id not in splits]:
        raise DataError(f"{folder / 'splits.tsv'} gives no split for {absent[0]}")
    return f"{len(items)} in {folder}"


def _casebook() -> str:
    from casebook.locations import check_home, home

    check_home()
    folder = home()
    return f"{folder}" + ("" if folder.exists() else " (will be made when something is first saved)")
