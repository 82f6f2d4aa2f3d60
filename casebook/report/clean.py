"""Takes out of a person's words what is no word: characters that move a cursor, turn a line round, or break a file."""

import re

_NO_WORDS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text with a mark in the place of each such character."""
    return _NO_WORDS.sub("\ufffd", text)
