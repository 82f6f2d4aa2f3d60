"""Tells the lines of one wrapped paragraph from entries that somebody typed a line each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casebook.intake.boilerplate import is_boilerplate, is_greeting, is_title
from casebook.intake.saying import says_something

MAX_CHARACTERS = 4000
"""No item is longer, unless it is one word: an endless sentence is cut at a line's end, else between two words."""
_MIN_WIDTH = 60
"""No mail and no editor wraps lines shorter than this."""
_NARROW = 45
_FEW_WORDS = 5
_MOSTLY = 0.6
_STOPS = (".", "!", "?", ".”", '."', "?”", '?"', ".)")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?:\s+[A-Z\"'“‘(]|$)")
_RUNS_ON = re.compile(
    r"(?:[,;:&(/–—-]|\b(?:a|an|the|of|to|and|or|but|in|on|at|for|with|by|from|is|are|was|were|that|which|who|as|than|we"
    r"|our|their|his|her|my|your|its|about|into|Mr|Mrs|Ms|Dr|Prof|St)\.?)$"
)
_GOES_ON = re.compile(
    r"(?:and|or|but|of|to|for|with|that|which|who|because|so|is|are|was|were|in|on|at|by|from|than|as|if|when|into|then"
    r"|it|they|he|she|has|have|had|not|be)\b"
)
_LEANS = re.compile(r"[\"'“‘(]?(?:And|But|So|Then|Also|Because|It|It[’']s|They|This|That|These|Those|He|She|However)\b")


def entries(lines: Sequence[str]) -> Iterator[list[int]]:
    """Group the lines between two blank ones: those of a wrapped paragraph together, those of a list one by one.

    Where a block may be either, it stays a paragraph.

    Args:
        lines: The lines, none blank.

    Yields:
        The places of the lines that belong together, in order.
    """
    group, since = [0] if lines else [], len(lines[0]) if lines else 0
    breaks = _breaks(lines)
    for place in range(1, len(lines)):
        if _SENTENCE_END.search(lines[place - 1]):
            since = 0
        if breaks[place - 1] or since + len(lines[place]) > MAX_CHARACTERS:
            yield group
            group, since = [], 0
        group.append(place)
        since += len(lines[place]) + 1
    if group:
        yield group


def own_lines(lines: Sequence[str]) -> int:
    """How many of the lines from a bullet on are the bullet's: one below, not indented, may stand on its own.

    Args:
        lines: The bullet's first line and those below it, indented as they are.
    """
    width = max(_MIN_WIDTH, *map(len, lines))
    for place in range(1, len(lines)):
        before, line = lines[place - 1].rstrip(), lines[place]
        if line[:1].isupper() and not _RUNS_ON.search(before) and _fits(before, line, width):
            return place
    return len(lines)


def _breaks(lines: Sequence[str]) -> list[bool]:
    """For every line but the last, whether the next begins another entry."""
    typed, separated = _are_entries(lines), _are_separated(lines)
    longest = max(map(len, lines), default=0)
    structure = [is_boilerplate(line) or is_title(line) for line in lines]
    found = []
    for place, (line, below) in enumerate(pairwise(lines)):
        if structure[place + 1]:
            found.append(True)
        elif structure[place]:
            found.append(is_greeting(line) or not _goes_on(line, below))
        elif typed:
            found.append(separated or not (_RUNS_ON.search(line) or _LEANS.match(below)))
        else:
            found.append(_is_own_line(line, below, longest, first=place == 0))
    return found


def _are_separated(lines: Sequence[str]) -> bool:
    """Whether every line but the last ends with a comma, or with a semicolon, as a list in a sentence does."""
    return len(lines) > 2 and any(all(line.endswith(sign) for line in lines[:-1]) for sign in ",;")  # noqa: PLR2004


def _is_own_line(line: str, below: str, longest: int, *, first: bool) -> bool:
    """Whether a line of a block that is no list ends where its writer wanted it to: the next word had room."""
    if not _begins(below) or _RUNS_ON.search(line) or not _fits(line, below, longest) or _LEANS.match(below):
        return False
    heading = first and len(line.split()) <= _FEW_WORDS and not says_something(line)
    return heading or line.endswith(_STOPS)


def _are_entries(lines: Sequence[str]) -> bool:
    """Whether the lines of a block are a list without marks."""
    if len(lines) < 2:  # noqa: PLR2004 - one line is no list
        return False
    longest = max(map(len, lines))
    shouted = len(lines) > 2 or longest > _NARROW  # noqa: PLR2004 - two short lines are told apart as others are
    if shouted and all(line == line.upper() for line in lines):
        lines = [line.lower() for line in lines]
    capitals = [_begins(line) for line in lines]
    if all(capitals):
        room = [_fits(line, below, max(longest, _MIN_WIDTH)) for line, below in pairwise(lines)]
        stops = all(line.endswith(_STOPS) for line in lines)
        return any(room) or (stops and len(lines) > 2) or len(lines) > 3  # noqa: PLR2004 - chance made each line
    if len(lines) == 2 or any(_RUNS_ON.search(line) for line in lines):  # noqa: PLR2004 - in doubt a paragraph
        return False
    width = max(longest, _NARROW)
    room = [_fits(line, below, width) for line, below in pairwise(lines)]
    return (
        sum(room) >= _MOSTLY * len(room)
        and not any(map(_GOES_ON.match, lines[1:]))
        and (not any(capitals) or (longest <= _MIN_WIDTH and not any(line.endswith(_STOPS) for line in lines)))
    )


def _begins(line: str) -> bool:
    """Whether a line could begin an entry: with a capital or a figure."""
    start = line.lstrip("\"'“‘([#@*_`")[:1]
    return not start.islower() and start not in ("–", "—", "-")


def _fits(line: str, below: str, width: int) -> bool:
    """Whether the first word of the next line would have had room behind a line: whoever wraps lines puts it there."""
    return len(line) + 1 + len(below.split(maxsplit=1)[0] if below.strip() else "") <= width


def _goes_on(line: str, below: str) -> bool:
    return bool(_RUNS_ON.search(line)) or not _begins(below) or not _fits(line, below, _MIN_WIDTH)
