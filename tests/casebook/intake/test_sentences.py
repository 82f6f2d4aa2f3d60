"""Cutting paragraphs at sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.sentences import MAX_WORDS, cut_paragraph, split_sentences

SENTENCES = st.lists(st.text("abc AB.!?\"'() \n\t12é,", max_size=200), max_size=12).map(" ".join)


@given(text=st.one_of(st.text(), SENTENCES))
def test_splitting_into_sentences_loses_no_word(text: str) -> None:
    """Nor does it add one or change the order."""
    assert " ".join(split_sentences(text)).split() == text.split()


@given(text=st.one_of(st.text(), SENTENCES))
def test_cutting_a_paragraph_loses_no_word(text: str) -> None:
    """And no piece is blank."""
    pieces = list(cut_paragraph(text))
    assert " ".join(pieces).split() == text.split()
    assert all(piece.strip() for piece in pieces)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Nobody reads it. It is long.", ["Nobody reads it.", "It is long."]),
        ("Ask Dr. Amsel or Ms. Ray. They know.", ["Ask Dr. Amsel or Ms. Ray.", "They know."]),
        ("Room No. 4 is shut. No. They left.", ["Room No. 4 is shut.", "No.", "They left."]),
        ("J. Kim said so, e.g. In March.", ["J. Kim said so, e.g. In March."]),
        ("“Why?” They left!! 12 of us stayed.", ["“Why?”", "They left!!", "12 of us stayed."]),
        ("Version 2.5 works. but not here", ["Version 2.5 works. but not here"]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_at_a_stop_that_is_no_abbreviation(text: str, sentences: list[str]) -> None:
    """Titles, initials, numbers and quotes."""
    assert split_sentences(text) == sentences


def test_a_short_paragraph_is_one_item_and_a_long_one_is_cut_at_sentence_ends() -> None:
    """At most three sentences, and as many in each piece as in the next."""
    sentence = "The minutes of the last three meetings name no owner for it."
    assert list(cut_paragraph(f"{sentence} {sentence}")) == [f"{sentence} {sentence}"]
    pieces = list(cut_paragraph(" ".join([sentence] * 12)))
    assert [len(piece.split()) for piece in pieces] == [36, 36, 36, 36]


def test_one_endless_sentence_stays_whole() -> None:
    """There is no good place to cut it; a run of full stops is none, and takes no time."""
    endless = "word " * 100 + "." * 100_000
    assert list(cut_paragraph(endless)) == [endless]


def test_a_bullet_is_cut_only_where_it_is_too_long() -> None:
    """Its writer kept it together; a paragraph of as many sentences is cut."""
    text = "Grade 6 has brought some. Grade 7 has brought none. Grade 8 did once. It was left on the list."
    assert list(cut_paragraph(text, max_sentences=None)) == [text]
    assert len(list(cut_paragraph(text))) == 2


def test_no_piece_begins_with_a_sentence_that_leans_on_the_one_before() -> None:
    """If another place will do."""
    text = "The lift is out again. It has been for a week. Damp came back in flat 4. That is the third time this year."
    assert list(cut_paragraph(text)) == [
        "The lift is out again. It has been for a week.",
        "Damp came back in flat 4. That is the third time this year.",
    ]


def test_no_piece_is_longer_than_it_may_be_if_its_sentences_are_not() -> None:
    """Neither of a paragraph nor of a bullet."""
    text = " ".join(f"Sentence {n} {'word ' * (n % 9)}ends here." for n in range(50))
    for most in (3, None):
        assert max(len(piece.split()) for piece in cut_paragraph(text, max_sentences=most)) <= MAX_WORDS
