"""What can be hidden, and where it was found."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hidden text is; the word that stands in its mark, as in `[person 1]`."""

    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    ID = "id"
    BIRTH = "birth date"
    ADDRESS = "address"
    LINK = "link"
    BRACKET = "bracket"
    """A text that looks like one of our marks already: hidden too, or putting things back would be ambiguous."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A part of a text that is to be hidden."""

    start: int
    end: int
    kind: Kind
    text: str
    who: str = ""
    """What spellings of one person, number or address have in common; two of them share a mark's number."""
