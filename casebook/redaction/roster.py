"""Names that a person gave, and every form in which they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casebook.redaction.folding import WORD, folded
from casebook.redaction.words import ORDINARY, ROLES, TITLES

_MONTHS = frozenset({"march", "april", "may", "june", "august"})  # alone, they are the month
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "rn", "ma", "ba", "bsc", "msc", "dds", "esq"])


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name."""

    words: tuple[str, ...]
    """Folded, in order."""
    who: str
    """The person; empty where several on the roster share it."""
    comma: bool = False
    """Whether a comma stands after the first part, as in `Alvarez, Maria`."""
    wary: bool = False
    """A word that may be no name: it needs a capital, and more than the capital of a sentence's beginning."""
    capital: bool = False
    """It needs a capital: the name was found in the text and not given by a person."""


@dataclass(frozen=True)
class Roster:
    """The names to look for, by the first word of each form; longer forms come first."""

    forms: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str], learned: Iterable[str] = ()) -> "Roster":
        """Build a roster.

        Args:
            names: As a person wrote them: `Maria Alvarez` or `Alvarez, Maria`.
            learned: Found in the text itself, such as a transcript's speakers; looked for more warily.
        """
        given, found = tuple(names), tuple(learned)
        forms: dict[tuple[tuple[str, ...], bool], Form] = {}
        made = [(form, False) for name in given for form in _forms(name)]
        for form, capital in [*made, *((form, True) for name in found for form in _forms(name))]:
            key = (form.words, form.comma)
            before = forms.get(key)
            if before is None:
                forms[key] = Form(form.words, form.who, form.comma, form.wary, capital)
            elif before.who != form.who and not capital:
                forms[key] = Form(form.words, "", form.comma, form.wary, before.capital)
        by_first: dict[str, list[Form]] = {}
        for form in sorted(forms.values(), key=lambda each: -len(each.words)):
            by_first.setdefault(form.words[0], []).append(form)
        return cls({first: tuple(each) for first, each in by_first.items()}, given, found)

    def learning(self, names: Iterable[str]) -> "Roster":
        """The same roster with names that were found in the text."""
        return Roster.of(self.names, (*self.learned, *names))

    def person(self, words: Iterable[str]) -> str:
        """Who is meant by these folded words, or the words themselves where no one person is."""
        key = tuple(words)
        fitting = [form for form in self.forms.get(key[0], ()) if form.words == key] if key else []
        return next((form.who for form in fitting if form.who), " ".join(key))


NO_ROSTER = Roster()
"""Nobody gave a roster."""


def name_words(name: str) -> list[str]:
    """The folded words of a name, without titles and degrees."""
    words = [folded(found[0]) for found in WORD.finditer(name)]
    kept = [word for word in words if word not in TITLES | _SUFFIXES]
    return kept[1:] if len(kept) > 1 and kept[0] in ROLES else kept


def _forms(name: str) -> Iterator[Form]:
    """Every form of one name: whole, first and last, turned round, with initials, and each part alone."""
    last_part, comma, first_part = name.partition(",")
    first, last = (name_words(first_part), name_words(last_part)) if comma else ([], name_words(name))
    if not first and len(last) > 1:
        # `Ana Garcia-Lopez`: a hyphen binds the last name's words together.
        cut = len(last) - 1 - name.rsplit(None, 1)[-1].count("-")
        first, last = last[: max(1, cut)], last[max(1, cut) :]
    if not last:
        first, last = [], first
    who = " ".join([*first, *last])
    if first:
        given, family = tuple(first), tuple(last)
        initial, initials = first[0][0], tuple(word[0] for word in first)
        for words in {
            (*given, *family),
            (given[0], *family),
            (initial, *family),
            (*initials, *family),
            ("".join(initials), *family),
            (given[0], family[0][0]),
        }:
            yield Form(words, who)
        for words in {(*family, *given), (*family, given[0]), (*family, initial)}:
            yield Form(words, who, comma=True)
    parts = {tuple(last), *((word,) for word in (*first[:1], *last))}
    for words in parts:
        if sum(map(len, words)) > 1 and words[0] not in _MONTHS:
            yield Form(words, who, wary=len(words) == 1 and (words[0] in ORDINARY or len(words[0]) < len("abc")))
