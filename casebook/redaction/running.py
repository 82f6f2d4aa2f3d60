"""Hides what a file holds, or puts it back: a preview first, then a copy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.redaction.book import Book
from casebook.redaction.book_file import save_book
from casebook.redaction.editors import Found, Hider, Learner, Restorer
from casebook.redaction.files.rewriting import rewrite
from casebook.redaction.files.rewritten import Rewritten
from casebook.redaction.kinds import Kind
from casebook.redaction.roster import NO_ROSTER, Roster
from codebook.writing import replacing

CONTEXT = 40
"""How many characters around a change are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is hidden or put back, as a person looks at it."""

    row: int | None
    sheet: str | None
    column: str | None
    kind: Kind
    text: str
    mark: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A file with its changes, of which nothing is written yet."""

    changes: tuple[Change, ...]
    unknown: tuple[str, ...]
    """Marks that the map does not know."""
    book: Book
    rewritten: Rewritten

    def write(self, out: Path, book_file: Path | None) -> None:
        """Write the copy, whole or not at all.

        Args:
            out: Where to.
            book_file: Where to keep the map: first, so that there is no copy that cannot be put back.

        Raises:
            OutputError: The map or the copy cannot be written.
        """
        with replacing(out) as draft:
            self.rewritten.save(draft)
            if book_file is not None:
                save_book(self.book, book_file)


def hide(path: Path, book: Book, roster: Roster = NO_ROSTER) -> Changed:
    """Find what is to be hidden in a file.

    Args:
        path: The file; it is only read.
        book: The map; it grows.
        roster: Names to look for, beside those that the file itself gives away (behind titles, of speakers).

    Raises:
        InputError: The file cannot be read.
    """
    learner = Learner()
    rewrite(path, learner)
    hider = Hider(book, roster.learning(learner.names))
    rewritten = rewrite(path, hider)
    return Changed(_changes(hider.found), (), book, rewritten)


def put_back(path: Path, book: Book) -> Changed:
    """Find what can be put back in a file that was hidden.

    Raises:
        InputError: The file cannot be read.
    """
    restorer = Restorer(book)
    rewritten = rewrite(path, restorer)
    return Changed(_changes(restorer.found), tuple(sorted(restorer.unknown)), book, rewritten)


def counts(changes: Sequence[Change]) -> dict[Kind, int]:
    """How many changes of each kind, in the order of the kinds."""
    counted = Counter(change.kind for change in changes)
    return {kind: counted[kind] for kind in Kind if counted[kind]}


def _changes(found: Sequence[Found]) -> tuple[Change, ...]:
    return tuple(
        Change(
            each.piece.row,
            each.piece.sheet,
            each.piece.column,
            each.kind,
            each.text,
            each.mark,
            each.piece.text[max(0, each.start - CONTEXT) : each.start],
            each.piece.text[each.end : each.end + CONTEXT],
        )
        for each in found
    )
