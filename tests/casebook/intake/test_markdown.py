"""Reading md and txt notes."""

from pathlib import Path

import pytest

from casebook.intake.markdown import read_notes
from casebook.intake.reading import read_log
from casebook.items import FileKind, Item


def _items(text: str) -> tuple[Item, ...]:
    return read_notes(text, name="notes.md", path=None, kind=FileKind.MD).items


def test_the_team_notes_of_the_examples_are_read_bullet_by_bullet(examples: Path) -> None:
    """Each with its heading and its line; who was there is no item."""
    items = read_log(examples / "team_notes.md").items
    by_line = {item.row: item for item in items}
    assert by_line[7].text == "Van is back from the garage."
    assert by_line[7].heading == "Quick things"
    assert [item.id for item in items] == [str(n) for n in range(1, len(items) + 1)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- Nobody reads it", "Nobody reads it"),
        ("* Nobody reads it", "Nobody reads it"),
        ("• Nobody reads it", "Nobody reads it"),
        ("12) Nobody reads it", "Nobody reads it"),
        ("- [ ] Nobody reads it", "Nobody reads it"),
        ("  - [x] Nobody reads it", "Nobody reads it"),
        ("> Nobody reads it", "Nobody reads it"),
        ("**Nobody** reads `it`", "Nobody reads it"),
        ("See [the guide](https://example.org/a?b)", "See the guide"),
        ("Nobody [bold]reads[/bold] it", "Nobody [bold]reads[/bold] it"),
    ],
)
def test_marks_are_taken_off_and_text_stays(line: str, text: str) -> None:
    """Bullets, checkboxes, quotes, emphasis and links; brackets of no link are text."""
    assert [item.text for item in _items(line)] == [text]


def test_lines_of_a_paragraph_are_joined_and_a_blank_line_ends_it() -> None:
    """An item's row is its first line."""
    items = _items("Nobody reads\nthe minutes.\n\n- Tablets log\n  out every day\n---\nLast one here")
    assert [(item.row, item.text) for item in items] == [
        (1, "Nobody reads the minutes."),
        (4, "Tablets log out every day"),
        (7, "Last one here"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        *("# Caseloads", "### Caseloads ##", "Caseloads:", "CASELOADS"),
        *("**Caseloads**", "__Caseloads:__", "Caseloads\n---------"),
    ],
)
def test_headings_of_every_style_are_context_not_items(heading: str) -> None:
    """With marks, with a colon, or in capitals."""
    [item] = _items(f"{heading}\n\nTwo posts are vacant")
    assert item.text == "Two posts are vacant"
    assert (item.heading or "").casefold() == "caseloads"


def test_a_pipe_table_is_read_row_by_row_in_its_place() -> None:
    """Rows keep their line, their heading and their cells; escaped pipes are text."""
    lines = [
        "# Open",
        "Before it",
        "",
        "| No | Barrier |",
        "|----|:------|",
        r"| 7 | Two \| three vacant |",
        "",
        "After it",
    ]
    before, row, after = _items("\n".join(lines))
    assert (before.row, row.row, after.row) == (2, 6, 8)
    assert (row.text, row.heading) == ("Two | three vacant", "Open")
    assert row.columns == {"No": "7", "Barrier": "Two | three vacant"}


@pytest.mark.parametrize(
    "line", ["[" * 50_000, "[a](" * 20_000, "|-" * 50_000 + "x", "`" * 50_001, "- " * 50_000 + "x"]
)
def test_no_line_takes_longer_than_it_is_long(line: str) -> None:
    """Hostile lines that would hold up a careless pattern for minutes."""
    assert len(_items(line)) <= 1


@pytest.mark.parametrize("text", ["", "\n\n", "---", "# Only a heading", "Present: Wren, Ikenna\n\nPage 2 of 3"])
def test_notes_without_a_statement_hold_no_item(text: str) -> None:
    """Structure alone is nothing to triage."""
    assert _items(text) == ()


def test_properties_on_top_are_no_item() -> None:
    """Note programs write them; a rule with text below is none of that."""
    assert [item.row for item in _items("---\ntitle: Retro\ntags: [a]\n---\nNobody reads it")] == [5]
    assert [item.text for item in _items("---\nNobody reads it\n---\nNor that")] == ["Nobody reads it", "Nor that"]


def test_what_a_mail_program_adds_is_no_item() -> None:
    """Header, greeting, signature, and the message that is answered; lines keep their number."""
    mail = "From: A\nTo: B\n\nHi all,\n\nNobody reads it.\n\nBest,\nAna\n\nOn Mon, 3 May, B wrote:\n> What is it?\n"
    assert [(item.row, item.text) for item in _items(mail)] == [(6, "Nobody reads it.")]


def test_a_table_of_actions_is_read_by_its_actions() -> None:
    """Not by the dates beside them, though no header names those."""
    [item] = _items("| Action | Who | By |\n|---|---|---|\n| Order two sensors | Tuan | end May |")
    assert item.text == "Order two sensors"


def test_a_table_without_a_header_loses_no_row() -> None:
    """Topic and text; a row of those present is structure."""
    first = "The report was received, and spending on cover is well over."
    items = _items(f"| Money | {first} |\n| Present | Wren, Bo |\n| Doors | They are wedged open. |")
    assert [item.text for item in items] == [first, "They are wedged open."]


@pytest.mark.parametrize("line", ["**Nobody reads it.**", "NOBODY READS IT!", "Nobody reads it.\n================"])
def test_a_sentence_is_an_item_however_it_is_set(line: str) -> None:
    """What ends like a sentence is no heading: a heading is not triaged."""
    assert len(_items(line)) == 1


def test_a_file_all_in_capitals_has_no_headings() -> None:
    """Its lines are items, or nothing would be."""
    assert [item.text for item in _items("PRINTER BROKEN\n\nNO STAFF ON NIGHTS")] == [
        "PRINTER BROKEN",
        "NO STAFF ON NIGHTS",
    ]


def test_a_numbered_line_is_not_glued_to_the_text_below_it() -> None:
    """It names what the text is about."""
    [item] = _items("2) Phones\nPhones on the ward ring out.")
    assert (item.row, item.heading, item.text) == (2, "2) Phones", "Phones on the ward ring out.")


def test_a_heading_typed_over_bullets_is_their_section() -> None:
    """With or without a blank line between the groups."""
    items = _items("Staffing\n- Nobody on nights\nVehicles\n- Gritter 3 has no MOT\n")
    assert [(item.heading, item.text) for item in items] == [
        ("Staffing", "Nobody on nights"),
        ("Vehicles", "Gritter 3 has no MOT"),
    ]


@pytest.mark.parametrize(
    "lines", ["Thanks,\n", "- Nobody reads it\n", "From: a\n", "ab\n---\n", "# H\n| Barrier |\n| x y |\n\n"]
)
def test_many_lines_take_no_longer_than_they_are_many(lines: str) -> None:
    """A search to the end from every line would take an hour here."""
    assert len(_items(lines * 20_000)) in (0, 1, 20_000)
