"""Levels of a system and stages of implementation, in the words of logs."""

import re

from casebook.intake.fields import plain_header
from codebook.keys import Stage

_MAX_LENGTH = 80

_LEVELS = {
    "state": r"state|statewide|sea|national|federal|ministry|state department|department of education|legislature",
    "district": r"district|districtwide|central office|county|trust|lea|school board|superintendent|executive"
    r"|head office|headquarters|division|dit|corporate|diocese|municipal\w*|council",
    "building": r"building|school|schoolwide|campus|site|clinic|hospital|facility|principal|bit"
    r"|plant|branch|center|centre",
    "team": r"team|grade level|grade|classroom|class|department|plc|unit|ward|room|shift|staff level",
}
_LEVEL = {key: re.compile(rf"\b(?:{words})s?\b") for key, words in _LEVELS.items()}
_LEVEL_FILLER = re.compile(
    r"\b(level|wide|the|our|own|implementation|leadership|leaders|office|admin|administration|at|in|of|to|and|or|s)\b"
)

_STAGES = {
    Stage.EXPLORATION: r"explor\w*|readiness|pre implementation",
    Stage.INSTALLATION: r"install\w*|set ?up|preparation|planning",
    Stage.INITIAL: r"initial( implementation)?|early implementation|pilot\w*",
    Stage.FULL: r"full( implementation)?|sustain\w*|sustainability|scal\w+ up",
}
_STAGE = {key: re.compile(rf"\b(?:{words})\b") for key, words in _STAGES.items()}


def level_of(cell: str) -> str | None:
    """A level's key where the words name one level, else the log's own word; None for an empty cell."""
    own = " ".join(cell.split())[:_MAX_LENGTH]
    return (known_level(cell) or own) if own else None


def known_level(cell: str) -> str | None:
    """The key of the one level that a cell names: `District office`, `Building leadership team`."""
    plain = plain_header(cell[: 2 * _MAX_LENGTH])
    named = [key for key, words in _LEVEL.items() if words.search(plain)]
    if named[:1] == ["state"] and re.search(r"department of education", plain):
        return "state"
    if len(named) > 1 and named[-1] == "team":  # a district's team is at the district
        named = named[:-1]
    return named[0] if len(named) == 1 else None


def is_level(cell: str) -> bool:
    """Whether a cell holds nothing but a level."""
    plain = plain_header(cell[: 2 * _MAX_LENGTH])
    rest = _LEVEL_FILLER.sub(" ", plain)
    for words in _LEVEL.values():
        rest = words.sub(" ", rest)
    return known_level(cell) is not None and not rest.replace("/", " ").strip()


def stage_of(cell: str) -> str | None:
    """The key of the one implementation stage that a cell names."""
    plain = plain_header(cell[: 2 * _MAX_LENGTH])
    named = [key.value for key, words in _STAGE.items() if words.search(plain)]
    return named[0] if len(named) == 1 else None
