"""Ordinary words, so that a capital alone makes nobody a person."""

from functools import cache
from importlib.resources import files

from casebook.redaction.folding import WORD, folded
from casebook.redaction.words import OFFICES, ORDINARY, ROLE_COMPANIONS, ROLES

_SHORTEST_SURNAME = 4


@cache
def common_words() -> frozenset[str]:
    """Words that are no names, folded; some of them are names too, see `ORDINARY`."""
    text = files("casebook.redaction").joinpath("common_words.txt").read_text(encoding="utf-8")
    listed = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return frozenset(listed) | ROLE_COMPANIONS | ROLES | OFFICES


def is_common(word: str) -> bool:
    """Whether a word is an ordinary one, though it may be a name as well."""
    return folded(word) in common_words() | ORDINARY


def may_be_surname(word: str) -> bool:
    """Whether a word with a capital in the middle of a sentence may be a last name: `Stone` may, `Structure` not."""
    plain = folded(word)
    return plain not in common_words() or (plain in ORDINARY and len(plain) >= _SHORTEST_SURNAME)


def may_be_listed(name: str) -> bool:
    """Whether a part of a list of people may be a name: `Grace`, `K. Stone`; not `Deputy Head` or `Everyone`."""
    words = [folded(found[0]) for found in WORD.finditer(name)]
    return bool(words) and all(word in ORDINARY or word not in common_words() for word in words)
