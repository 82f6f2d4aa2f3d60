"""Cuts a paragraph into pieces of one to three sentences that belong together."""

import re
from collections.abc import Iterator, Sequence

MAX_WORDS = 60
"""A text of more words is cut at sentence ends."""
MAX_SENTENCES = 3
"""A paragraph of more sentences is cut as well; very short ones do not count."""
_SHORT = 3

_TITLES = ("Dr", "Mr", "Ms", "Mrs", "Fr", "Rev", "Prof", "St", "vs", "approx", "ext", "tel", r"e\.g", r"i\.e", "etc")
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in _TITLES)
_SENTENCE_END = re.compile(
    # The marks come first: a look back at every letter, rather than at every mark, took most of a long text's time.
    r"[.!?](?<![.!?]{2})[.!?]*(?=[\"'”’)]*\s)"
    + _ABBREVIATIONS
    + r"(?<!\b[A-Z]\.)(?!(?<=\b[Nn]o\.)\s+\d)[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
)
# A sentence that opens so leans on the one before it: no piece should begin with it if another place will do.
_LEANING = re.compile(
    r"[\"'“‘(]?(?:and|but|or|so|then|also|because|it|its|it's|that|that's|this|these|those|they|they're|their|he|his|she"
    r"|her|there|however|therefore|which|both|neither|most|some|in two|each|one of)\b",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, by full stops that are not those of an abbreviation or an initial."""
    sentences, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    return [*sentences, text[start:].strip()]


def cut_paragraph(text: str, *, max_sentences: int | None = MAX_SENTENCES) -> Iterator[str]:
    """Cut a paragraph at sentence ends, where its sentences allow.

    Args:
        text: The paragraph.
        max_sentences: At most so many sentences belong together; None for a bullet, which its writer kept together.

    Yields:
        Pieces of at most `MAX_WORDS` words. Of all ways to cut, the one with fewest pieces that begin with a sentence
        that leans on the one before, and with pieces of like length.
    """
    text = " ".join(text.split())
    if text:
        yield from cut_sentences(split_sentences(text), max_sentences=max_sentences)


def cut_sentences(sentences: Sequence[str], *, max_sentences: int | None = MAX_SENTENCES) -> Iterator[str]:
    """Cut a paragraph as `cut_paragraph` does, where its sentences are known already."""
    lengths = [len(sentence.split()) for sentence in sentences]
    if sum(lengths) <= MAX_WORDS and (max_sentences is None or _counted(lengths) <= max_sentences):
        yield " ".join(sentences)
        return
    start = 0
    for end in _ends(sentences, lengths, max_sentences or len(sentences)):
        yield " ".join(sentences[start:end])
        start = end


def _counted(lengths: Sequence[int]) -> int:
    return sum(length > _SHORT for length in lengths)


def _ends(sentences: Sequence[str], lengths: Sequence[int], max_sentences: int) -> list[int]:
    """Where the pieces end, by the least cost of all sentences up to each place."""
    costs, origins = [0.0], [0]
    leaning = [number > 0 and bool(_LEANING.match(sentence)) for number, sentence in enumerate(sentences)]
    for end in range(1, len(sentences) + 1):
        best, origin, words, counted = float("inf"), end - 1, 0, 0
        for start in range(end - 1, -1, -1):
            words += lengths[start]
            counted += lengths[start] > _SHORT
            if start < end - 1 and (words > MAX_WORDS or counted > max_sentences):
                break
            cost = costs[start] + 1 + leaning[start] + (1 - min(words, MAX_WORDS) / MAX_WORDS) ** 2
            if cost < best:
                best, origin = cost, start
        costs.append(best)
        origins.append(origin)
    ends, at = [], len(sentences)
    while at:
        ends.append(at)
        at = origins[at]
    return ends[::-1]
