"""Loads the indicators that stand beside the playbook, with their patterns as plain lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from codebook.errors import PlaybookError
from strategies.checked_yaml import load_entry, load_table, nearest, parse, place
from strategies.indicator_schema import Direction, IndicatorEntry, IndicatorFile, Pattern, Token
from strategies.loader import SHIPPED
from strategies.schema import Source

PlainPattern = tuple[dict[str, Any], ...]
"""A token list as spaCy's Matcher takes it. Nothing here loads spaCy."""

_GAP = re.compile(r"<(\d)-(\d\d?)>")
_SENTENCE_ENDS = [".", "!", "?", ";", ":", "…", "\n", "\n\n"]
"""What a gap never reaches across."""


@dataclass(frozen=True)
class Indicator:
    """What to look for, and what to say where it is found."""

    key: str
    name: str
    criterion: str
    direction: Direction
    says: str
    patterns: tuple[PlainPattern, ...]
    unless: tuple[PlainPattern, ...]
    matches: tuple[str, ...]
    near_misses: tuple[str, ...]


def load_indicators(folder: Path = SHIPPED) -> dict[str, Indicator]:
    """Load `indicators.yaml` of a playbook folder.

    Args:
        folder: Holds `indicators.yaml` and `sources.yaml`.

    Returns:
        The indicators by key, in the file's order.

    Raises:
        PlaybookError: The file does not follow the schema, or names a word list or a source that there is none of;
            the message names file, line and key.
    """
    path = folder / "indicators.yaml"
    file, sources = load_entry(path, IndicatorFile), load_table(folder / "sources.yaml", Source)
    _check_sources(path, file, sources)
    return {key: _indicator(path, key, entry, file.words) for key, entry in file.indicators.items()}


def _check_sources(path: Path, file: IndicatorFile, sources: Mapping[str, Source]) -> None:
    for key, entry in file.indicators.items():
        for i, source in enumerate(entry.sources):
            if source not in sources:
                where = place(path, parse(path), ("indicators", key, "sources", i))
                raise PlaybookError(
                    f"{where}: the source {source!r} is not listed in sources.yaml{nearest(source, sources)}"
                )


def _indicator(path: Path, key: str, entry: IndicatorEntry, words: Mapping[str, tuple[str, ...]]) -> Indicator:
    plain: dict[str, tuple[PlainPattern, ...]] = {}
    for field in ("patterns", "unless"):
        patterns: tuple[Pattern, ...] = getattr(entry, field)
        done: list[PlainPattern] = []
        for i, pattern in enumerate(patterns):
            try:
                done.extend(_plain_patterns(pattern, words))
            except ValueError as err:
                where = place(path, parse(path), ("indicators", key, field, i))
                raise PlaybookError(f"{where}: indicators.{key}.{field}.{i}: {err}") from err
        plain[field] = tuple(done)
    return Indicator(
        key=key,
        name=entry.name,
        criterion=entry.criterion,
        direction=entry.direction,
        says=entry.says,
        patterns=plain["patterns"],
        unless=plain["unless"],
        matches=entry.matches,
        near_misses=entry.near_misses,
    )


def _plain_patterns(pattern: Pattern, words: Mapping[str, tuple[str, ...]]) -> list[PlainPattern]:
    """A pattern's token lists: one, or several where a word list in it holds phrases of more than one word."""
    if all(_may_be_absent(token) for token in pattern):
        raise ValueError("every token may be left out, so it would match anywhere; make one of them needed")
    return [
        tuple(token for run in runs for token in run)
        for runs in product(*(_alternatives(token, words) for token in pattern))
    ]


def _may_be_absent(token: Token) -> bool:
    words, operator = token.words or "", token.OP or ""
    return words[1:].endswith("?") or words.startswith("<0-") or operator.startswith(("?", "*", "!", "{0"))


def _alternatives(token: Token, words: Mapping[str, tuple[str, ...]]) -> list[PlainPattern]:
    """The runs of spaCy tokens that one token of the file stands for."""
    keys = token.model_dump(exclude_none=True, exclude={"words"})
    if token.words is None:
        return [(keys,)]
    if gap := _GAP.fullmatch(token.words):
        return [({"TEXT": {"NOT_IN": _SENTENCE_ENDS}, "OP": f"{{{gap[1]},{gap[2]}}}"},)]
    optional = len(token.words) > 1 and token.words.endswith("?")
    given = [
        word for part in token.words.removesuffix("?" if optional else "").split("|") for word in _words(part, words)
    ]
    single = [word for word in given if " " not in word]
    phrases: list[PlainPattern] = [tuple({"NORM": word} for word in each.split()) for each in given if " " in each]
    operator = {"OP": "?"} if optional else {}
    return [({"NORM": {"IN": single}, **operator, **keys},), *phrases] if single else phrases


def _words(part: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A word as it is, or the words of the list that it names."""
    if part.startswith("<") and part.endswith(">"):
        if part[1:-1] not in lists:
            raise ValueError(f"there is no word list {part[1:-1]!r}{nearest(part[1:-1], lists)}")
        return lists[part[1:-1]]
    if not part or part != part.casefold() or any(sign.isspace() or sign in "<>" for sign in part):
        raise ValueError(f"{part!r} is not a word in small letters, <a word list> or a gap such as <0-4>")
    return (part,)
