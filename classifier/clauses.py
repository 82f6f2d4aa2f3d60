"""Cuts an item's text into clauses, each with its place in the text."""

import re
from dataclasses import dataclass

# A cut stands after sentence and line ends, after ; : and dashes, and before a conjunction that follows a comma.
# White space is tried from its start only: else a long stretch of it would take quadratic time.
_CUT = re.compile(
    r"""(?<=[.!?])["'’”)\]]*\s+
      | (?<!\s)\s*\n\s*
      | (?<=[;:])\s+
      | (?<!\s)\s+[-–—]+\s+
      | ,\s+(?=(?:and|but|so|because|since|while|although|though|which|who|yet|or|when|if|as|until)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MIN_WORDS = 3
MAX_CLAUSES = 40
"""Longer texts keep their tail as one clause, so that a huge cell costs no more than a long one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of an item's text."""

    start: int
    end: int
    text: str


def split_clauses(text: str) -> tuple[Clause, ...]:
    """Cut `text` into clauses of at least three words where it allows.

    Returns:
        Clauses in order; none overlap, none is blank, and only white space, punctuation and quotes lie between.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in _CUT.finditer(text):
        if len(spans) == MAX_CLAUSES - 1:
            break
        if _enough_words(text[start : cut.start()]) and text[cut.end() :].strip():
            spans.append((start, cut.start()))
            start = cut.end()
    spans.append((start, len(text)))
    if len(spans) > 1 and not _enough_words(text[spans[-1][0] :]):
        _, end = spans.pop()
        spans[-1] = (spans[-1][0], end)
    return tuple(clause for span in spans if (clause := _trimmed(text, *span)).text)


def without(text: str, clause: Clause) -> str:
    """The text with one clause left out."""
    return text[: clause.start] + text[clause.end :]


def _enough_words(text: str) -> bool:
    return len(text.split(None, _MIN_WORDS)) >= _MIN_WORDS


def _trimmed(text: str, start: int, end: int) -> Clause:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Clause(start, start + len(piece.strip()), piece.strip())
