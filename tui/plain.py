"""The one way in which a person's text comes onto the screen: never as markup, never as terminal codes."""

import unicodedata

from rich.text import Text
from textual.content import Content


def clean(text: str) -> str:
    """The text without control characters; line breaks and tabs become spaces."""
    return "".join(
        " " if character in "\n\r\t\x0b\x0c\x85\u2028\u2029" else character
        for character in text
        if character in "\n\r\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs") or character == "\u200d"
    )


def clean_lines(text: str) -> str:
    """The text without control characters, its line breaks kept."""
    return "\n".join(clean(line) for line in text.splitlines())


def content(text: str, style: str = "") -> Content:
    """The text as content for a widget."""
    return Content.styled(clean_lines(text), style)


def one_line(text: str, cells: int) -> str:
    """The text on one line, cut with an ellipsis where it is wider than `cells`."""
    found = Text(clean(text))
    found.truncate(max(cells, 0), overflow="ellipsis")
    return found.plain


def sentence(words: str) -> str:
    """Words that begin in lower case, as errors do, as a sentence of their own."""
    return words[:1].upper() + words[1:]


def middle_cut(text: str, cells: int) -> str:
    """The text on one line, cut in its middle: names of files differ at their ends."""
    found = one_line(text, 10_000)
    if len(found) <= cells:
        return one_line(found, cells)
    head = cells // 3
    return one_line(f"{found[:head]}…{found[len(found) - (cells - head - 1) :]}", cells)
