"""What a playbook holds on diagnosis with a group, and on patterns over a whole log."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from codebook.keys import Strategy
from strategies.schema_base import Entry, Text, Texts

Weight = Annotated[float, Field(ge=-1.5, le=1.5, allow_inf_nan=False)]
"""How far an answer moves the log-odds of adaptive against technical; positive towards adaptive."""


class DiagnosisQuestion(Entry):
    """A question to the group, with what each answer says and how far it moves the reading."""

    key: Text
    ask: Text
    why: Text
    yes: Weight
    no: Weight
    yes_says: Text
    no_says: Text
    sources: Texts


class DiagnosisEntry(Entry):
    """Testing a label with people, with the arithmetic in the open."""

    purpose: Text
    how: Text
    questions: Annotated[tuple[DiagnosisQuestion, ...], Field(min_length=1)]
    after: Texts
    sources: Texts


class LogPattern(StrEnum):
    """The patterns over a whole log that the program can see."""

    RECURRENCE = "recurrence"
    ONE_DRIVER = "one_driver"
    ONE_LEVEL = "one_level"
    MOSTLY_TECHNICAL = "mostly_technical"
    NO_WINS = "no_wins"
    ONE_REPORTER = "one_reporter"
    UNANSWERED = "unanswered"
    OVERDUE = "overdue"
    MOSTLY_UNSURE = "mostly_unsure"


class LogAdviceEntry(Entry):
    """What a pattern over a whole log may mean, and what to do about it."""

    name: Text
    when: Text
    at_least: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """The share or the count from which on it shows."""
    min_items: Annotated[int, Field(ge=0)]
    """In a log with fewer items nothing is said."""
    means: Text
    do: Texts
    ask: Texts
    strategy: Strategy | None = None
    sources: Texts
