"""From blocks of notes (headings, bullets, paragraphs) to items, with the heading as context."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casebook.intake.boilerplate import are_names, is_boilerplate, is_roll, is_title
from casebook.intake.lines import MAX_CHARACTERS
from casebook.intake.saying import is_bare_name
from casebook.intake.sentences import cut_paragraph, cut_sentences, split_sentences
from casebook.items import Item

_MAX_LABEL_WORDS = 4
_MAX_PARENT_WORDS = 8
"""A longer entry is too long to be named over each of those below it."""
_LABEL = re.compile(r"[^.,;!?]+:?")
_NUMBERING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“\"'](?:[a-z’']|\s))")


class BlockKind(StrEnum):
    """What a piece of a document is by its form."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    """The place of a table, whose rows are read elsewhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document with where it stands."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    """How far a bullet is indented, in any unit."""
    number: str = ""
    """The number of a numbered bullet as it was typed, such as `2)`."""


def block_items(blocks: Sequence[Block], heading: str | None = None) -> list[Item]:
    """The items of a document's blocks, in order; headings become the context of what follows.

    Args:
        blocks: The document's blocks, or some of them.
        heading: What the first of them stand under.
    """
    parents: list[Block] = []
    items: list[Item] = []
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            heading, parents = block.text.strip(), []
        if block.kind not in (BlockKind.BULLET, BlockKind.PARAGRAPH):
            continue
        while parents and (block.kind is not BlockKind.BULLET or block.level <= parents[-1].level):
            parents.pop()
        above = [heading, *(parent.text.strip().rstrip(":.") for parent in parents)]
        nested = _is_over(block, blocks[number + 1 : number + 2])
        if nested and len(block.text.split(maxsplit=_MAX_PARENT_WORDS)) <= _MAX_PARENT_WORDS:
            parents.append(block)
        if nested and _is_label(block):
            continue
        if heading and is_roll(heading) and are_names(block.text):
            continue
        under = ": ".join(part for part in above if part) or None
        items += [Item(id="", text=text, row=block.line, heading=under) for text in _statements(block)]
    return [Item(str(n), item.text, item.row, heading=item.heading) for n, item in enumerate(items, start=1)]


def without_number(text: str) -> str:
    """A numbered minute (`4.2 The lift ...`) without its number; `2.5 posts` keeps it."""
    return _NUMBERING.sub("", text.lstrip(), count=1)


def _is_over(block: Block, following: Sequence[Block]) -> bool:
    """Whether a bullet has bullets indented below it."""
    nested = bool(following) and following[0].kind is BlockKind.BULLET and following[0].level > block.level
    return nested and block.kind is BlockKind.BULLET


def _is_label(block: Block) -> bool:
    """Whether a bullet of a few words only names what the bullets indented below it are about."""
    text = block.text.strip()
    short = len(text.split()) <= _MAX_LABEL_WORDS and bool(_LABEL.fullmatch(text))
    return short and (text.endswith(":") or is_bare_name(text))


def _statements(block: Block) -> list[str]:
    """The pieces of a block that are not structure."""
    text = without_number(" ".join(block.text.split()))
    if is_boilerplate(text) or (block.kind is BlockKind.PARAGRAPH and is_title(text)):
        return []
    if block.kind is BlockKind.BULLET:
        return _cut_long(cut_paragraph(text, max_sentences=None))
    sentences = split_sentences(text)
    first = next((n for n, sentence in enumerate(sentences) if not is_boilerplate(sentence)), len(sentences))
    return _cut_long(cut_sentences(sentences[first:])) if any(sentences[first:]) else []


def _cut_long(pieces: Iterable[str]) -> list[str]:
    """The pieces, those of endless sentences cut between two words; nobody can read or discuss them whole."""
    cut: list[str] = []
    for piece in pieces:
        start = 0
        while len(piece) - start > MAX_CHARACTERS:
            end = piece.rfind(" ", start, start + MAX_CHARACTERS)
            end = end if end > start else piece.find(" ", start + MAX_CHARACTERS)
            if end < 0:
                break
            cut.append(piece[start:end].strip())
            start = end + 1
        cut.append(piece[start:].strip())
    return [piece for piece in cut if piece and (len(cut) == 1 or any(map(str.isalnum, piece)))]
