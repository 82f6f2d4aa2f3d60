"""Measures how many names redaction hides in notes in which every name is marked, and how much else it hides.

Run as `python benchmarks/redaction.py [FOLDER]`. The notes lie in `tests/casebook/redaction/notes`; a name stands in
`{{...}}`, without its title. No roster is given. A mention counts as found when all its letters are hidden, and a
hidden person as right when it lies within a mark; both with 95% Wilson intervals.
"""

import re
import sys
import tempfile
from math import sqrt
from pathlib import Path

from casebook.redaction.book import Book
from casebook.redaction.kinds import Kind
from casebook.redaction.running import hide

NOTES = Path(__file__).parents[1] / "tests/casebook/redaction/notes"
_MARKED = re.compile(r"\{\{([^{}]*)\}\}")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and where the names stand in it."""
    spans, plain, at = [], "", 0
    for found in _MARKED.finditer(text):
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        at = found.end()
    return plain + text[at:], spans


def hidden(text: str, suffix: str) -> list[tuple[int, int]]:
    """Where a file with that text has persons hidden, found by laying the copy over the text."""
    with tempfile.TemporaryDirectory() as folder:
        file, copy, book = Path(folder) / f"note{suffix}", Path(folder) / f"copy{suffix}", Book()
        file.write_text(text, encoding="utf-8", newline="")
        changed = hide(file, book)
        changed.write(copy, None)
        left = copy.read_text(encoding="utf-8")
    spans, at, here = [], 0, 0
    for mark in re.finditer(r"\[[a-z ]+ [0-9.]+\]", left):
        here += mark.start() - at
        entry = book.entry(mark[0])
        assert entry is not None  # noqa: S101 - the notes hold no marks
        if entry.kind is Kind.PERSON:
            spans.append((here, here + len(entry.text)))
        here += len(entry.text)
        at = mark.end()
    return spans


def interval(found: int, n: int) -> str:
    """A share with its 95% interval."""
    p, z = found / n, 1.96
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * half) / (1 + z * z / n) for sign in (-1, 1))
    return f"{found} of {n} ({found / n:.0%}, {low:.0%} to {high:.0%})"


def measure(folder: Path = NOTES) -> tuple[int, int, int, int, list[str], list[str]]:
    """Mentions found, mentions, hidden spans that are right, hidden spans, and those that were missed or wrong."""
    hits = mentions = right = spans = 0
    missed, wrong = [], []
    for path in sorted(folder.iterdir()):
        text, names = marked(path.read_text(encoding="utf-8"))
        found = hidden(text, path.suffix)
        for start, end in names:
            letters = {at for at in range(start, end) if text[at].isalpha()}
            whole = letters <= {at for one, other in found for at in range(one, other)}
            hits += whole
            missed += [] if whole else [f"{path.name}: {text[start:end]}"]
        for start, end in found:
            inside = any(one <= start and end <= other for one, other in names)
            right += inside
            wrong += [] if inside else [f"{path.name}: {text[start:end]}"]
        mentions, spans = mentions + len(names), spans + len(found)
    return hits, mentions, right, spans, missed, wrong


if __name__ == "__main__":
    hits, mentions, right, spans, missed, wrong = measure(*map(Path, sys.argv[1:]))
    print(f"recall {interval(hits, mentions)}\nprecision {interval(right, spans)}")  # noqa: T201 - a benchmark's answer
    print("missed:", *missed, "wrong:", *wrong, sep="\n  ")  # noqa: T201
