"""Reads the files of a playbook, and of a team's overlay, into one tree that knows where each part is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from codebook.errors import PlaybookError
from codebook.keys import Strategy
from strategies.checked_yaml import nearest, parse
from strategies.merged import Merged, Origin, line_of
from strategies.overlay import lay_over

SHIPPED = Path(__file__).parent / "playbook"
"""The playbook that comes with the program."""
SECTIONS = (
    "technical",
    "strategies",
    "mixed",
    "drivers",
    "stages",
    "levels",
    "diagnosis",
    "avoidance",
    "log_advice",
    "session",
    "headings",
    "sources",
)
"""The keys on top of an overlay. In a folder each but `strategies` is a file, and each strategy is one."""
_ENDINGS = (".yaml", ".yml")


def read_documents(folder: Path, overlay: Path | None = None) -> Merged:
    """A playbook's files, with a team's own laid over them.

    Args:
        folder: A whole playbook.
        overlay: A file, or a folder of files, with what a team adds, replaces or hides.

    Raises:
        PlaybookError: A file is missing, is not YAML, or leads to a key that there is none of.
    """
    tree = Merged()
    for section in SECTIONS:
        if section == "strategies":
            strategies = Merged()
            for key in Strategy:
                path = folder / f"{key}.yaml"
                strategies.put(key.value, parse(path), Origin(path, None, True))
            tree.put(section, strategies, Origin(folder, None, True))
        else:
            path = folder / f"{section}.yaml"
            tree.put(section, parse(path), Origin(path, None, True))
    for path, document in _overlays(overlay) if overlay else ():
        tree = lay_over(tree, document, Origin(path, None, False))
    return tree


def _overlays(overlay: Path) -> Iterator[tuple[Path, Any]]:
    """Each file of an overlay, in the order of names."""
    if not overlay.is_dir():
        yield overlay, _overlay(overlay, parse(overlay))
        return
    files = sorted(path for path in overlay.iterdir() if path.suffix.lower() in _ENDINGS)
    if not files:
        raise PlaybookError(f"the playbook folder {overlay} holds no .yaml file; write one, or name the file itself")
    for path in files:
        document: Any = parse(path)
        if path.stem == "indicators":
            raise PlaybookError(f"{path}: an overlay cannot change the indicators; take the file out of the folder")
        if path.stem in [*SECTIONS, *Strategy]:
            inner = Merged()
            inner.put(path.stem, document, Origin(path, None, False))
            document = inner
            if path.stem in list(Strategy):
                document = Merged()
                document.put("strategies", inner, Origin(path, None, False))
        yield path, _overlay(path, document)


def _overlay(path: Path, document: Any) -> Any:
    """An overlay's document, of which every section must lead on."""
    for key, value in document.items():
        if key in SECTIONS and not isinstance(value, dict):
            raise PlaybookError(f"{path}: {key} must hold keys with what is to be changed below it")
        if key not in SECTIONS:
            raise PlaybookError(
                f"{path}, line {line_of(document, key)}: unknown key {key!r}{nearest(str(key), SECTIONS)}"
            )
    return document
