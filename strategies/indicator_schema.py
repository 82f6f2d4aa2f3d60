"""What `indicators.yaml` holds: word lists, and indicators with their patterns and examples."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from strategies.schema_base import Text, Texts


class Direction(StrEnum):
    """Which reading an indicator speaks for."""

    TECHNICAL = "technical"
    ADAPTIVE = "adaptive"


def _check_operator(value: str) -> str:
    if not re.fullmatch(r"[?+*!]|\{\d{1,2}(,\d{1,2})?\}", value):
        raise ValueError("must be ?, +, *, ! or a number of times such as {0,3}")
    return value


def _check_word(value: str) -> str:
    if value != value.casefold() or not re.fullmatch(r"[^\s|<>]+( [^\s|<>]+)*", value):
        raise ValueError(f"{value!r} must be words in small letters with one space between them")
    return value


Words = Annotated[str, Field(min_length=1), AfterValidator(_check_word)]
Examples = Annotated[tuple[Text, ...], Field(min_length=4)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AnyOf(_Entry):
    """One of several words, or none of them."""

    IN: tuple[str, ...] | None = None
    NOT_IN: tuple[str, ...] | None = None


class Token(_Entry):
    """One token of a pattern: text in the file's short form, or spaCy's own keys where that does not reach.

    The short form is one word or several (`blame|blames`), the name of a word list (`<people>`), or a number of
    arbitrary words within the sentence (`<0-4>`); `?` behind it makes it optional. Words are compared in spaCy's
    normal form: small letters, and `not` for n't, `can` for ca, `will` for wo.
    """

    words: Text | None = None
    NORM: str | AnyOf | None = None
    LOWER: str | AnyOf | None = None
    TEXT: str | AnyOf | None = None
    PREFIX: str | AnyOf | None = None
    SUFFIX: str | AnyOf | None = None
    LIKE_NUM: bool | None = None
    IS_ALPHA: bool | None = None
    IS_PUNCT: bool | None = None
    IS_TITLE: bool | None = None
    IS_UPPER: bool | None = None
    OP: Annotated[str, AfterValidator(_check_operator)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_short_form(cls, value: Any) -> Any:
        return {"words": value} if isinstance(value, str) else value


Pattern = Annotated[tuple[Token, ...], Field(min_length=1)]


class IndicatorEntry(_Entry):
    """One indicator: what people say when a criterion of the codebook shows."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    criterion: Text
    """The codebook's words that it stands for."""
    direction: Direction
    says: Text
    """The sentence shown to people: what was noticed, and what it may mean."""
    patterns: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    unless: tuple[Pattern, ...] = ()
    """What takes a hit back where it overlaps it."""
    matches: Examples
    """Sentences that the patterns must find."""
    near_misses: Examples
    """Sentences with the same words that they must leave alone."""
    sources: Texts


class IndicatorFile(_Entry):
    """The whole file."""

    words: dict[str, Annotated[tuple[Words, ...], Field(min_length=1)]]
    indicators: Annotated[dict[str, IndicatorEntry], Field(min_length=1)]
