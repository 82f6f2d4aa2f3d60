"""From blocks of notes (headings, bullets, paragraphs) to items, with the heading as context."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from casebook.items import Item

MAX_WORDS = 60
"""A paragraph of more words is cut at sentence ends: an item is one to three sentences that belong together."""


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


# What stands in notes as structure: who was there, when, where. It is dropped by its form, never by its label.
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_BOILERPLATE = re.compile(
    rf"""^(?:
        (?:present|attend(?:ees|ing|ance|ed)|in\ attendance|apologies|regrets|absent|members\ present|here
          |participants|date|time|start|end|location|venue|where|place|facilitator|chair|scribe|recorder|timekeeper
          |note\s?taker|minutes|notes|next\ meeting|distribution|cc
        )(?:\ (?:of\ meeting|taken\ by|by))?(?:\ ?\([^)]*\))?\ ?:.*
      | (?:page\ \d+(?:\ of\ \d+)?|confidential|draft|agenda|minutes|n/?a|none|tbc|tbd)\.?
      | [\W\d_]+
      | (?:{_DAY},?\ )?(?:{_MONTH}\ {_NUMBER}|{_NUMBER}\ {_MONTH})(?:,?\ \d{{4}})?(?:,?\ \d{{1,2}}[:.]\d\d\b.{{0,50}})?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ABBREVIATIONS = r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bvs)(?<!\bSt)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)"
_SENTENCE_END = re.compile(_ABBREVIATIONS + r"(?<!\b[A-Z])[.!?]+[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def is_boilerplate(text: str) -> bool:
    """Whether a line is attendance, a date or the like."""
    return bool(_BOILERPLATE.match(text.strip()))


def block_items(blocks: Iterable[Block]) -> list[Item]:
    """The items of a document's blocks, in order; headings become the context of what follows."""
    heading: str | None = None
    items: list[Item] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text.strip()
            continue
        for text in cut_paragraph(block.text):
            if not is_boilerplate(text):
                items.append(Item(id=str(len(items) + 1), text=text, row=block.line, heading=heading))
    return items


def cut_paragraph(text: str) -> Iterator[str]:
    """Cut a paragraph at sentence ends into pieces of at most `MAX_WORDS` words, where its sentences allow."""
    text = " ".join(text.split())
    if not text:
        return
    if len(text.split()) <= MAX_WORDS:
        yield text
        return
    piece: list[str] = []
    for sentence in split_sentences(text):
        if piece and len(" ".join([*piece, sentence]).split()) > MAX_WORDS:
            yield " ".join(piece)
            piece = []
        piece.append(sentence)
    yield " ".join(piece)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, by full stops that are not those of an abbreviation or an initial."""
    sentences, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    return [*sentences, text[start:].strip()]
