"""Reading transcripts."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.reading import read_log
from casebook.intake.transcript import read_transcript
from casebook.items import FileKind, Log
from codebook.errors import InputError

TIME = "00:00:01.000 --> 00:00:04.000"


def _vtt(*cues: str) -> Log:
    text = "WEBVTT\n\n" + "\n\n".join(f"{TIME}\n{cue}" for cue in cues)
    return read_transcript(text, name="call.vtt", path=None, kind=FileKind.VTT)


def _srt(text: str) -> Log:
    return read_transcript(text, name="call.srt", path=None, kind=FileKind.SRT)


@pytest.mark.parametrize(
    "cues",
    [
        ("<v Ana Ray>The tablets</v>", "<v Ana Ray>log out</v>", "<v Bo>Every day</v>", "<v Ana Ray>Yes they do</v>"),
        ("Ana Ray: The tablets", "log out", "Bo: Every day", "Ana Ray: Yes they do"),
    ],
    ids=["voice tags", "prefixes"],
)
def test_cues_of_one_speaker_are_joined_and_names_are_left_out(cues: tuple[str, ...]) -> None:
    """A speaker keeps the same number throughout; an item's row is its first cue."""
    assert [(i.row, i.heading, i.text) for i in _vtt(*cues).items] == [
        (1, "Speaker 1", "The tablets log out"),
        (3, "Speaker 2", "Every day"),
        (4, "Speaker 1", "Yes they do"),
    ]


def test_a_transcript_without_speakers_has_no_heading() -> None:
    """Nobody is made up."""
    [item] = _vtt("The tablets", "log out").items
    assert (item.heading, item.text) == (None, "The tablets log out")


def test_tags_go_and_escaped_characters_are_read() -> None:
    """The format escapes ampersands; a bracketed remark is text."""
    [item] = _vtt("<v.loud Ana><i>R&amp;D</i> owns <00:00:02.000>it, 2 &lt; 3 [laughs]</v>").items
    assert item.text == "R&D owns it, 2 < 3 [laughs]"


def test_subtitles_are_read_with_or_without_a_byte_order_mark() -> None:
    """`srt` is what most recorders write."""
    text = (
        "\ufeff1\n00:00:00,000 --> 00:00:04,000\nThe tablets log out\n\n2\n00:00:04,000 --> 00:00:05,000\nevery day\n"
    )
    assert [item.text for item in _srt(text).items] == ["The tablets log out every day"]


def test_the_example_call_is_read_without_a_name(examples: Path) -> None:
    """Three people, pseudonymous, in 55 cues."""
    items = read_log(examples / "coaching_call.vtt").items
    assert {item.heading for item in items} == {"Speaker 1", "Speaker 2", "Speaker 3"}
    assert max(item.row for item in items) <= 55


@pytest.mark.parametrize("text", ["hello", "\n" + TIME + "\nhello", "webvtt\n\n" + TIME + "\nhello"])
def test_a_vtt_must_begin_with_its_word(text: str) -> None:
    """The message says which."""
    with pytest.raises(InputError, match=r"^call\.vtt is not a vtt transcript; its first line must be WEBVTT$"):
        read_transcript(text, name="call.vtt", path=None, kind=FileKind.VTT)


def test_an_srt_must_begin_with_its_number() -> None:
    """The message says which."""
    with pytest.raises(InputError, match=r"^call\.srt is not an srt transcript; its first line must be 1$"):
        _srt("hello")


@pytest.mark.parametrize("time", ["00:00:00.000 --> 00:00:99.000", "0 --> 3", "00:00:00.000 -->"])
def test_a_transcript_of_which_no_cue_can_be_read_is_an_error(time: str) -> None:
    """An example of a time is given."""
    with pytest.raises(InputError, match=r"^call\.vtt holds no cue that can be read; .* like 00:00:01\.000 --> "):
        read_transcript(f"WEBVTT\n\n{time}\nhello there\n", name="call.vtt", path=None, kind=FileKind.VTT)


def test_a_cue_that_cannot_be_read_is_told() -> None:
    """The rest is read; nothing is left out in silence."""
    text = f"WEBVTT\n\n{TIME}\nThe tablets log out\n\n00:00:00.000 --> 00:00:99.000\nlost words\n"
    log = read_transcript(text, name="call.vtt", path=None, kind=FileKind.VTT)
    assert [item.text for item in log.items] == ["The tablets log out"]
    assert log.notes == ("cues left out because their time cannot be read: 1",)


@given(
    text=st.text("WEBVT019:.,-> \n<v/abNOTESTYLE{}", max_size=200), kind=st.sampled_from([FileKind.VTT, FileKind.SRT])
)
def test_whatever_follows_the_first_line_is_read_or_refused(text: str, kind: FileKind) -> None:
    """No input brings anything but items or an error that a person can understand."""
    start = "WEBVTT\n\n" if kind is FileKind.VTT else "1\n00:00:00,000 --> 00:00:04,000\n"
    with contextlib.suppress(InputError):
        assert all(item.text.strip() for item in read_transcript(start + text, name="x", path=None, kind=kind).items)


def test_listening_breaks_no_sentence_and_is_no_item() -> None:
    """But it ends a turn that has come to its end."""
    log = _vtt("Ana: The tablets", "Bo: Mm-hm.", "Ana: log out.", "Bo: Yeah.", "Ana: Every day.")
    assert [(i.row, i.heading, i.text) for i in log.items] == [
        (1, "Speaker 1", "The tablets log out."),
        (5, "Speaker 1", "Every day."),
    ]


@pytest.mark.parametrize(
    "cues",
    [
        ("(Ana Ray)\nThe tablets log out.", "(Bo)\nNobody fixes it."),
        ("Ana Ray\nThe tablets log out.", "Bo Lee\nNobody fixes it."),
        ("Dr. María de la Cruz (she/her): The tablets log out.", "Élodie O'Neil-Smith: Nobody fixes it."),
        (">> Ana: The tablets log out.", ">> Bo: Nobody fixes it."),
    ],
    ids=["brackets", "lines of their own", "particles and accents", "arrows"],
)
def test_names_are_left_out_in_whatever_shape_a_recorder_writes_them(cues: tuple[str, ...]) -> None:
    """None stays in an item's text."""
    assert [(i.heading, i.text) for i in _vtt(*cues).items] == [
        ("Speaker 1", "The tablets log out."),
        ("Speaker 2", "Nobody fixes it."),
    ]


def test_a_broken_line_of_capitals_is_no_name() -> None:
    """Where only one cue begins so."""
    [item] = _vtt("New York\nhas the same trouble", "with its tablets").items
    assert (item.heading, item.text) == (None, "New York has the same trouble with its tablets")


def test_cues_without_a_blank_line_or_with_commas_are_read() -> None:
    """Files that people merged, and times as subtitles have them."""
    text = (
        "WEBVTT\n\n1\n00:00:01,000 --> 00:00:03,000\nAna: The tablets\n2\n00:00:03,000 --> 00:00:05,000\nAna: log out\n"
    )
    log = read_transcript(text, name="call.vtt", path=None, kind=FileKind.VTT)
    assert [item.text for item in log.items] == ["The tablets log out"]
    assert log.notes == ()
