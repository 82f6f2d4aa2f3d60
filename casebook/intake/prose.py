"""From blocks of notes (headings, bullets, paragraphs) to items, with the heading as context."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from casebook.intake.boilerplate import is_boilerplate
from casebook.intake.sentences import cut_paragraph, cut_sentences, split_sentences
from casebook.items import Item

_MAX_LABEL_WORDS = 4
_LABEL = re.compile(r"[^.,;!?]+:?")
_NUMBERING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“\"'](?:[a-z’']|\s))")


class BlockKind(StrEnum):
    """What a piece of a document is by its form."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document with where it stands."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    """How far a bullet is indented, in any unit."""


def block_items(blocks: Sequence[Block], heading: str | None = None) -> list[Item]:
    """The items of a document's blocks, in order; headings become the context of what follows.

    Args:
        blocks: The document's blocks, or some of them.
        heading: What the first of them stand under.
    """
    label: Block | None = None
    items: list[Item] = []
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            heading, label = block.text.strip(), None
            continue
        if label and (block.kind is not BlockKind.BULLET or block.level <= label.level):
            label = None
        if not label and _is_label(block, blocks[number + 1 : number + 2]):
            label = block
            continue
        under = ": ".join(part for part in (heading, label and label.text.strip().rstrip(":")) if part) or None
        items += [Item(id="", text=text, row=block.line, heading=under) for text in _statements(block)]
    return [Item(str(n), item.text, item.row, heading=item.heading) for n, item in enumerate(items, start=1)]


def without_number(text: str) -> str:
    """A numbered minute (`4.2 The lift ...`) without its number; `2.5 posts` keeps it."""
    return _NUMBERING.sub("", text.lstrip(), count=1)


def _is_label(block: Block, following: Sequence[Block]) -> bool:
    """Whether a bullet of a few words only names what the bullets indented below it are about."""
    nested = bool(following) and following[0].kind is BlockKind.BULLET and following[0].level > block.level
    text = block.text.strip()
    short = len(text.split()) <= _MAX_LABEL_WORDS and bool(_LABEL.fullmatch(text))
    return block.kind is BlockKind.BULLET and nested and short


def _statements(block: Block) -> list[str]:
    """The pieces of a block that are not structure."""
    text = without_number(" ".join(block.text.split()))
    if is_boilerplate(text):
        return []
    if block.kind is BlockKind.BULLET:
        return list(cut_paragraph(text, max_sentences=None))
    sentences = split_sentences(text)
    first = next((n for n, sentence in enumerate(sentences) if not is_boilerplate(sentence)), len(sentences))
    return list(cut_sentences(sentences[first:])) if any(sentences[first:]) else []
