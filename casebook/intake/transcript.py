"""Reads vtt and srt transcripts: cues of one speaker are joined, names become Speaker 1, Speaker 2."""

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.intake.boilerplate import is_backchannel, is_boilerplate
from casebook.intake.sentences import cut_paragraph
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError

_VOICE = re.compile(r"<v(?:\.[^ <>]*)?\s+([^<>]+)>")
_TAG = re.compile(r"</?[a-z\d][^<>]*>", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:>> ?)?([A-Z][\w.'-]*(?:,? [A-Z][\w.'-]*){0,3}):\s+")

_SENTENCE_ENDS = (".", "?", "!")

_TIMES = {FileKind.VTT: "00:00:01.000 --> 00:00:04.000", FileKind.SRT: "00:00:01,000 --> 00:00:04,000"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one person says in a row."""

    speaker: str
    cue: int
    words: list[str]


def read_transcript(text: str, *, name: str, path: Path | None, kind: FileKind) -> Log:
    """Read a transcript as a log of statements; an item's row is the number of its first cue.

    Args:
        text: The decoded file.
        name: The file as the person named it.
        path: The file, or None for standard input.
        kind: VTT or SRT.

    Raises:
        InputError: The file does not follow its format.
    """
    cues = _cues(text, name, kind)
    turns = list(_turns(cues))
    aliases: dict[str, str] = {}
    for who in (turn.speaker for turn in turns):
        if who:
            aliases.setdefault(who, f"Speaker {len(aliases) + 1}")
    items: list[Item] = []
    for turn in turns:
        for piece in cut_paragraph(" ".join(turn.words)):
            if not is_boilerplate(piece):
                items.append(Item(str(len(items) + 1), piece, turn.cue, heading=aliases.get(turn.speaker)))
    lost = sum("-->" in line for line in text.splitlines()) - len(cues)
    if lost > 0 and not cues:
        raise InputError(f"{name} holds no cue that can be read; above each must stand its time, like {_TIMES[kind]}")
    notes = (f"cues left out because their time cannot be read: {lost}",) if lost > 0 else ()
    return Log(name, path, kind, tuple(items), notes=notes)


def _turns(cues: Sequence[Any]) -> Iterator[_Turn]:
    """Join the cues in which one person speaks; `Mm-hm.` in the middle of a sentence does not end a turn."""
    turn = _Turn("", 1, [])
    for number, cue in enumerate(cues, start=1):
        named, spoken = _speaker_and_words(cue)
        who = named or turn.speaker
        listens = is_backchannel(spoken)
        finished = not turn.words or turn.words[-1].endswith(_SENTENCE_ENDS)
        if who != turn.speaker and (finished or not listens):
            yield turn
            turn = _Turn(who, number, [])
        if spoken and not listens:
            turn = turn if turn.words else _Turn(who, number, [])
            turn.words.append(spoken)
    yield turn


def _cues(text: str, name: str, kind: FileKind) -> Sequence[Any]:
    import webvtt  # only transcripts need it

    try:
        if kind is FileKind.SRT:
            return webvtt.from_buffer(io.StringIO(text.lstrip("\ufeff")), format="srt").captions
        return webvtt.from_string(text.lstrip("\ufeff")).captions
    except webvtt.errors.MalformedFileError as err:
        what, first = ("a vtt", "WEBVTT") if kind is FileKind.VTT else ("an srt", "1")
        raise InputError(f"{name} is not {what} transcript; its first line must be {first}") from err
    except webvtt.errors.MalformedCaptionError as err:
        raise InputError(f"{name} holds a cue that cannot be read: {err}") from err


def _speaker_and_words(cue: Any) -> tuple[str, str]:
    raw = " ".join(cue.raw_text.split())
    voice = _VOICE.search(raw)
    words = html.unescape(_TAG.sub("", raw)).strip()
    if voice:
        return voice[1].strip(), words
    prefix = _PREFIX.match(words)
    return (prefix[1], words[prefix.end() :]) if prefix else ("", words)
