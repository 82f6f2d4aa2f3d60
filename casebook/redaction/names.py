"""Names in a text: those on a roster, and those behind a title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casebook.redaction.common import is_common, may_be_surname
from casebook.redaction.folding import WORD, folded
from casebook.redaction.kinds import Kind, Redaction
from casebook.redaction.roster import Form, Roster
from casebook.redaction.words import OFFICES, ROLE_COMPANIONS, ROLES, TITLES

_BETWEEN = re.compile(r"[ \t\xa0]{1,3}|-")
_AFTER_INITIAL = re.compile(r"\.?[ \t\xa0]{0,2}")
_BETWEEN_COMMA = re.compile(r"[ \t\xa0]?,[ \t\xa0]{0,2}")
_TITLE = re.compile(
    rf"(?<![\w'’-])({'|'.join(sorted(TITLES | ROLES, key=len, reverse=True))})(\.?[ \t\xa0]{{1,2}}|\.)", re.IGNORECASE
)
_STARTERS = (
    r"(?:A|An|And|As|At|But|For|He|Her|His|How|I|If|In|Is|It|Its|My|No|Not|On|Or|Our|She|So|That|The|Then|There|They|This|To"
    r"|Was|We|What|When|Who|Why|Will|You)\b(?!\.)(?! *$)"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_\u00d7]*(?:['’][A-ZÀ-Þ]?[^\W\d_]+)?(?:-[A-ZÀ-Þ][^\W\d_]+)*"
_INITIALS = r"(?:[A-Z]\.[ \t\xa0]?)"
_TITLED = re.compile(
    rf"{_INITIALS}{{0,2}}(?!{_STARTERS}){_NAME}(?:[ \t\xa0](?!{_STARTERS}){_NAME})?(?:(?<=[ \t\xa0][A-Z])\.)?"
    rf"|[A-Z]\.(?:[ \t\xa0]?[A-Z]\.)?"
)
_PLACES = r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Elementary|Middle|High|Primary|School|Academy|Hospital)\b"
_INITIALLED = re.compile(
    rf"(?<![\w.'’-])(?P<initials>[A-ZÀ-ÖØ-Þ]\.(?:[ \xa0]?[A-Z]\.)?)[ \xa0]?"
    r"(?P<surname>(?:(?:de|da|van|von|der|la) ){0,2}(?:(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+)"
    rf"(?:-[A-ZÀ-Þ][^\W\d_]+)*)(?!\w)(?!\s{_PLACES})"
)
_NO_INITIALS = frozenset({"US", "UK", "EU", "UN", "PE", "AM", "PM", "DC", "HR", "IT", "PD", "EG", "IE"})
_PRESENTED = re.compile(
    r"(?<![\w'’-])(?:pupil|student|patient|resident|client|parent|headteacher|head teacher|superintendent|matron|cllr"
    r"|councillor|governor|therapist|psychologist|librarian|custodian|paraprofessional|para|intern|nurse|teacher|coach"
    r"|counsellor|counselor|sister|midwife|dean|manager)[ \t\xa0]{1,2}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:…\n•*|>\"“(\[–—-][\"'”’)\]]?[ \t\xa0]*$")
_MANY = 3
_ABBREVIATED = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof"})


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    folded: str


def roster_names(text: str, roster: Roster) -> Iterator[Redaction]:
    """The names of a roster that stand in a text, longest form first at each place."""
    if not roster.forms:
        return
    words = [_word(found, text) for found in WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = next((f for f in roster.forms.get(words[at].folded, ()) if _stands(f, words, at, text)), None)
        if found is None:
            at += 1
            continue
        last = words[at + len(found.words) - 1]
        end = last.end + (len(last.text) == 1 and len(found.words) > 1 and text[last.end : last.end + 1] == ".")
        who = found.who or " ".join(found.words)
        yield Redaction(words[at].start, end, Kind.PERSON, text[words[at].start : end], who)
        at += len(found.words)


def titled_names(text: str, roster: Roster) -> Iterator[Redaction]:
    """Names behind a title such as Mrs or Coach; the title stays."""
    for title in _TITLE.finditer(text):
        found = _TITLED.match(text, title.end())
        if not found or not _is_title(title[1], title[2], found[0]):
            continue
        start, end = found.span()
        name = found[0]
        weak = folded(title[1]) in ROLES
        first, *more = WORD.finditer(name)
        if folded(first[0]) in OFFICES:
            continue
        if weak and (folded(first[0]) in ROLE_COMPANIONS or (name.isupper() and len(name) > _MANY)):
            continue
        if more and (weak or folded(more[-1][0]) in ROLE_COMPANIONS) and not _continues(first[0]):
            end = start + _cut(name, [first, *more], weak=weak)
        end = _without_possessive(text, start, end)
        hidden = text[start:end]
        if hidden:
            yield Redaction(
                start, end, Kind.PERSON, hidden, roster.person([folded(w[0]) for w in WORD.finditer(hidden)])
            )


def initialled_names(text: str, roster: Roster) -> Iterator[Redaction]:
    """An initial or two with a last name behind them, such as `K. Vandermolen`."""
    for found in _INITIALLED.finditer(text):
        initials, surname = found["initials"], found["surname"]
        if re.sub(r"[^A-Z]", "", initials) in _NO_INITIALS:
            continue
        within = not _begins_sentence(text, found.start())
        if not (may_be_surname(surname) if within else not is_common(surname)):
            continue
        end = _without_possessive(text, found.start(), found.end())
        hidden = text[found.start() : end]
        words = [folded(each[0]) for each in WORD.finditer(hidden)]
        yield Redaction(found.start(), end, Kind.PERSON, hidden, roster.person(words))


def presented_names(text: str, roster: Roster) -> Iterator[Redaction]:
    """Names behind words such as Pupil or Headteacher, which stand before many other words: none may be common."""
    for role in _PRESENTED.finditer(text):
        found = _TITLED.match(text, role.end())
        if not found:
            continue
        name = _without_common_end(found[0])
        words = [each[0] for each in WORD.finditer(name)]
        if (
            not words
            or len(words[0]) < len("ab")
            or is_common(words[0])
            or name.isupper()
            or folded(words[0]) in TITLES
        ):
            continue
        end = _without_possessive(text, found.start(), found.start() + len(name))
        hidden = text[found.start() : end]
        yield Redaction(
            found.start(), end, Kind.PERSON, hidden, roster.person([folded(w[0]) for w in WORD.finditer(hidden)])
        )


def _without_common_end(name: str) -> str:
    """`Carter Monday` without its second word."""
    words = list(WORD.finditer(name))
    last = words[-1] if words else None
    common = last is not None and len(words) > 1 and len(last[0]) > 1 and not may_be_surname(last[0])
    return name[: words[-2].end()] if common else name


def _is_title(word: str, gap: str, name: str) -> bool:
    """Whether a word is a title here: a role ends no sentence, `miss` is a verb, and `Rev B` is a drawing."""
    plain = folded(word)
    if plain in ROLES:
        return "." not in gap
    if plain == "rev":
        return word[0].isupper() and "." in gap and len(WORD.match(name)[0]) > 1  # type: ignore[index]
    return gap != "." and (word[0].isupper() or plain in _ABBREVIATED)


def _continues(first: str) -> bool:
    """Whether a name's first word is an initial, which the last name follows."""
    return len(first) == 1


def _cut(name: str, words: Sequence[re.Match[str]], *, weak: bool) -> int:
    """How much of the words behind a title is the name: a role after it, or all words behind a weak title, is not."""
    kept = [word for word in words if folded(word[0]) not in ROLE_COMPANIONS]
    return (kept[-1] if kept else words[0]).end() if weak or kept else len(name)


def _without_possessive(text: str, start: int, end: int) -> int:
    hidden = text[start:end]
    return end - 2 if hidden.endswith(("'s", "’s", "'S", "’S")) else end


def _word(found: re.Match[str], text: str) -> _Word:
    end = _without_possessive(text, found.start(), found.end())
    return _Word(found.start(), end, text[found.start() : end], folded(text[found.start() : end]))


def _stands(form: Form, words: Sequence[_Word], at: int, text: str) -> bool:
    """Whether a form stands at a word."""
    here = words[at : at + len(form.words)]
    if tuple(word.folded for word in here) != form.words or not _is_free(text, here[0].start, here[-1].end):
        return False
    gaps = [(left, text[left.end : right.start]) for left, right in pairwise(here)]
    commas = [gap for _, gap in gaps if _BETWEEN_COMMA.fullmatch(gap)]
    if len(commas) != form.comma or not all(_joins(left, gap) for left, gap in gaps if gap not in commas):
        return False
    if (form.wary or form.capital or _has_initial(form)) and not all(word.text[0].isupper() for word in here):
        return False
    return not form.wary or not _begins_sentence(text, here[0].start) or _is_owner(text, here[-1].end)


def _joins(left: _Word, gap: str) -> bool:
    """Whether what stands between two words lets them be one name; a full stop does only behind an initial."""
    return bool((_AFTER_INITIAL if len(left.text) == 1 else _BETWEEN).fullmatch(gap))


def _has_initial(form: Form) -> bool:
    return len(form.words) > 1 and any(len(word) == 1 for word in form.words)


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure touches it: names inside other words are none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    return not before.strip() or bool(_SENTENCE_END.search(before))


def _is_owner(text: str, end: int) -> bool:
    return text[end : end + 2] in ("'s", "’s")
