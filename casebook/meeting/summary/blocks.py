"""What a summary is made of, whatever it is written as."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    quiet: bool = False
    """Whether it is a note beside the matter."""


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, and what stands to each; several texts are several lines."""

    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The beginning of something with a number, a text and a word for its kind."""

    number: str
    text: str
    tag: str = ""
    kind: str = ""
    """The label's key, for a colour beside the word; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How often each answer was given."""

    title: str
    bars: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many answered."""
        return sum(number for _, number in self.bars)

    @property
    def line(self) -> str:
        """The same in words."""
        return ", ".join(f"{number} {word}" for word, number in self.bars if number)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header. A cell's lines are shown one below the other."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[int, ...] = ()
    """Shares of the width, for a document."""


Block: TypeAlias = Words | Points | Facts | Card | Bars | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    title: str
    blocks: tuple[Block, ...]
