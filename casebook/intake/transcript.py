"""Reads vtt and srt transcripts: cues of one speaker are joined, names become Speaker 1, Speaker 2."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from casebook.intake.prose import cut_paragraph, is_boilerplate
from casebook.items import FileKind, Item, Log
from codebook.errors import InputError

_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_PREFIX = re.compile(r"^([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}):\s+")


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
    turns: list[tuple[str, int, str]] = []
    speaker = ""
    for number, cue in enumerate(_cues(text, name, kind), start=1):
        named, spoken = _speaker_and_words(cue)
        speaker = named or speaker
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, turns[-1][1], f"{turns[-1][2]} {spoken}")
        else:
            turns.append((speaker, number, spoken))
    aliases: dict[str, str] = {}
    items: list[Item] = []
    for who, cue_number, spoken in turns:
        alias = aliases.setdefault(who, f"Speaker {len(aliases) + 1}") if who else None
        for piece in cut_paragraph(spoken):
            if not is_boilerplate(piece):
                items.append(Item(id=str(len(items) + 1), text=piece, row=cue_number, heading=alias))
    return Log(name, path, kind, tuple(items))


def _cues(text: str, name: str, kind: FileKind) -> Sequence[Any]:
    import webvtt  # only transcripts need it

    try:
        if kind is FileKind.SRT:
            return webvtt.from_buffer(io.StringIO(text.lstrip("\ufeff")), format="srt").captions
        return webvtt.from_string(text.lstrip("\ufeff")).captions
    except webvtt.errors.MalformedFileError as err:
        example = "WEBVTT" if kind is FileKind.VTT else "1"
        raise InputError(f"{name} is not a {kind} transcript; its first line must be {example}") from err
    except webvtt.errors.MalformedCaptionError as err:
        raise InputError(f"{name} holds a cue that cannot be read: {err}") from err


def _speaker_and_words(cue: Any) -> tuple[str, str]:
    raw = " ".join(cue.raw_text.split())
    voice = _VOICE.search(raw)
    words = _TAG.sub("", raw).strip()
    if voice:
        return voice[1].strip(), words
    prefix = _PREFIX.match(words)
    return (prefix[1], words[prefix.end() :]) if prefix else ("", words)
