"""The map between marks and what they stand for, and the two ways across it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.redaction.finding import find
from casebook.redaction.identifiers import MARK
from casebook.redaction.kinds import Kind, Redaction
from casebook.redaction.roster import NO_ROSTER, Roster


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark and the text that it hides."""

    mark: str
    kind: Kind
    who: str
    text: str
    value: str = "text"
    """What a whole cell was before it was hidden: text, number or date."""


class Book:
    """A map that grows: the same text always gets the same mark, and another spelling the same number.

    `[person 1]` and `[person 1.2]` are two ways of writing one name.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._by_mark: dict[str, Entry] = {}
        self._by_text: dict[tuple[Kind, str, str, str], Entry] = {}
        self._numbers: dict[tuple[Kind, str], int] = {}
        self._spellings: dict[tuple[Kind, str], int] = {}
        self._last: dict[Kind, int] = {}
        for entry in entries:
            self._add(entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_mark.values())

    def __len__(self) -> int:
        return len(self._by_mark)

    def mark_for(self, hidden: Redaction, value: str = "text") -> str:
        """The mark of a text, a new one if it was never hidden before."""
        key = (hidden.kind, hidden.who, hidden.text, value)
        if key not in self._by_text:
            one = (hidden.kind, hidden.who)
            number = self._numbers.get(one, self._last.get(hidden.kind, 0) + 1)
            spelling = self._spellings.get(one, 0) + 1
            name = f"{number}.{spelling}" if spelling > 1 else str(number)
            self._add(Entry(f"[{hidden.kind} {name}]", hidden.kind, hidden.who, hidden.text, value))
        return self._by_text[key].mark

    def entry(self, mark: str) -> Entry | None:
        """What a mark stands for; None for one that this map never gave."""
        return self._by_mark.get(mark)

    def _add(self, entry: Entry) -> None:
        number, _, spelling = entry.mark.strip("[]").rsplit(" ", 1)[1].partition(".")
        one = (entry.kind, entry.who)
        self._by_mark[entry.mark] = entry
        self._by_text[(entry.kind, entry.who, entry.text, entry.value)] = entry
        self._numbers[one] = int(number)
        self._spellings[one] = max(self._spellings.get(one, 0), int(spelling or 1))
        self._last[entry.kind] = max(self._last.get(entry.kind, 0), int(number))


def redact(text: str, book: Book, roster: Roster = NO_ROSTER) -> str:
    """A text with everything that is found in it hidden behind marks.

    Args:
        text: Any text.
        book: Where the marks are taken from and new ones are kept.
        roster: Names to look for.
    """
    pieces, at = [], 0
    for hidden in find(text, roster):
        pieces += [text[at : hidden.start], book.mark_for(hidden)]
        at = hidden.end
    return "".join([*pieces, text[at:]])


def restore(text: str, book: Book) -> str:
    """The text as it was: `restore(redact(text, book), book) == text`. A mark that the map does not know stays."""

    def original(mark: str) -> str:
        entry = book.entry(mark)
        return mark if entry is None else entry.text

    return MARK.sub(lambda found: original(found[0]), text)
