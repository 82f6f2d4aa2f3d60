"""What pages are made of, whatever they are written as."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str
    quiet: bool = False
    """Whether it is a note beside the matter, such as where an entry is written."""


@dataclass(frozen=True)
class Points:
    """A list under a heading."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """Something to do: its name, what to do, words to say, and a line of small facts."""

    name: str
    lead: str = ""
    """Before the name: its minutes or its number."""
    do: str = ""
    say: str = ""
    facts: str = ""


@dataclass(frozen=True)
class Cards:
    """Cards under a heading."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Field:
    """A field to fill in by hand."""

    name: str
    prompt: str


@dataclass(frozen=True)
class Form:
    """A form to fill in."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Choice:
    """A question with boxes to tick, and what each answer says."""

    ask: str
    answers: tuple[tuple[str, str], ...]
    """What stands at each box, and what ticking it says."""


@dataclass(frozen=True)
class Sheet:
    """Questions to tick together."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own, where there are pages."""

    heading: str


Block: TypeAlias = Words | Points | Cards | Form | Sheet | NewPage


@dataclass(frozen=True)
class Page:
    """One entry of the playbook."""

    key: str
    title: str
    kind: str
    """What it is, as `Adaptive challenge`; stands small over the title."""
    blocks: tuple[Block, ...]
