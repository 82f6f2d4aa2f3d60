"""Writes JSON lines beside what is printed, all or nothing."""

from collections.abc import Iterable
from pathlib import Path

from codebook.many import many


def write_json_lines(path: Path, lines: Iterable[str]) -> None:
    """Write one line for each.

    Raises:
        OutputError: The file cannot be written.
    """
    from balcony.terminal import say
    from codebook.writing import replacing

    found = [f"{line}\n" for line in lines]
    with replacing(path) as draft:
        draft.write_text("".join(found), encoding="utf-8", newline="\n")
    say(f"{many(len(found), 'item')} written to {path}")
