"""What is done to each piece of a file: names learned, things hidden, things put back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casebook.redaction.attendance import ListReader, listed_names
from casebook.redaction.book import Book
from casebook.redaction.finding import find
from casebook.redaction.identifiers import MARK, same_identity
from casebook.redaction.kinds import Kind, Redaction
from casebook.redaction.labels import labelled_kind
from casebook.redaction.names import initialled_names, presented_names, titled_names
from casebook.redaction.pieces import Edit, Piece
from casebook.redaction.roster import NO_ROSTER, Roster, name_words

_GIVEN_AWAY = (titled_names, presented_names, initialled_names)
_MIN_LETTERS = 3
_MIN_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is hidden, or put back, and where."""

    piece: Piece
    start: int
    end: int
    kind: Kind
    text: str
    mark: str


@dataclass
class Learner:
    """Collects names that a file itself gives away. Changes nothing.

    They stand behind titles and initials, in lists of those present, and are those of speakers and authors.
    """

    names: dict[str, None] = field(default_factory=dict)
    _lists: ListReader = field(default_factory=ListReader)

    def __call__(self, piece: Piece) -> Sequence[Edit]:
        """Look at a piece."""
        found = [each.text for way in _GIVEN_AWAY for each in way(piece.text, NO_ROSTER)]
        found += [*listed_names(piece.text), *self._lists.read(piece)]
        if piece.is_name or labelled_kind(piece.label) is Kind.PERSON:
            found.append(piece.text)
        for name in found:
            if max(map(len, name_words(name)), default=0) >= _MIN_LETTERS and not MARK.search(name):
                self.names[name] = None
        return ()


@dataclass
class Hider:
    """Hides what is found, behind marks of a map."""

    book: Book
    roster: Roster = NO_ROSTER
    found: list[Found] = field(default_factory=list)

    def __call__(self, piece: Piece) -> Sequence[Edit]:
        """Say what of a piece is replaced by which marks."""
        edits = []
        for hidden in self._hidden(piece):
            mark = self.book.mark_for(hidden, piece.value)
            self.found.append(Found(piece, hidden.start, hidden.end, hidden.kind, hidden.text, mark))
            edits.append(Edit(hidden.start, hidden.end, mark))
        return edits

    def _hidden(self, piece: Piece) -> Sequence[Redaction]:
        text = piece.text
        kind = Kind.PERSON if piece.is_name else labelled_kind(piece.label)
        if kind is not None and text.strip() and not MARK.search(text):
            who = self.roster.person(name_words(text)) if kind is Kind.PERSON else ""
            return (Redaction(0, len(text), kind, text, who or same_identity(kind, text)),)
        if piece.value == "number" and len(text) < _MIN_NUMBER:
            return ()  # a budget is no telephone number
        found = find(text, self.roster)
        # Half a number or date cannot be hidden: the cell would be neither.
        return (
            (Redaction(0, len(text), found[0].kind, text, found[0].who),) if found and piece.value != "text" else found
        )


@dataclass
class Restorer:
    """Puts back what a map knows."""

    book: Book
    found: list[Found] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    def __call__(self, piece: Piece) -> Sequence[Edit]:
        """Say which marks of a piece are replaced by what."""
        edits = []
        for mark in MARK.finditer(piece.text):
            entry = self.book.entry(mark[0])
            if entry is None:
                self.unknown.add(mark[0])
                continue
            whole = mark.span() == (0, len(piece.text))
            self.found.append(Found(piece, *mark.span(), entry.kind, entry.text, mark[0]))
            edits.append(Edit(*mark.span(), entry.text, entry.value if whole else "text"))
        return edits
