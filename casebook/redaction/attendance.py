"""Names that a file lists itself: who was present, who sent apologies, who owns an action."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from casebook.redaction.common import is_common, may_be_listed
from casebook.redaction.folding import WORD
from casebook.redaction.pieces import Piece
from casebook.redaction.words import ROLES, TITLES

_LISTS = (
    r"(?:also |staff |members |team |those )?(?:present|in attendance|attending|here)|attendees?|attendance"
    r"|participants?|apologies(?: for absence| received)?(?: from)?|absent|absences|regrets|guests?|invited"
)
_ROLES = (
    r"facilitat(?:or|ed by)|record(?:er|ed by)|note[- ]?taker|(?:notes|minutes)(?: taken)? by|chair(?:ed by)?"
    r"|time ?keeper"
)
_OWNERS = r"owners?|action owner|lead|who|responsible|assigned to|reported by|raised by|contact"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;|\n])|(?<=\*\*))[ \t>#*•–-]{{0,6}}(?:(?P<list>{_LISTS})|{_ROLES}|{_OWNERS})"
    rf"(?:[ ]?/[ ]?(?:{_ROLES}))?(?: ?\([^()\n]{{0,30}}\))?\*{{0,2}}(?::\*{{0,2}}| [–-] )(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"[ \t#*>]{{0,6}}(?:{_LISTS})(?: ?\([^()]{{0,30}}\))?[ :*]{{0,4}}", re.IGNORECASE)
_COLUMN = re.compile(rf"(?:{_LISTS}|{_ROLES}|{_OWNERS}|name|names|member|members)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_APART = re.compile(r"[,;/|•&+\n]|\band\b|\s[–—-]\s")
_BULLET = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])?[ \t]*(?:\[[ xX]\][ \t]*)?")
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ]\.?|[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?|(?:de|da|van|von|der|la|el|al|bin|di|du)\b)"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \t\xa0]{{0,2}}{_NAME_WORD}){{0,3}}")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)])\. (?=[A-Z])")
_MAX_LINE = 80
_MAX_OTHERS = 4
"""So many cells that are no names (a role, a yes) may follow one that is, before a list is over."""


def listed_names(text: str) -> Iterator[str]:
    """The names that stand in a text behind `Present:`, `Apologies:`, `Recorder:`, `Owner:` and the like."""
    for found in _LABEL.finditer(text):
        rest = _SENTENCE.split(found["rest"], maxsplit=1)[0]
        yield from names_in(rest, sure=found["list"] is not None)


def names_in(text: str, *, sure: bool) -> Iterator[str]:
    """The names of a list of people.

    Args:
        text: `K. Stone (grade 7), Ana Ruiz, Will`.
        sure: Whether it surely lists people; else `Will` and other words are none without another part of a name.
    """
    for part in _APART.split(_ASIDE.sub(",", text)):
        found = _NAME.fullmatch(part.strip(" \t\xa0*_.:"))
        words = [each[0] for each in WORD.finditer(found[0])] if found else []
        words = words[1:] if words and words[0].casefold() in TITLES | ROLES else words
        if not words or max(map(len, words)) < len("abc") or not may_be_listed(" ".join(words)):
            continue
        if sure or not all(is_common(word) for word in words if len(word) > 1):
            yield " ".join(words)


@dataclass
class ListReader:
    """Follows lists that go over several lines or cells: a heading `Attendees` with names below it."""

    _open: bool = False
    _others: int = 0
    _columns: dict[tuple[str | None, str], bool] = field(default_factory=dict)

    def read(self, piece: Piece) -> Sequence[str]:
        """The names that a piece lists."""
        text = piece.text.strip()
        if text.startswith("|"):
            return self._table_line(piece.sheet, text)
        if piece.column is not None and piece.row is not None:
            return self._cell(piece.sheet, piece.column, text)
        if _HEAD.fullmatch(text):
            self._open, self._others = True, 0
            return ()
        return self._below(text) if self._open and text else ()

    def _below(self, text: str) -> Sequence[str]:
        line = _BULLET.sub("", text, count=1)
        found = () if len(line) > _MAX_LINE or line.endswith(".") else tuple(names_in(line, sure=True))
        self._others = 0 if found else self._others + 1
        self._open = self._others <= _MAX_OTHERS and len(line) <= _MAX_LINE and not line.startswith("#")
        return found

    def _cell(self, sheet: str | None, column: str, text: str) -> Sequence[str]:
        if _COLUMN.fullmatch(text):
            self._columns[sheet, column] = True
            return ()
        return tuple(names_in(text, sure=False)) if (sheet, column) in self._columns and len(text) <= _MAX_LINE else ()

    def _table_line(self, sheet: str | None, text: str) -> Sequence[str]:
        cells = [cell.strip(" *") for cell in text.strip("|").split("|")]
        return [name for n, cell in enumerate(cells) for name in self._cell(sheet, f"|{n}", cell)]
