"""The words of a text, as the checks compare them."""

import re

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def words(text: str) -> list[str]:
    """Words and numbers in lower case, without punctuation."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def normalised(text: str) -> str:
    """The same for texts that differ in case, spaces and punctuation only."""
    return " ".join(words(text)) or text.strip()
