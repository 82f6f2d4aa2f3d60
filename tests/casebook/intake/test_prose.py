"""From blocks of notes to items."""

import pytest

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
    """With the heading above it; a bullet that says something is an item itself."""
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
        ("Caseloads", "offers went out"),
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
