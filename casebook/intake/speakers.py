"""Who speaks in a cue of a transcript, in the shapes that recorders write: `<v Name>`, `Name: …`, a line of its own."""

import html
import re
from collections.abc import Sequence

_VOICE = re.compile(r"<v(?:\.[^ <>]*)?\s+([^<>]+)>")
_TAG = re.compile(r"</?[a-z\d][^<>]*>", re.IGNORECASE)
_PREFIX = re.compile(r"(?:>> ?)?([^:<>\n]{1,60}):\s+")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{1,20}[)\]]")
_IN_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_NAME_PART = re.compile(r"[^\W\d_][\w.'’-]*,?")
_PARTICLES = frozenset(["de", "la", "da", "dos", "del", "van", "von", "der", "den", "bin", "al", "el", "le", "y"])
_MAX_PARTS = 6
_MOSTLY = 0.6


def speaker_and_words(raw: str, *, own_lines: bool = False) -> tuple[str, str]:
    """The name that a cue gives, if any, and what is said.

    Args:
        raw: The cue's text with its tags and line breaks.
        own_lines: Whether names stand on a line of their own in this transcript, see `names_stand_alone`.
    """
    voice = _VOICE.search(" ".join(raw.split()))
    words = html.unescape(_TAG.sub("", " ".join(raw.split()))).strip()
    if voice:
        return voice[1].strip(), words
    first, _, rest = raw.strip().partition("\n")
    bracketed = _IN_BRACKETS.fullmatch(first.strip())
    if own_lines and (bracketed or rest) and _is_name(bracketed[1] if bracketed else first):
        return (bracketed[1] if bracketed else first).strip(), html.unescape(_TAG.sub("", " ".join(rest.split())))
    prefix = _PREFIX.match(words)
    return (prefix[1].strip(), words[prefix.end() :]) if prefix and _is_name(prefix[1]) else ("", words)


def names_stand_alone(cues: Sequence[str]) -> bool:
    """Whether most first lines are a name alone: in one cue, `New York` may only be where a line was broken."""
    firsts = [cue.strip().partition("\n") for cue in cues]
    bracketed = {first for first, _, _ in firsts if (m := _IN_BRACKETS.fullmatch(first.strip())) and _is_name(m[1])}
    plain = sum(bool(rest) and ":" not in first and _is_name(first) for first, _, rest in firsts)
    return (len(bracketed) > 1 and any(rest for _, _, rest in firsts)) or (
        len(firsts) > 1 and plain >= _MOSTLY * len(firsts)
    )


def _is_name(words: str) -> bool:
    """Whether every word begins with a capital, as in `Dr. María de la Cruz (she/her)`."""
    parts = _REMARK.sub("", words).split()
    capitals = [part for part in parts if part not in _PARTICLES]
    return 0 < len(capitals) <= len(parts) <= _MAX_PARTS and all(
        part[0].isupper() and _NAME_PART.fullmatch(part) for part in capitals
    )
