"""The marks that people put in front of an entry, typed or pasted from Word: one list for every kind of notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAB = 4
_SIGNS = "•·∙▪▫◦●○◘■□◆◇❖►▶▸➢➤➔→⇒‣⁃»✓✔✗✘☐☑☒✅❌\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
"""No sentence begins with one of these; the last five are Word's own, of its picture fonts."""
_NUMBER = r"\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,4}\)"
_BULLET = re.compile(
    rf"(?P<indent>\s*)(?:"
    rf"[{_SIGNS}]\ufe0f?\s*"
    rf"|(?:(?P<stars>\*{{2,3}}|--)\s+(?=\S))|(?:[-*+–—](?:\s+|$))"
    rf"|[-–](?=[A-Z][a-z])"
    # Outlook and Word paste a hollow bullet as the letter o; Wingdings, as these letters and a tab.
    rf"|(?:o\s+(?=\S)|[§Øüvq]\t\s*)"
    rf"|(?P<number>{_NUMBER})\s+"
    rf")(?:\[[ xX]\]\s+)?(?P<text>.*)"
)
_LONG_DASH = re.compile(r"\s*[–—]\s+(?![A-Z])")


@dataclass(frozen=True, slots=True)
class Bullet:
    """An entry with its mark taken off."""

    level: int
    """How many columns it is indented; each star more than one counts as one (`** supplier`)."""
    text: str
    number: str
    """The number as it was typed (`2)`), or nothing."""


def bullet_of(line: str) -> Bullet | None:
    """The entry that a line begins, if it begins with a mark."""
    match = _BULLET.fullmatch(line)
    if match is None:
        return None
    deeper = len(match["stars"] or "-") - 1
    return Bullet(len(match["indent"].expandtabs(_TAB)) + deeper, match["text"], match["number"] or "")


def may_run_on(line: str, following: Sequence[str]) -> bool:
    """Whether a line that begins with a long dash, the only one such, may stand in the middle of a sentence."""
    return bool(_LONG_DASH.match(line)) and not any(below.lstrip()[:1] in ("–", "—", "-") for below in following)
