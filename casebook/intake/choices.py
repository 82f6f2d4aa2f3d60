"""What a person said of the columns, now or before."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from casebook.intake.dates import Order
from casebook.intake.fields import Field, plain_header
from casebook.intake.mapping import shape_of
from codebook.errors import InputError, UsageError

Chosen = Mapping[Field, str | None]
"""The header of a field's column; None where no column holds it."""


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """How the dates of an earlier log of the same headers were read."""

    order: Order
    sure: bool
    """Whether a person or the log's own dates said so, rather than its having been guessed."""


@dataclass(frozen=True)
class Memory:
    """What is remembered, by the shape of the header."""

    columns: Mapping[str, Chosen] = field(default_factory=dict)
    orders: Mapping[str, KnownOrder] = field(default_factory=dict)


NO_MEMORY = Memory()


@dataclass(frozen=True)
class Choices:
    """The columns that a person named, and those that were remembered by the shape of the header."""

    columns: Chosen = field(default_factory=dict)
    memory: Memory = NO_MEMORY
    dates: Order | None = None
    """Whether the person said that the day or the month comes first."""
    damaged: bool = False
    """Whether the memory could not be read, so that nothing is to be written over it."""

    @property
    def text(self) -> str | None:
        """The column that the person named for the texts."""
        return self.columns.get(Field.TEXT)

    def without_memory(self) -> "Choices":
        """Only what the person said now."""
        return replace(self, memory=NO_MEMORY)

    def remembered(self, headers: Iterable[str]) -> Chosen:
        """What was chosen before for a table of these headers."""
        return self.memory.columns.get(shape_of(headers), {})


NO_CHOICES = Choices()


def parse_choices(words: Iterable[str]) -> dict[Field, str | None]:
    """Read `FIELD=HEADER`; `FIELD=` means that no column holds it.

    Raises:
        UsageError: It is not of that form, the field is unknown, or it is given twice.
    """
    chosen: dict[Field, str | None] = {}
    for word in words:
        name, equals, header = word.partition("=")
        key = "_".join(name.casefold().replace("-", " ").split())
        if not equals:
            raise UsageError(f"--column {word}: write FIELD=HEADER, like --column 'owner=Who leads'")
        if key not in list(Field):
            near = difflib.get_close_matches(key, list(Field), n=1, cutoff=0.5)
            hint = f"; the nearest is '{near[0]}'" if near else ""
            raise UsageError(f"--column {word}: there is no field {name.strip()!r}{hint}. Fields: {', '.join(Field)}")
        if Field(key) in chosen:
            raise UsageError(f"--column names the field {key!r} twice; one column can hold it")
        if Field(key) is Field.TEXT and not header.strip():
            raise UsageError("--column text=: one column must hold the barriers; name it")
        chosen[Field(key)] = header.strip() or None
    twice = [h for h in chosen.values() if h and [*map(_plain, chosen.values())].count(_plain(h)) > 1]
    if twice:
        raise UsageError(f"--column names the column {twice[0]!r} for two fields; it can hold one")
    return chosen


def _plain(header: str | None) -> str:
    return plain_header(header or "") or (header or "")


def check_chosen(chosen: Chosen, headers: Iterable[str], where: str) -> None:
    """See that every chosen column is there.

    Raises:
        InputError: One is in none of the tables; the message names the nearest.
    """
    from casebook.intake.columns import named_column

    every = list(dict.fromkeys(name for name in headers if name))
    for header in chosen.values():
        if header is not None and header not in every:
            if not every:
                raise InputError(f"{where} has no columns, so there is none called {header!r}")
            named_column(every, header, where)


def matching(header: str, headers: Iterable[str]) -> str | None:
    """The header that a person meant: exactly, else whatever its case and punctuation."""
    every = list(headers)
    if header in every:
        return header
    return next((name for name in every if _plain(name) == _plain(header)), None)
