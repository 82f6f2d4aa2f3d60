"""Finding the headings that nobody marked."""

import pytest

from casebook.intake.headings import with_headings
from casebook.intake.prose import Block, BlockKind

HEADING, BULLET, PARAGRAPH = BlockKind.HEADING, BlockKind.BULLET, BlockKind.PARAGRAPH
TEXT = Block(PARAGRAPH, "The on-call phone is not picked up in period 5.", 9)


def _headings(*blocks: Block) -> list[str]:
    return [block.text for block in with_headings(blocks) if block.kind is HEADING]


@pytest.mark.parametrize("below", [TEXT, Block(BULLET, "Linen short", 9), Block(BlockKind.TABLE, "", 9)])
@pytest.mark.parametrize("words", ["Attendance", "Behaviour", "Marking", "Staff and rooms", "Feedback from parents"])
def test_a_few_words_over_text_bullets_or_a_table_are_a_heading(words: str, below: Block) -> None:
    """They go to the section of the items, and are none."""
    assert _headings(Block(PARAGRAPH, words, 1), below) == [words]


@pytest.mark.parametrize("words", ["Phones down", "Kids vape in toilets", "behaviour", "Linen.", "No cover"])
def test_a_short_statement_over_text_stays_an_item(words: str) -> None:
    """Losing a barrier is worse than reading a heading."""
    assert _headings(Block(PARAGRAPH, words, 1), TEXT) == []


def test_one_of_a_list_of_lines_is_no_heading() -> None:
    """Nor is a last line with nothing below it, except the words that only an agenda has."""
    lines = [Block(PARAGRAPH, words, n) for n, words in enumerate(["Nobody reads it", "Photocopier", TEXT.text])]
    assert _headings(*lines) == []
    assert _headings(Block(PARAGRAPH, "Behaviour", 1)) == []
    assert _headings(Block(PARAGRAPH, "AOB", 1)) == ["AOB"]


def test_a_title_stands_over_the_first_heading() -> None:
    """Whatever it is called."""
    assert _headings(Block(PARAGRAPH, "Sprint 12", 1), Block(PARAGRAPH, "Ideas", 2), TEXT) == ["Sprint 12", "Ideas"]


def test_a_numbered_agenda_has_text_below_and_a_numbered_list_has_none() -> None:
    """A number in front makes neither; the number stays with the heading."""
    names = [Block(BULLET, words, 1, number=f"{n}.") for n, words in enumerate(["Timetable", "Phones", "Linen"], 1)]
    assert _headings(names[0], TEXT, names[1], TEXT, names[2]) == ["1. Timetable", "2. Phones", "3. Linen"]
    assert _headings(*names, TEXT) == []


def test_a_bullet_in_capitals_heads_those_below_it_unless_it_says_something() -> None:
    """At its own level; further in they are its sub-bullets."""
    below = Block(BULLET, "Release went out", 2)
    assert _headings(Block(BULLET, "WHAT WENT WELL", 1), below) == ["WHAT WENT WELL"]
    assert _headings(Block(BULLET, "NO STAFF ON NIGHTS", 1), below) == []
    assert _headings(Block(BULLET, "Release", 1), below) == []
