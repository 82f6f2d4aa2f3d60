"""Telling structure from statements."""

import pytest

from casebook.intake.boilerplate import are_names, is_backchannel, is_boilerplate, is_sign_off, is_title


@pytest.mark.parametrize(
    "line",
    [
        "Present: Wren, Ikenna, Marguerite",
        "Apologies: none",
        "Date: 11 February",
        "Start: 9:00",
        "Notes taken by: Wren Amsel",
        "Minutes: Wren",
        "Next meeting: Tuesday the 18th",
        "Page 2 of 3",
        "Feb 11, 9:00–10:10, upstairs room.",
        "Tuesday, 11 February 2025",
        "TBD",
        "* * *",
        "12/3/2025",
        "21/10/2025   6.30pm - 8pm",
        "Facilitator / Recorder: V. Sato / K. Vandermolen",
        "Minutes of the Resources Committee held on Monday 3 February 2025",
        "School Leadership Team – Minutes",
        "Date of next meeting: 6 May",
        "NEXT MEETING 4 Nov 6.30pm",
        "Meeting closed 8.35 pm.",
        "Adjourned at 4:27 p.m.",
        "Signed ................ (Chair)",
        "North Quay Staff – Confidential – Page 1 of 2",
        "Hi all,",
        "Notes by Wren",
    ],
)
def test_structure_is_boilerplate(line: str) -> None:
    """Who was there, when and where."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was present at the last two meetings",
        "Start: giving each other feedback in the room",
        "Notes: nobody has read the pacing guide since March",
        "The agenda is never sent out in time",
        "May we stop doing this?",
        "Time is short",
        "Next meeting we need to say why nobody comes",
        "The meeting ended in an argument",
        "The minutes of the session held on 3 May were disputed",
        "Dear parents get letters that they cannot read, in a language that is not theirs",
        "Signed forms are kept in two places",
        "Page 3 of the handbook is wrong",
    ],
)
def test_a_statement_is_never_boilerplate(line: str) -> None:
    """A retro's Start and a note's Notes hold what people have to say."""
    assert not is_boilerplate(line)


@pytest.mark.parametrize("text", ["Mm-hm.", "Yeah. Right.", "OK, good.", "Thanks, bye.", "[MUSIC]", "(hum)"])
def test_listening_is_no_statement(text: str) -> None:
    """Nor is a sound that a transcript names."""
    assert is_backchannel(text)


@pytest.mark.parametrize("text", ["Yes they do", "No, that's true.", "Right, it is broken.", "[MUSIC] is too loud", ""])
def test_what_says_anything_is_kept(text: str) -> None:
    """An answer of more than assent is a statement."""
    assert not is_backchannel(text)


def test_a_message_ends_with_a_greeting_or_a_line() -> None:
    """A thank you for something is a statement."""
    assert is_sign_off("Best wishes,")
    assert is_sign_off("-- ")
    assert not is_sign_off("Thanks to everyone who came")


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of SLT, Thursday 8 October 2026",
        "Huddle 5 May 2026",
        "Notes from the platform retro",
        "Team visit 5 May",
        "Ward meeting 5 May 2026, 10am, staff room",
        "12/03/2026 - Retro",
        "Handover 14/05/2026",
        "Sprint review, 2026-05-05",
        "Monday 12 January 2026, village hall",
        "Ward 7 huddle – week of 3 March",
    ],
)
def test_a_title_with_its_date_is_structure(line: str) -> None:
    """Minutes and notes need none."""
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "The review on 5 May was cancelled",
        "Notes from the nurse are never read",
        "Fire drill 5 May",
        "Minutes are late",
        "Nobody came to the team meeting on 5 May",
        "Minutes of the last meeting",
        "The meeting moved to 5 May?",
    ],
)
def test_a_statement_or_an_agenda_item_is_no_title(line: str) -> None:
    """Whatever date stands at its end."""
    assert not is_title(line)


def test_names_are_names_only_if_all_are() -> None:
    """With a role in brackets."""
    assert are_names("Wren Amsel (chair), Bo, Dr. Ray and M. O'Hara")
    assert not are_names("Wren, who was late")
