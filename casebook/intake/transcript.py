"""Reads vtt and srt transcripts: cues of one speaker are joined, names become Speaker 1, Speaker 2."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.intake.boilerplate import is_backchannel, is_boilerplate
from casebook.intake.log_mapping import document_date
from casebook.intake.mapping import ColumnMapping
from casebook.intake.sentences import cut_paragraph
from casebook.intake.speakers import names_stand_alone, speaker_and_words
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError

_COMMA_TIME = re.compile(r"(?m)^[ \t]*[\d:]{5,12},\d{3}[ \t]+-->[ \t]+[\d:]{5,12},\d{3}.*$")
_TIME_LINE = re.compile(r"[\d:]{5,12}[.,]\d{3}\s+-->\s")
_CUE_ID = re.compile(r"\d{1,6}|[\da-f-]{8,40}/\d+-\d+", re.IGNORECASE)
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
    mapping = ColumnMapping(raised=document_date((), name))
    return Log(name, path, kind, tuple(items), notes=notes, mapping=mapping)


def _turns(cues: Sequence[Any]) -> Iterator[_Turn]:
    """Join the cues in which one person speaks; `Mm-hm.` in the middle of a sentence does not end a turn."""
    turn = _Turn("", 1, [])
    own_lines = names_stand_alone([cue.raw_text for cue in cues])
    for number, cue in enumerate(cues, start=1):
        named, spoken = speaker_and_words(cue.raw_text, own_lines=own_lines)
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

    text = _mended(text.lstrip("\ufeff"), kind)
    try:
        if kind is FileKind.SRT:
            return webvtt.from_buffer(io.StringIO(text), format="srt").captions
        return webvtt.from_string(text).captions
    except webvtt.errors.MalformedFileError as err:
        what, first = ("a vtt", "WEBVTT") if kind is FileKind.VTT else ("an srt", "1")
        raise InputError(f"{name} is not {what} transcript; its first line must be {first}") from err
    except webvtt.errors.MalformedCaptionError as err:
        raise InputError(f"{name} holds a cue that cannot be read: {err}") from err


def _mended(text: str, kind: FileKind) -> str:
    """The text with a blank line before every cue, and a vtt's times with points: people merge and edit these files."""
    if kind is FileKind.VTT:
        text = _COMMA_TIME.sub(lambda match: match[0].replace(",", ".", 2), text)
    mended: list[str] = []
    for line in text.splitlines():
        if _TIME_LINE.match(line.lstrip()) and mended:
            start = len(mended) - (1 if _CUE_ID.fullmatch(mended[-1].strip()) else 0)
            if start > 0 and mended[start - 1].strip():
                mended.insert(start, "")
        mended.append(line)
    return "\n".join(mended) + "\n"
