"""Finds the headings that nobody marked as such: a few words that say nothing and stand over what does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casebook.intake.boilerplate import is_boilerplate, is_title
from casebook.intake.prose import Block, BlockKind
from casebook.intake.saying import says_something

_MAX_WORDS = 6
_MAX_COLON_WORDS = 8
_LONG = 8
"""A paragraph of so many words is text, not another heading."""
_ENDS = (".", "!", "?")
_STOPS = (*_ENDS, ",", ";")
_AGENDA = re.compile(
    r"a\.?o\.?b\.?|any other business|anything else|present|in attendance|attendees|matters arising|agenda"
    r"|actions|(?:next|follow[- ]?up) (?:steps|actions)|action (?:points|items|log)|to[- ]dos?"
    r"|(?:welcome|apologies)(?: and \w+)?"
    r"|(?:approval of )?(?:the )?minutes of (?:the )?(?:last|previous) meeting|(?:last|previous) minutes",
    re.IGNORECASE,
)
"""These head something even where nothing stands below them."""


_PLACED = re.compile(r"\b(?:in|at|by|when|because|until|since|than|before|after|every|during|twice|daily)\b")
"""More likely of a statement whose verb is not known than of a heading; where in doubt, nothing is taken for one."""


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that are headings by what they say, and by what stands below them, made such."""
    made = list(blocks)
    text = [place for place, block in enumerate(made) if not _is_structure(block)]
    kept = set(text)
    agenda = _is_agenda([made[place] for place in text])
    below: Block | None = None
    for place in reversed(text):
        block = made[place]
        before = made[place - 1] if place - 1 in kept else None
        if before and place - 1 == text[0] and _names(before.text) and below and below.text.rstrip().endswith(_ENDS):
            before = None  # a title, then a heading, then a sentence
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and _is_heading(
            block, below, before, agenda=agenda, top=place == text[0]
        ):
            words = f"{block.number} {block.text.strip()}".strip().rstrip(":").rstrip()
            made[place] = replace(block, kind=BlockKind.HEADING, text=words)
        below = made[place]
    return made


def _is_heading(block: Block, below: Block | None, before: Block | None, *, agenda: bool, top: bool) -> bool:
    """Whether a block is a heading, by itself and by its neighbours."""
    if not _names(block.text):
        return False
    if block.number:
        return agenda
    if block.kind is BlockKind.BULLET:
        return _heads_bullets(block, below)
    return bool(_AGENDA.fullmatch(block.text.strip().rstrip(":"))) or _heads_text(block, below, before, top=top)


def _heads_text(block: Block, below: Block | None, before: Block | None, *, top: bool) -> bool:
    """Whether a line of its own stands over bullets, a table or text, and is not one of a list of lines."""
    if below is None or block.text.lstrip()[:1].islower():
        return False
    if below.kind is BlockKind.HEADING:
        return top
    if below.kind is not BlockKind.PARAGRAPH or block.text.rstrip().endswith(":"):
        return True
    in_list = before is not None and before.kind is BlockKind.PARAGRAPH and not before.text.rstrip().endswith(_ENDS)
    if in_list or _PLACED.search(block.text):
        return False
    return below.text.rstrip().endswith(_ENDS) or len(below.text.split(maxsplit=_LONG)) >= _LONG


def _names(text: str) -> bool:
    """Whether a text can be a heading: short, no sentence, and says nothing."""
    text = text.strip()
    colon = text.endswith(":")
    most = _MAX_COLON_WORDS if colon else _MAX_WORDS
    if not text or text.endswith(_STOPS) or len(text.split(maxsplit=most + 1)) > most:
        return False
    return colon or not says_something(text)


def _heads_bullets(block: Block, below: Block | None) -> bool:
    """Whether a bullet is the heading of those below it at its own level: in capitals, or `What went well`."""
    if below is None or below.kind is not BlockKind.BULLET or below.level != block.level or below.number:
        return False
    words = block.text.split()
    capitals = len(words) > 1 and block.text.isupper() and not below.text.isupper()
    return capitals or block.text.rstrip().endswith(":") or (words[0].casefold() in ("what", "how") and len(words) > 1)


def _is_agenda(blocks: Sequence[Block]) -> bool:
    """Whether numbered lines are an agenda with text below each, and not a list: most of the short ones have some."""
    headings, with_text = 0, 0
    for block, below in pairwise([*blocks, None]):
        if block is None or not block.number or block.level or not _names(block.text):
            continue
        if _AGENDA.fullmatch(block.text.strip()):
            continue
        headings += 1
        with_text += below is not None and not below.number and below.kind is not BlockKind.HEADING
    return with_text > headings / 2


def _is_structure(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and (
        is_boilerplate(block.text) or is_title(block.text)
    )
