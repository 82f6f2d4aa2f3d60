"""What a report is made of: sections of blocks that hold words and numbers, and no trace of how they are set."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.patterns.periods import Period


class Audience(StrEnum):
    """Who will read a report; it decides what stands in it."""

    TEAM = "team"
    """Everything."""
    LEADERSHIP = "leadership"
    """Texts shortened, people only as roles."""
    PUBLIC = "public"
    """No texts, no names or roles, no small counts."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands out, with what it counts."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Some numbers side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list, under a heading where it has one."""

    title: str
    points: tuple[str, ...]
    below: bool = False
    """Whether it belongs under the list before it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool = False
    """Whether all but the first column hold numbers."""
    note: str = ""


class ChartKind(StrEnum):
    """How a chart is drawn."""

    COLUMNS = "columns"
    """Stacked columns over months."""
    BARS = "bars"
    """Stacked bars, one for each row."""
    HEAT = "heat"
    """Cells that are the darker the more they hold, with their numbers in them."""
    MULTIPLES = "multiples"
    """A small chart of months for each level, each on its own scale: else the few would vanish beside the many."""


class Tone(StrEnum):
    """What a series of a chart stands for; each has its own pattern, so that colour is never alone."""

    ADAPTIVE = "adaptive"
    TECHNICAL = "technical"
    NONE = "none"
    OTHER = "other"
    HIDDEN = "hidden"
    """What is left of a total once the numbers that may be shown are taken off."""


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one chart: rows by series; None where a number is hidden."""

    rows: tuple[str, ...]
    names: tuple[str, ...]
    tones: tuple[Tone, ...]
    cells: tuple[tuple[int | None, ...], ...]
    totals: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that are drawn, and stand beside the drawing as a table."""

    kind: ChartKind
    title: str
    says: str
    """What it shows, in a sentence: for those who do not see it."""
    series: Series
    more: tuple[tuple[str, Series], ...] = ()
    """For small multiples: the title and numbers of each."""


@dataclass(frozen=True, slots=True)
class Card:
    """A strategy with the items that call for it."""

    title: str
    purpose: str
    move: str
    do: str
    say: str
    question: str
    items: Grid | None
    note: str = ""


Block = Words | Figures | Points | Grid | Chart | Card


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, before it is set as a page, a text or a document."""

    title: str
    period: Period
    standing: date
    """The day for which open, overdue and waiting are worked out."""
    audience: Audience
    about: str
    """What it rests on, in one line."""
    sections: tuple[Section, ...]
