"""What a playbook holds on stages, on levels of authority, and on avoidance."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from codebook.keys import Driver
from strategies.schema_base import Entry, Text, Texts


class StageEntry(Entry):
    """One of the four stages: what it is for, and what to ask while it lasts."""

    name: Text
    purpose: Text
    questions: Texts
    by_driver: dict[Driver, Texts]
    signs_of_moving_on: Texts
    sources: Texts


class Level(Entry):
    """A level of authority."""

    key: Text
    name: Text
    decides: Texts
    """What this level can usually decide."""


class MemoField(Entry):
    """A field of the memo to the next level."""

    key: Text
    name: Text
    why: Text
    prompt: Text
    """The words in the empty field."""


class LoopStep(Entry):
    """A step on the way from the memo to the answer, and back to those who raised it."""

    name: Text
    do: Text
    say: Text


class LevelsEntry(Entry):
    """Ours to fix, or to be raised; and how."""

    purpose: Text
    ours_when: Texts
    raise_when: Texts
    questions: Texts
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    """From the nearest to the farthest."""
    memo: Annotated[tuple[MemoField, ...], Field(min_length=1)]
    loop: Annotated[tuple[LoopStep, ...], Field(min_length=1)]
    pitfalls: Texts
    sources: Texts


class AvoidanceFamily(StrEnum):
    """How a group gets away from its work."""

    DIVERSION = "diversion"
    DISPLACEMENT = "displacement"


class AvoidanceMarker(Entry):
    """A sign that a group is turning away from its work, and how to name it without naming a person."""

    name: Text
    family: AvoidanceFamily
    looks_like: Texts
    ask: Text
    check_first: Text
    """What else it may be."""
    sources: Texts
