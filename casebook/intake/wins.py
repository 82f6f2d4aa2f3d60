"""Successes among the barriers: known by a heading, a type or a tag in front (`WIN: …`), never by what a text tells."""

import re

from casebook.intake.fields import plain_header

_MAX_LENGTH = 160
_MAX_WORDS = 8
_TAG_WORDS = 2
_WIN = re.compile(
    r"\b(wins?|success(?:es)?|celebrat\w*|bright spots?|what s (?:been )?(?:working|going well)"
    r"|what is (?:working|going well)|what(?: has)? worked|working well|(?:what )?went well|going well|glows?|kudos"
    r"|shout ?outs?|accomplish\w*|highlights?|achievements?|good news|did well|positives?|pluses|glad|liked|proud of)\b"
)
_NOT_WIN = re.compile(
    r"\b(barriers?|challenges?|hiccups?|issues?|problems?|concerns?|obstacles?|improve\w*|not|n t|isn|didn|doesn|grows?"
    r"|deltas?|minus(?:es)?|worries|risks?|lows?|negatives?|less well|could|no)\b"
)


def is_win(words: str) -> bool:
    """Whether a heading or a type says that what stands under it is a success; `Wins and challenges` does not."""
    plain = plain_header(words[:_MAX_LENGTH])
    return len(plain.split()) <= _MAX_WORDS and bool(_WIN.search(plain)) and not _NOT_WIN.search(plain)


def tagged_win(text: str) -> bool:
    """Whether a text carries the tag of a success in front, as in `WIN: the team ran the meeting on its own`."""
    tag, colon, _ = text.strip().partition(":")
    return bool(colon) and len(tag.split()) <= _TAG_WORDS and is_win(tag)


def stands_under_win(heading: str | None) -> bool:
    """Whether the heading path (`Alder Street: Wins`) says success; the nearest heading that tells counts."""
    for part in reversed((heading or "").split(": ")):
        if is_win(part):
            return True
        if _NOT_WIN.search(plain_header(part[:_MAX_LENGTH])) and len(part.split()) <= _MAX_WORDS:
            return False
    return False
