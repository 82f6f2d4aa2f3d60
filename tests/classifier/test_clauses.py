"""Clauses keep their place in the text, and lose nothing but what parts them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.clauses import MAX_CLAUSES, Clause, split_clauses, without

_WORDS = ["we", "met", "and", "but", "nobody", "came", "because", "Dr", "3", "naïve", "😀", "who"]
_MARKS = [" ", " ", " ", ", ", ". ", "! ", "?” ", "; ", ": ", "\n", " \n\n ", " - ", " — ", "\t", "\x1c", "\u2028", "'"]
TEXTS = st.lists(st.sampled_from(_WORDS + _MARKS), max_size=120).map("".join) | st.text(max_size=200)
check = settings(deadline=None, max_examples=200)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        (" \n ", []),
        ("Communication.", ["Communication."]),
        ("The printers jam. Nobody cares about it.", ["The printers jam.", "Nobody cares about it."]),
        ("We were trained, but we do not believe.", ["We were trained", "but we do not believe."]),
        ("He said “no more!” They all left.", ["He said “no more!", "They all left."]),
        ("One two three; four five six", ["One two three;", "four five six"]),
        ("One two three — four five six", ["One two three", "four five six"]),
        ("One two three\n\nfour five six", ["One two three", "four five six"]),
        ("Yes. It is so.", ["Yes. It is so."]),
        ("It is so. Yes.", ["It is so. Yes."]),
        ("salt, pepper and milk", ["salt, pepper and milk"]),
        ("a well-known 3.5 rule", ["a well-known 3.5 rule"]),
    ],
)
def test_split_clauses_cuts_where_a_reader_would(text: str, clauses: list[str]) -> None:
    """After sentences, lines, semicolons, dashes, and before a conjunction; never under three words."""
    assert [clause.text for clause in split_clauses(text)] == clauses


@check
@given(TEXTS)
def test_offsets_cut_each_clause_out_of_its_text(text: str) -> None:
    """`text[start:end]` is the clause, and it has no white space around it."""
    for clause in split_clauses(text):
        assert text[clause.start : clause.end] == clause.text == clause.text.strip() != ""


@check
@given(TEXTS)
def test_clauses_stand_in_order_and_lose_only_separators(text: str) -> None:
    """Between clauses lie white space, punctuation and quotes alone; none overlaps the next."""
    end = 0
    for clause in (*split_clauses(text), Clause(len(text), len(text), "")):
        assert clause.start >= end
        assert re.fullmatch(r"""[\s,"'’”)\]–—-]*""", text[end : clause.start])
        end = clause.end


@check
@given(TEXTS)
def test_clauses_have_three_words_unless_they_stand_alone(text: str) -> None:
    """Too short a piece belongs to its neighbour."""
    clauses = split_clauses(text)
    assert len(clauses) == bool(text.strip()) or all(len(clause.text.split()) >= 3 for clause in clauses)


@check
@given(TEXTS)
def test_without_leaves_out_one_clause_and_nothing_else(text: str) -> None:
    """What stood before and behind is still there."""
    for clause in split_clauses(text):
        rest = without(text, clause)
        assert len(rest) == len(text) - len(clause.text)
        assert text.startswith(rest[: clause.start])
        assert text.endswith(rest[clause.start :])


def test_long_texts_keep_their_tail_as_one_clause() -> None:
    """A huge cell costs no more than a long one."""
    clauses = split_clauses("It is so. " * 100)
    assert len(clauses) == MAX_CLAUSES
    assert clauses[0].text == "It is so."
    assert clauses[-1].text.count("It is so.") == 100 - MAX_CLAUSES + 1


@pytest.mark.parametrize("unit", [" ", "\n", "- ", ", ", '."'])
def test_long_runs_of_separators_are_cut_once(unit: str) -> None:
    """A pattern that tried each start anew would not come back from these."""
    text = "one two three" + unit * 200_000 + "four five six"
    assert split_clauses(text)[0].start == 0
    assert split_clauses(text)[-1].end == len(text)
