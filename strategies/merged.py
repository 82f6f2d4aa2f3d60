"""A playbook's documents as one tree that knows from which file and line each part of it comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Location = tuple[int | str, ...]
"""The way to a part of the tree: keys of mappings and numbers in lists."""


@dataclass(frozen=True)
class Origin:
    """Where a part of a playbook is written."""

    file: Path
    line: int | None
    """Counted from 1; None for the whole of a file."""
    shipped: bool
    """Whether it came with the program; otherwise it is the team's own."""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}" if self.line else str(self.file)


class Merged(dict[str, Any]):
    """A mapping put together from several files; what lies under a key is shared with the files and never copied."""

    def __init__(self) -> None:
        super().__init__()
        self.origins: dict[str, Origin] = {}

    def put(self, key: str, value: Any, origin: Origin) -> None:
        """Set a key, and say where its value is written."""
        self[key] = value
        self.origins[key] = origin


class MergedList(list[Any]):
    """A list put together from several files."""

    def __init__(self) -> None:
        super().__init__()
        self.origins: list[Origin] = []

    def put(self, value: Any, origin: Origin) -> None:
        """Append an entry, and say where it is written."""
        self.append(value)
        self.origins.append(origin)


def child_origin(container: Any, step: Any, origin: Origin) -> Origin:
    """Where the part at `step` of a container is written.

    Args:
        container: A merged mapping or list, or a file's own, which knows its lines.
        step: A key or number that is in it.
        origin: Where the container itself is written; a file's own parts are in the same file.
    """
    if isinstance(container, Merged):
        return container.origins[str(step)]
    if isinstance(container, MergedList):
        return container.origins[int(step)]
    line = line_of(container, step)
    return Origin(origin.file, line, origin.shipped) if line else origin


def line_of(container: Any, step: Any) -> int | None:
    """The line of a key or an entry in a parsed file, counted from 1; None where the container does not know it."""
    lines: Any = getattr(container, "lc", None)
    try:
        at: int = (lines.item(step) if isinstance(container, list) else lines.key(step))[0]
    except (AttributeError, KeyError, IndexError, TypeError):
        return None
    return at + 1


def origin_of(tree: Merged, location: Location) -> Origin | None:
    """Where the deepest part of `location` that is there is written; None for the tree itself."""
    origin, node = None, tree
    for step in location:
        try:
            child = node[step]  # type: ignore[index]
            origin = child_origin(node, step, origin) if origin else tree.origins.get(str(step))
        except (KeyError, IndexError, TypeError):
            break
        node = child
    return origin


def own_parts(tree: Any, location: Location) -> Mapping[Location, Origin]:
    """What the team's own files changed at or below a location: the highest parts only, in the tree's order.

    Args:
        tree: The merged tree.
        location: A part of it; an absent one has no changes.
    """
    found: dict[Location, Origin] = {}
    origin = origin_of(tree, location)
    node = tree
    for step in location:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return {}
    if origin and not origin.shipped:
        return {(): origin}
    _collect(node, (), found)
    return found


def _collect(node: Any, location: Location, found: dict[Location, Origin]) -> None:
    """Only merged containers can hold a team's own part within a shipped whole, so only they are walked."""
    if isinstance(node, Merged):
        steps: list[tuple[int | str, Origin]] = [(key, node.origins[key]) for key in node]
    elif isinstance(node, MergedList):
        steps = list(enumerate(node.origins))
    else:
        return
    for step, origin in steps:
        if origin.shipped:
            _collect(node[step], (*location, step), found)
        else:
            found[*location, step] = origin
