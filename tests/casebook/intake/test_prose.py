"""From blocks of notes to items."""

import pytest

from casebook.intake.lines import MAX_CHARACTERS
from casebook.intake.prose import Block, BlockKind, block_items, without_number


def test_headings_become_the_context_of_what_follows() -> None:
    """Items are numbered and keep their line."""
    blocks = [
        Block(BlockKind.PARAGRAPH, "Before any heading", 1),
        Block(BlockKind.HEADING, " Caseloads ", 2),
        Block(BlockKind.BULLET, "Two posts are vacant", 3),
        Block(BlockKind.PARAGRAPH, "Page 1", 4),
    ]
    assert [(i.id, i.row, i.heading, i.text) for i in block_items(blocks)] == [
        ("1", 1, None, "Before any heading"),
        ("2", 3, "Caseloads", "Two posts are vacant"),
    ]


def test_a_bullet_that_only_names_what_hangs_below_it_is_their_heading() -> None:
    """With the heading above it; a bullet that says something is an item itself, and stands over them as well."""
    blocks = [
        Block(BlockKind.HEADING, "Caseloads", 1),
        Block(BlockKind.BULLET, "Safety app:", 2),
        Block(BlockKind.BULLET, "drops its signal", 3, level=2),
        Block(BlockKind.BULLET, "Two posts are vacant, again", 4),
        Block(BlockKind.BULLET, "offers went out", 5, level=2),
        Block(BlockKind.BULLET, "Mileage", 6),
    ]
    assert [(i.heading, i.text) for i in block_items(blocks)] == [
        ("Caseloads: Safety app", "drops its signal"),
        ("Caseloads", "Two posts are vacant, again"),
        ("Caseloads: Two posts are vacant, again", "offers went out"),
        ("Caseloads", "Mileage"),
    ]


def test_a_paragraph_loses_the_structure_that_it_begins_with() -> None:
    """Who was there and when often stands in front of the first statement."""
    [item] = block_items([Block(BlockKind.PARAGRAPH, "Notes by Wren. Here: Wren, Bo. The van is back.", 1)])
    assert item.text == "The van is back."


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("4.2 The lift is out", "The lift is out"),
        ("4.2.1. Staff are tired", "Staff are tired"),
        ("2.5 posts are vacant", "2.5 posts are vacant"),
        ("2.5 FTE short", "2.5 FTE short"),
        ("4 The lift", "4 The lift"),
    ],
)
def test_a_numbered_minute_loses_its_number_and_a_figure_stays(text: str, bare: str) -> None:
    """A number with a point is a minute's only if a sentence begins behind it."""
    assert without_number(text) == bare


def test_a_short_barrier_with_bullets_below_it_is_not_lost() -> None:
    """A long one is an item too, but too long to stand over others; a bare name is a label."""
    long = "Linen is short on weekends and nobody knows who is to ring the supplier"
    blocks = [
        Block(BlockKind.BULLET, "Linen short on weekends", 1),
        Block(BlockKind.BULLET, "contract says 5 days", 2, level=2),
        Block(BlockKind.BULLET, long, 3),
        Block(BlockKind.BULLET, "supplier", 4, level=2),
        Block(BlockKind.BULLET, "rings back on Mondays", 5, level=4),
    ]
    assert [(i.heading, i.text) for i in block_items(blocks)] == [
        (None, "Linen short on weekends"),
        ("Linen short on weekends", "contract says 5 days"),
        (None, long),
        ("supplier", "rings back on Mondays"),
    ]


def test_an_endless_sentence_is_cut_between_words_and_loses_none() -> None:
    """Nobody could read it whole; a single word is left as it is."""
    text = "toner is out " * 5000
    items = block_items([Block(BlockKind.PARAGRAPH, text, 1), Block(BlockKind.PARAGRAPH, "x" * 9000, 2)])
    assert " ".join(item.text for item in items[:-1]) == text.strip()
    assert max(len(item.text) for item in items[:-1]) <= MAX_CHARACTERS
    assert items[-1].text == "x" * 9000


def test_names_under_those_present_are_no_item() -> None:
    """What somebody says there is."""
    blocks = [
        Block(BlockKind.HEADING, "Present", 1),
        Block(BlockKind.PARAGRAPH, "Wren Amsel (chair), Bo and Ana", 2),
        Block(BlockKind.PARAGRAPH, "Nobody from nights can come at ten.", 3),
    ]
    assert [item.text for item in block_items(blocks)] == ["Nobody from nights can come at ten."]
